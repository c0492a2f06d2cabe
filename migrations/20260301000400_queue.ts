import type { Knex } from 'knex';
import { queueSchemaSql } from '../server/platform/jobs/schema.ts';

/** The job queue: pg-boss's own schema, owned by longhouse_owner; the program that runs only reads and writes rows. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(queueSchemaSql().replaceAll('?', '\\?'));
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop schema queue cascade');
}
