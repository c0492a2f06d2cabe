import type { Knex } from 'knex';
import { urgentPriority } from '../server/platform/jobs/lanes.ts';
import { roles } from '../server/platform/db/org-table.ts';

const of = (...statuses: string[]): string =>
  `(select id::text from app.orgs where status in (${statuses.map((one) => `'${one}'`).join(', ')}))`;

/**
 * Whoever takes jobs is not given those of an organisation that is suspended or going, save for the urgent ones, and none of one that is erased.
 * Asked of every claim, in the claim's own statement; who waits is looked up once for all its rows.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create policy auth_leaves_waiting on queue.job_common as restrictive for update to ${roles.auth} using (
      name <> 'org' or state >= 'active' or priority >= ${urgentPriority} and group_id not in ${of('erased')}
      or group_id not in ${of('suspended', 'deleting', 'erasing', 'erased')}) with check (true);`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop policy auth_leaves_waiting on queue.job_common');
}
