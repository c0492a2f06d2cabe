import type { Knex } from 'knex';
import { erasable, roles } from '../server/platform/db/org-table.ts';

const kept = ['audit_heads', 'audit_events'];
const mine = 'org_id = (select app.current_org()) and (select app.erasable())';
/** Of those who came by a device's name: who has an address or an identity since is a person. */
const noPerson = 'email is null and not exists (select from app.identities i where i.user_id = users.id)';
const staffChanges = (of: string): string => `
    drop policy staff_changes on app.orgs;
    create policy staff_changes on app.orgs for update to ${roles.staff} using (${of}) with check (${of});`;
const closedForGood = `('erasing', 'erased')`;

/**
 * Erasing what an organisation leaves. `deleting` can be taken back; `erasing` cannot, and only then does longhouse_owner see its rows, one
 * organisation at a time behind the guard. Of an erased one its row stays, without a name, and its chain of audit events with the last one. The
 * database itself sees to it that nobody takes back or changes what is `erasing` or `erased`, and that nobody with an address goes with it.
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

    create policy erase_sees on app.users for select to ${roles.owner} using (${mine});
    create policy erase on app.users for delete to ${roles.owner} using (${mine} and ${noPerson});

    create function app.refuse_taking_back() returns trigger language plpgsql as $$
    begin
      raise exception 'an organisation that is % cannot be taken back', old.status using errcode = '23514';
    end $$;
    create trigger erasing_stays before update of status on app.orgs for each row
      when (old.status = 'erasing' and new.status not in ${closedForGood} or old.status = 'erased' and new.status <> 'erased')
      execute function app.refuse_taking_back();
    ${staffChanges(`id = (select app.current_org()) and status not in ${closedForGood}`)}
    create policy open_orgs_only on app.staff_grants as restrictive for insert to ${roles.staff}
      with check (exists (select from app.orgs o where o.id = staff_grants.org_id and o.status not in ${closedForGood}));
    ${tables.map(erasable).join('')}`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    ${(await erasedWith(knex)).map((name) => `drop policy erase_sees on app.${name}; drop policy erase on app.${name};`).join('\n')}
    drop policy open_orgs_only on app.staff_grants;
    ${staffChanges('id = (select app.current_org())')}
    drop trigger erasing_stays on app.orgs;
    drop function app.refuse_taking_back();
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
