import type { Knex } from 'knex';

/**
 * The console's ways into the queue: newest first, of one organisation, what is dead, and what is not done. The last two hold few rows. The
 * organisation is written as the list of jobs reads it, because a group may be something else than one.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create index job_newest on queue.job_common (created_on, id);
    create index job_newest_of_org on queue.job_common ((case when group_id ~ '^[0-9a-f-]{36}$' then group_id::uuid end), created_on, id);
    create index job_dead on queue.job_common (created_on, id) where name = 'dead';
    create index job_undone on queue.job_common (created_on, id) where state <> 'completed';`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop index queue.job_newest, queue.job_newest_of_org, queue.job_dead, queue.job_undone');
}
