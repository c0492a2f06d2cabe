import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '../../server/core/ids.ts';
import { connect } from '../../server/platform/db/index.ts';
import { checksums, changedTables, furnish, orgTables } from '../isolation/rows.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { dumpSchema } from './schema-dump.ts';
import { bare } from '../local/programs/processes.ts';

const names = fs
  .readdirSync('migrations')
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.replace('.ts', ''))
  .sort();

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

/** Two organisations with a row in every table there is. */
async function twoOrganisations(): Promise<string[]> {
  const tables = await orgTables(database.sql);
  const ids: string[] = [];
  for (const org_id of [newId(), newId()]) {
    const user_id = newId();
    await database.sql('insert into app.orgs (id, slug, name) values ($1, $2, $2)', [org_id, `org-${org_id.slice(-12)}`]);
    await database.sql('insert into app.users (id, email) values ($1, $2)', [user_id, `${user_id}@example.test`]);
    await furnish(database.sql, tables, { org_id, user_id });
    ids.push(org_id);
  }
  return ids;
}

test('each migration goes down and up again on the data of two organisations, and the schema is the same', async () => {
  const owner = connect(database.roles.owner, { min: 0, max: 1 });
  try {
    const { rows } = (await owner.raw('select rolsuper or rolbypassrls as free from pg_roles where rolname = current_user')) as {
      rows: { free: boolean }[];
    };
    expect(rows).toEqual([{ free: false }]);
    const orgIds = await twoOrganisations();
    const after: Record<string, string[]> = { [names.at(-1)!]: await dumpSchema(database.sql) };
    // Down one by one; on the way each goes up and down once more, on what the others still hold.
    for (const [index, name] of [...names.entries()].reverse()) {
      await owner.migrate.down();
      const before = names[index - 1] ?? 'nothing';
      after[before] = await dumpSchema(database.sql);
      const tables = before === 'nothing' ? [] : await orgTables(database.sql);
      const kept = tables.length > 0 ? await checksums(database.sql, tables, orgIds) : {};
      await owner.migrate.up();
      expect([name, await dumpSchema(database.sql)]).toEqual([name, after[name]]);
      if (tables.length > 0) {
        const now = await checksums(database.sql, tables, orgIds);
        for (const id of orgIds) expect([name, changedTables(kept[id], now[id])]).toEqual([name, []]);
      }
      await owner.migrate.down();
      expect([before, await dumpSchema(database.sql)]).toEqual([before, after[before]]);
    }
    expect(after['nothing']!.filter((line) => !line.includes('knex_migrations') && !line.startsWith('schema: app '))).toEqual([]);
    for (const name of names) {
      await owner.migrate.up();
      expect([name, await dumpSchema(database.sql)]).toEqual([name, after[name]]);
    }
    await twoOrganisations();
  } finally {
    await owner.destroy();
  }
});

test('the dump sees what a sloppy way down leaves behind', async () => {
  const before = await dumpSchema(database.sql);
  for (const sloppy of [
    'create index left_over on app.users (display_name)',
    'grant delete on app.orgs to longhouse_app',
    'drop policy guard on app.reports',
    'alter table app.users alter column email set not null',
  ]) {
    await database.sql(`begin; ${sloppy}; create table app.seen as select 1; drop table app.seen; commit`);
    expect([sloppy, await dumpSchema(database.sql)]).not.toEqual([sloppy, before]);
  }
});

/** Types a command as a release step does. */
const run = async (args: string[], env: Record<string, string>): Promise<string> => {
  const given = { ...bare, HOME: process.env['HOME'], ...env };
  const { stdout } = await promisify(execFile)('npx', ['knex', ...args], { env: given });
  return stdout;
};

test('npx knex migrate:rollback and migrate:latest work on the database of the settings', async () => {
  const own = await cloneDatabase();
  try {
    const { app, owner } = own.roles;
    const uri = `postgresql://${app.user}:${app.password as string}@${app.host}:${app.port}/${app.database}`;
    const settings = { DB_URI: uri, DB_OWNER_USER: owner.user, DB_OWNER_PASSWORD: owner.password as string };
    expect(await run(['migrate:rollback'], settings)).toContain(`rolled back: ${names.length} migrations`);
    expect(await run(['migrate:status'], settings)).toContain(`Found ${names.length} Pending Migration file/files.\n${names[0]}.ts\n`);
    expect(await run(['migrate:latest'], settings)).toContain(`run: ${names.length} migrations`);
    expect(await run(['migrate:latest'], settings)).toContain('Already up to date');
  } finally {
    await own.drop();
  }
});

test('with no database set they use the embedded one of LONGHOUSE_DIR, and nothing is left running', async () => {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'longhouse-knex-'));
  try {
    expect(await run(['migrate:latest'], { LONGHOUSE_DIR: dir })).toContain(`run: ${names.length} migrations`);
    const { children } = JSON.parse(fs.readFileSync(path.join(dir, 'run.json'), 'utf8')) as { children: { pid: number }[] };
    expect(children).toHaveLength(1);
    await gone(children[0]!.pid);
  } finally {
    fs.rmSync(dir, { recursive: true, force: true });
  }
});

test('migrate:make writes a migration that makes an organisation table, and starts no database', async () => {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'longhouse-knex-'));
  // Elsewhere than in migrations/, where another test might run it.
  const stdout = await run(['migrate:make', 'probe_of_make', '-x', 'ts', '--migrations-directory', path.join(dir, 'made')], {
    LONGHOUSE_DIR: dir,
  });
  const made = /Created Migration: (\S+)/.exec(stdout)?.[1] ?? '';
  const text = fs.readFileSync(made, 'utf8');
  expect(path.basename(made)).toMatch(/^\d{14}_probe_of_make\.ts$/);
  expect(text).toContain('createOrgTable(');
  expect(fs.readdirSync(dir)).toEqual(['made']);
  fs.rmSync(dir, { recursive: true });
});

async function gone(pid: number): Promise<void> {
  for (let tries = 0; tries < 1_000; tries += 1) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Process ${pid} is still there.`);
}
