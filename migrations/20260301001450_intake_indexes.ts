import type { Knex } from 'knex';

/** What somebody should look at is rare among what was judged; and a session's messages are counted by the session alone in the console. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create index risk_checks_level on app.risk_checks (org_id, level, id) where level <> 'none';
    create index intake_messages_of on app.intake_messages (org_id, session_id);`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop index app.risk_checks_level, app.intake_messages_of');
}
