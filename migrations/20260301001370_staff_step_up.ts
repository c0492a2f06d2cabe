import type { Knex } from 'knex';

/** A staff session notes when its owner last showed anew that it is they. What it kept beside that was never used. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter table app.staff_sessions drop column state, add column stepped_up_at timestamptz');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw("alter table app.staff_sessions drop column stepped_up_at, add column state jsonb not null default '{}'");
}
