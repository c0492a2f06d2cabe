import type { Knex } from 'knex';

/** The owners are looked for whenever somebody leaves or is given another role: they are few among the members, who may be very many devices. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw("create index memberships_owners on app.memberships (org_id, id) where role = 'owner'");
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop index app.memberships_owners');
}
