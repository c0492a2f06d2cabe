import type { Knex } from 'knex';
import { erasable, roles } from '../server/platform/db/org-table.ts';

const kept = ['orgs', 'audit_heads', 'audit_events'];

/**
 * Erasing what an organisation leaves. `deleting` can be taken back; `erasing` cannot, and only then does longhouse_owner see its rows, one
 * organisation at a time behind the guard. Of an erased one its row stays, without a name, and its chain of audit events with the last one.
 */
export async function up(knex: Knex): Promise<void> {
  const tables = await erasedWith(knex);
  await knex.raw(`
    alter table app.orgs drop constraint orgs_status_check,
      add constraint orgs_status_check check (status in ('active', 'suspended', 'deleting', 'erasing', 'erased'));
    create policy erase_sees on app.orgs for select to ${roles.owner} using (true);
    create policy erase on app.orgs for update to ${roles.owner} using (status = 'erasing') with check (status = 'erased');
    create function app.erasable() returns boolean language sql stable
      as $$ select exists (select from app.orgs where id = app.current_org() and status = 'erasing') $$;
    revoke execute on function app.erasable() from public;
    grant execute on function app.current_org() to ${roles.owner};

    create policy erase_sees on app.audit_events for select to ${roles.owner} using ((select app.erasable()));
    create policy erase_last on app.audit_events for insert to ${roles.owner} with check ((select app.erasable()));
    create policy erase_last on app.audit_heads for all to ${roles.owner}
      using ((select app.erasable())) with check ((select app.erasable()));

    create policy erase_sees on app.users for select to ${roles.owner} using (org_id = (select app.current_org()) and (select app.erasable()));
    create policy erase on app.users for delete to ${roles.owner} using (org_id = (select app.current_org()) and (select app.erasable()));
    ${tables.map(erasable).join('')}`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    ${(await erasedWith(knex)).map((name) => `drop policy erase_sees on app.${name}; drop policy erase on app.${name};`).join('\n')}
    drop policy erase_sees on app.users;
    drop policy erase on app.users;
    drop policy erase_last on app.audit_heads;
    drop policy erase_last on app.audit_events;
    drop policy erase_sees on app.audit_events;
    drop policy erase on app.orgs;
    drop policy erase_sees on app.orgs;
    drop function app.erasable();
    alter table app.orgs drop constraint orgs_status_check,
      add constraint orgs_status_check check (status in ('active', 'suspended', 'deleting'));`);
}

/** The tables that hold rows of organisations, but for what is kept. */
async function erasedWith(knex: Knex): Promise<string[]> {
  const { rows } = (await knex.raw(
    `select t.relname::text as name from pg_class t join pg_attribute a on a.attrelid = t.oid
     where t.relnamespace = 'app'::regnamespace and t.relkind = 'r' and a.attname = 'org_id' and a.attnotnull and not t.relname = any (?)
     order by t.relname`,
    [kept],
  )) as { rows: { name: string }[] };
  return rows.map(({ name }) => name);
}
