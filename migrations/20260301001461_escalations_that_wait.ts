import type { Knex } from 'knex';
import { roles } from '../server/platform/db/org-table.ts';

const moments = 'select (created_at, updated_at)';

/** longhouse_auth sees of escalations that wait since when and when danger was last seen: by that they are counted and reminded of. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`grant ${moments} on app.escalations to ${roles.auth}`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`revoke ${moments} on app.escalations from ${roles.auth}`);
}
