import fs from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { breaking, questions } from './catalog.ts';
import { type Exceptions, expectRule } from './rule.ts';

const beforeAnyOrg = 'read before the organisation is known';
const byGrants = 'no organisation reads it: the grants are the wall';
const ourOwnPeople = 'our own people belong to no organisation; longhouse_staff alone has it';
const knexOwn = "knex's own list of migrations";

/** What may break a rule, by the name of the rule. */
const exceptions: Record<string, Exceptions> = {
  'every table belongs to organisations': {
    orgs: 'the organisations themselves, guarded by id',
    users: 'people are platform-wide; only device users belong to an organisation',
    identities: 'people are platform-wide',
    email_verification: beforeAnyOrg,
    outbox: byGrants,
    rate_limits: byGrants,
    key_canary: 'one row for the whole platform',
    staff_users: ourOwnPeople,
    staff_recovery_codes: ourOwnPeople,
    staff_sessions: ourOwnPeople,
    staff_attempts: ourOwnPeople,
    staff_events: ourOwnPeople,
    knex_migrations: knexOwn,
    knex_migrations_lock: knexOwn,
  },
  'row level security is forced': {
    identities: byGrants,
    email_verification: byGrants,
    outbox: byGrants,
    rate_limits: byGrants,
    key_canary: byGrants,
    staff_users: ourOwnPeople,
    staff_recovery_codes: ourOwnPeople,
    staff_sessions: ourOwnPeople,
    staff_attempts: ourOwnPeople,
    staff_events: ourOwnPeople,
    knex_migrations: knexOwn,
    knex_migrations_lock: knexOwn,
  },
  'longhouse_app has one policy for all with a check': { users: 'longhouse_app only reads the members of its organisation' },
  'the guard stands': { users: 'their policy asks for a membership of the current organisation' },
  'what people said is seen as them': { intake_forms: 'the questions of the organisation, nobody’s answers' },
  'what is unique is unique in one organisation': {
    'users.users_pkey': 'people are platform-wide',
    'users.users_email_key': 'an address is one person everywhere',
  },
  'no numbers are shared between organisations': { knex_migrations_id_seq: knexOwn, knex_migrations_lock_index_seq: knexOwn },
  'moments are timestamptz, and every row says when it was made': {
    'rate_limits.created_at': 'a counter that lives for a minute',
    'knex_migrations.created_at': knexOwn,
    'knex_migrations_lock.created_at': knexOwn,
  },
  'the roles are low ones': {
    'longhouse_staff is a member of longhouse_content':
      'without inheriting from it: taken on for one statement, whose policies ask for a live grant',
  },
  'sign-in sees only what it needs before the organisation is known': {
    users: beforeAnyOrg,
    memberships: beforeAnyOrg,
    invitations: beforeAnyOrg,
    sessions: beforeAnyOrg,
    refresh_tokens: beforeAnyOrg,
    api_keys: beforeAnyOrg,
    escalations: 'those that wait for somebody are looked for in every organisation, to remind of them: ids and moments only',
    webhook_sources: 'a webhook names its source, and the source its organisation',
  },
};

let database: TestDatabase;
let spoilt: TestDatabase;
beforeAll(async () => {
  [database, spoilt] = await Promise.all([cloneDatabase(), cloneDatabase()]);
});
afterAll(() => Promise.all([database.drop(), spoilt.drop()]));

test.each(Object.keys(questions))('%s', async (name) => {
  const question = questions[name]!;
  expectRule(question.rule, await breaking(database.sql, question), exceptions[name]);
});

test('every exception belongs to a rule', () => {
  expect(Object.keys(exceptions).filter((name) => !(name in questions))).toEqual([]);
});

test('each rule finds a table, a role or a server that breaks it', async () => {
  await spoilt.sql(`
    create table app.intake_loose (org_id uuid not null, user_id uuid);
    create table app.loose (id uuid primary key default gen_random_uuid(), at timestamp);
    create table app.parents (org_id uuid not null, id uuid not null unique, created_at timestamptz not null);
    create table app.open (org_id uuid not null, id uuid not null, n bigint generated always as identity, parent uuid references app.parents (id),
      other uuid, created_at timestamptz not null, unique (org_id, id), foreign key (org_id, other) references app.open (org_id, id) on delete set null);
    create policy everybody on app.open for select using (true);
    create policy auth_rows on app.open for select to longhouse_auth using (true);
    alter table app.open enable row level security;
    grant truncate on app.loose to longhouse_app;
    grant delete on app.orgs to longhouse_app;
    grant create on schema app to longhouse_staff;
    create view app.all_members as select * from app.memberships;
    create function app.door() returns int language sql security definer as 'select 1';`);
  const found: Record<string, string[]> = {};
  for (const [name, question] of Object.entries(questions)) {
    const usual = Object.keys(exceptions[name] ?? {});
    found[name] = (await breaking(spoilt.sql, question)).filter((one) => !usual.includes(one));
  }
  // Roles, extensions and the server are shared by the databases of the server: their questions are asked of names that do exist.
  const shared = ['the roles are low ones', 'no extension', 'the server is one with the fixes'];
  expect(Object.keys(found).filter((name) => found[name]!.length === 0 && !shared.includes(name))).toEqual([]);
  expect(found['a reference between organisation tables carries org_id']).toEqual(['open.open_parent_fkey']);
  expect(found['org_id is never set null by a deletion']).toEqual(['open.open_org_id_other_fkey']);
  for (const name of shared) {
    const looser = questions[name]!.sql.replaceAll("'longhouse_owner'", "'postgres'")
      .replaceAll("'plpgsql'", "''")
      .replace('< 160005', '< 999999');
    expect([name, (await breaking(spoilt.sql, { rule: '', sql: looser })).length > 0]).toEqual([name, true]);
  }
});

test('no migration asks for an extension or an id made by the database', () => {
  const asks = /create\s+extension|uuid-ossp|pgcrypto|gen_random_uuid|uuid_generate|uuidv7\(\)/i;
  const asking = fs.readdirSync('migrations').filter((file) => asks.test(fs.readFileSync(`migrations/${file}`, 'utf8')));
  expectRule('Make ids with newId() in the application: a migration must run on a server that allows no extension.', asking);
  expect(asks.test('CREATE EXTENSION "uuid-ossp"')).toBe(true);
});
