import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

async function columnsOf(table: string): Promise<Record<string, string>> {
  const rows = await database.sql<{ name: string; type: string }>(
    `select column_name as name, data_type || case when is_nullable = 'NO' then ' not null' else '' end as type
     from information_schema.columns where table_schema = 'app' and table_name = $1`,
    [table],
  );
  return Object.fromEntries(rows.map(({ name, type }) => [name, type]));
}

test('repositories, credentials, reports, people and settings have their tables', async () => {
  for (const table of ['repositories', 'provider_credentials', 'reports', 'users', 'org_settings', 'org_keys', 'memberships'])
    expect([table, Object.keys(await columnsOf(table)).length > 2]).toEqual([table, true]);
  expect(await columnsOf('provider_credentials')).toMatchObject({ sealed: 'bytea', key_version: 'integer' });
});

test('reports has the promised columns and the three states', async () => {
  expect(await columnsOf('reports')).toMatchObject({
    id: 'uuid not null',
    org_id: 'uuid not null',
    repo_id: 'uuid not null',
    commit_hash: 'text',
    created_at: 'timestamp with time zone not null',
    status: 'text not null',
    report_data: 'jsonb',
    artifact_asset_id: 'uuid',
    job_id: 'uuid',
    error: 'text',
    updated_at: 'timestamp with time zone not null',
  });
  const checks = await database.sql<{ text: string }>(
    `select pg_get_constraintdef(oid) as text from pg_constraint where conrelid = 'app.reports'::regclass and contype = 'c'`,
  );
  const states = checks.map(({ text }) => text).find((text) => text.includes('pending')) ?? '';
  expect(states.match(/'(\w+)'/g)).toEqual(["'pending'", "'complete'", "'failed'"]);
});

test('session summaries have the promised columns, one per organisation, person and session', async () => {
  expect(await columnsOf('session_summaries')).toMatchObject({
    id: 'uuid not null',
    session_id: 'uuid not null',
    user_id: 'uuid not null',
    summary: 'bytea not null',
    created_at: 'timestamp with time zone not null',
    updated_at: 'timestamp with time zone not null',
  });
  expect(await columnsOf('intake_sessions')).toMatchObject({ user_id: 'uuid not null', session_key: 'text not null' });
  const unique = await database.sql<{ text: string }>(
    `select pg_get_constraintdef(oid) as text from pg_constraint where conrelid in ('app.session_summaries'::regclass, 'app.intake_sessions'::regclass) and contype = 'u'`,
  );
  const texts = unique.map(({ text }) => text);
  expect(texts).toEqual(expect.arrayContaining(['UNIQUE (org_id, user_id, session_id)', 'UNIQUE (org_id, user_id, session_key)']));
});

test('users and e-mail verification have the promised columns', async () => {
  expect(await columnsOf('users')).toMatchObject({
    id: 'uuid not null',
    email: 'text',
    password_hash: 'text',
    external_id: 'text',
    created_at: 'timestamp with time zone not null',
  });
  expect(await columnsOf('email_verification')).toMatchObject({
    id: 'uuid not null',
    email: 'text not null',
    pin_mac: 'bytea not null',
    attempts: 'integer not null',
    expires_at: 'timestamp with time zone not null',
    consumed_at: 'timestamp with time zone',
    created_at: 'timestamp with time zone not null',
  });
  expect(Object.keys(await columnsOf('email_verification'))).not.toContain('pin');
  const insert = 'insert into app.users (id, email) values (gen_random_uuid(), $1)';
  await expect(database.sql(insert, ['Ada@Example.test'])).rejects.toThrow('check constraint');
  await database.sql(insert, ['ada@example.test']);
  await expect(database.sql(insert, ['ada@example.test'])).rejects.toThrow('duplicate key');
});

test('people have room for a name, preferences, and who they are elsewhere', async () => {
  expect(await columnsOf('users')).toMatchObject({ email: 'text', display_name: 'text', preferences: 'jsonb not null' });
  expect(await columnsOf('identities')).toMatchObject({ user_id: 'uuid not null', provider: 'text not null', subject: 'text not null' });
});

test('the application has a database and a schema of its own', async () => {
  expect(database.roles.app.database).not.toBe('postgres');
  const [found] = await database.sql<{ app: boolean; create: boolean; owner: string }>(
    `select has_schema_privilege('longhouse_app', 'app', 'usage') as app, has_schema_privilege('longhouse_app', 'public', 'create') as create,
       (select nspowner::regrole::text from pg_namespace where nspname = 'app') as owner`,
  );
  expect(found).toEqual({ app: true, create: false, owner: 'longhouse_owner' });
});
