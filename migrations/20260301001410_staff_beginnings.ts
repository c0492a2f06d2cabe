import type { Knex } from 'knex';

/** What the console finds by how it begins, whatever the case: names, addresses and the like. */
const columns: readonly (readonly [table: string, column: string])[] = [
  ['orgs', 'name'],
  ['orgs', 'slug'],
  ['users', 'email'],
  ['users', 'display_name'],
  ['users', 'external_id'],
  ['invitations', 'email'],
  ['api_keys', 'name'],
  ['api_keys', 'key_id'],
  ['provider_credentials', 'name'],
  ['repositories', 'external_ref'],
  ['reports', 'commit_hash'],
  ['audit_events', 'action'],
];

/** What the search finds by how any word of it begins. */
const words: readonly (readonly [table: string, column: string])[] = [
  ['orgs', 'name'],
  ['users', 'display_name'],
];

/** The lower case of Unicode and the order of the characters, the same wherever the database runs. */
const lowered = (column: string): string => `lower(${column} collate pg_c_utf8)`;

export async function up(knex: Knex): Promise<void> {
  for (const [table, column] of columns) await knex.raw(`create index ${table}_${column}_begins on app.${table} (${lowered(column)})`);
  for (const [table, column] of words)
    await knex.raw(
      `create index ${table}_${column}_words on app.${table} using gin
         (array_to_tsvector(array_remove(regexp_split_to_array(left(${lowered(column)}, 200), '[^[:alnum:]]+'), ''))) with (fastupdate = off)`,
    );
}

export async function down(knex: Knex): Promise<void> {
  const names = [...columns.map((pair) => `${pair.join('_')}_begins`), ...words.map((pair) => `${pair.join('_')}_words`)];
  await knex.raw(`drop index ${names.map((name) => `app.${name}`).join(', ')}`);
}
