import type { Knex } from 'knex';
import { roles } from '../server/platform/db/org-table.ts';
import { urgentPriority } from '../server/platform/jobs/lanes.ts';

const mine = 'org_id = (select app.current_org()) and (select app.erasable())';
/** Of those who came by a device's name: who has an address or an identity since is a person, and keeps the account. */
const noPerson = 'email is null and not exists (select from app.identities i where i.user_id = users.id)';

const those = (statuses: string): string => `group_id not in (select id::text from app.orgs where status in (${statuses}))`;
const closed = `'suspended', 'deleting', 'erasing'`;
const waiting = (who: string): string => `
    drop policy auth_leaves_waiting on queue.job_common;
    create policy auth_leaves_waiting on queue.job_common as restrictive for update to ${roles.auth} using (
      name <> 'org' or state >= 'active' or ${who}) with check (true);`;

/**
 * The database itself sees to it that nobody takes back what is `erasing` or `erased`, that no person goes with an organisation, and that nothing is
 * done any more for one that is erased.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create function app.refuse_taking_back() returns trigger language plpgsql as $$
    begin
      raise exception 'an organisation that is % cannot be taken back', old.status using errcode = '23514';
    end $$;
    create trigger erasing_stays before update of status on app.orgs for each row
      when (old.status = 'erasing' and new.status not in ('erasing', 'erased') or old.status = 'erased' and new.status <> 'erased')
      execute function app.refuse_taking_back();
    drop policy erase on app.users;
    create policy erase on app.users for delete to ${roles.owner} using (${mine} and ${noPerson});
    ${waiting(`priority >= ${urgentPriority} and ${those(`'erased'`)} or ${those(`${closed}, 'erased'`)}`)}`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    ${waiting(`priority >= ${urgentPriority} or ${those(closed)}`)}
    drop policy erase on app.users;
    create policy erase on app.users for delete to ${roles.owner} using (${mine});
    drop trigger erasing_stays on app.orgs;
    drop function app.refuse_taking_back();`);
}
