import type { Knex } from 'knex';
import { urgentPriority } from '../server/platform/jobs/lanes.ts';
import { roles } from '../server/platform/db/org-table.ts';

const of = (...statuses: string[]): string =>
  `(select id::text from app.orgs where status in (${statuses.map((one) => `'${one}'`).join(', ')}))`;
const mayRun = `name <> 'org' or state >= 'active' or priority >= ${urgentPriority} and group_id not in ${of('erased')}
  or group_id not in ${of('suspended', 'deleting', 'erasing', 'erased')}`;
const setsAside = `(select current_setting('app.sets_aside', true)) = 'on'`;
const waiting = `name = 'org' and state < 'active' and priority < ${urgentPriority}`;

/**
 * Jobs that are not next in turn are set aside, out of sight of the claim: it would read them all each time. A transaction that says so may
 * also reach those of organisations whose jobs wait, to set them aside and for nothing else. Going back, all of them come into sight again.
 *
 * Behind row level security PostgreSQL knows of a state only how many others there are: where all jobs wait it took each for running as well, and
 * read them all to count those. Hence the number it is told.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    drop policy auth_leaves_waiting on queue.job_common;
    create policy auth_leaves_waiting on queue.job_common as restrictive for update to ${roles.auth}
      using (${mayRun} or ${setsAside}) with check ((${setsAside}) is not true or blocked);
    create index job_turns on queue.job_common (blocked, group_id, created_on, start_after) where ${waiting};
    alter table queue.job_common alter column state set (n_distinct = 1000);`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table queue.job_common alter column state reset (n_distinct);
    drop index queue.job_turns;
    update queue.job_common set blocked = false where ${waiting} and blocked;
    drop policy auth_leaves_waiting on queue.job_common;
    create policy auth_leaves_waiting on queue.job_common as restrictive for update to ${roles.auth} using (${mayRun}) with check (true);`);
}
