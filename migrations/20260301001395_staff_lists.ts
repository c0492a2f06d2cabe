import type { Knex } from 'knex';

/** Tables that the console lists newest first, across all organisations: without an index each page would sort the whole table. */
const listed = [
  'orgs',
  'users',
  'memberships',
  'invitations',
  'sessions',
  'api_keys',
  'provider_credentials',
  'credential_uses',
  'repositories',
  'assets',
  'usage_daily',
  'events',
  'webhook_deliveries',
  'chat_messages',
];

export async function up(knex: Knex): Promise<void> {
  await knex.raw(listed.map((table) => `create index ${table}_newest on app.${table} (created_at, id);`).join('\n'));
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`drop index ${listed.map((table) => `app.${table}_newest`).join(', ')}`);
}
