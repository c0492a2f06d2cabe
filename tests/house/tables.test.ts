import fs from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { breaking, questions } from './catalog.ts';
import { expectRule } from './rule.ts';
import { exceptions } from './table-exceptions.ts';

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
