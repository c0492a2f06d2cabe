import type { Knex } from 'knex';

/** Whoever takes a job sees at once which organisations that are suspended or going have jobs that wait for them. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`create index job_waiting_of_org on queue.job_common (group_id, priority) where name = 'org' and state < 'active'`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop index queue.job_waiting_of_org');
}
