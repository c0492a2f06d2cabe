import { randomBytes } from 'node:crypto';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { databasesOf } from '../../server/local/provision.ts';
import type { Database } from '../../server/platform/config/index.ts';
import { connect, expectedSchemaVersion, holdMigrationLock } from '../../server/platform/db/index.ts';
import { atDesk } from '../../server/release/administrator.ts';
import { schemasAreOurs } from '../../server/release/database.ts';
import { migrate } from '../../server/release/migrate.ts';
import { fulfil, nothing } from '../../server/release/wishes.ts';
import { bare, ended, printed, run } from '../local/programs/processes.ts';
import { testServer } from '../support/database.ts';
import { until } from '../support/until.ts';

// An empty database with its schema, as the bootstrap leaves it.
const name = `release_${randomBytes(6).toString('hex')}`;
const server = testServer();
const owner: Database = databasesOf(server, name, server.passwords).owner;
const sql = <R extends object>(text: string): Promise<R[]> => atDesk(server, name, (desk) => desk.ask<R & Record<string, unknown>>(text));

beforeAll(async () => {
  await atDesk(server, 'postgres', (desk) => desk.ask(`create database ${name} owner longhouse_owner`));
  await atDesk(server, name, (desk) => fulfil(desk, schemasAreOurs(), nothing()));
});
afterAll(() => atDesk(server, 'postgres', (desk) => desk.ask(`drop database if exists ${name} with (force)`)));

const uri = (): string => `postgresql://${owner.user}:${owner.password as string}@${owner.host}:${owner.port}/${name}`;
const settings = () => ({ DB_URI: uri(), DB_OWNER_USER: owner.user, DB_OWNER_PASSWORD: owner.password as string });

/** What the release runs. */
async function release(env: NodeJS.ProcessEnv = settings()): Promise<{ code: number | string | null; text: string }> {
  const child = run('server/cli/release-migrate.ts', [], env);
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (more: string) => (text += more));
  return { code: await ended(child), text };
}

test('two at once: one migrates, the other says that one is under way; both end in one line', async () => {
  const version = await expectedSchemaVersion();
  // As long as somebody has the lock, neither may; then of two, one has it. Which is not said.
  const holding = connect(owner, { min: 1, max: 1 });
  await holdMigrationLock(holding);
  expect(await release()).toEqual({
    code: 75,
    text: expect.stringMatching(/^Another migration is under way on this database \(connection \d+\): nothing was done\.\n$/),
  });
  expect(await sql('select from pg_tables where schemaname = $$app$$')).toEqual([]);
  await holding.destroy();

  const both = await Promise.allSettled([migrate(owner), migrate(owner)]);
  const done = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const refused = both.flatMap((one) => (one.status === 'rejected' ? [(one.reason as Error).name] : []));
  expect(done.filter(({ ran }) => ran.length > 0)).toHaveLength(1);
  expect(done[0]).toMatchObject({ version, freed: false });
  // The later one comes while the first is at work, or after it, when there is nothing left to do.
  expect(refused.every((one) => one === 'MigrationUnderWay')).toBe(true);
  const again = await release();
  expect(again).toEqual({
    code: 0,
    text: expect.stringMatching(new RegExp(`^Nothing to migrate: schema at ${version}, queue at \\d+, [\\d.]+ s\\.\\n$`)),
  });
});

test('a killed migration leaves no stuck lock, neither ours nor that of knex', async () => {
  const child = run('tests/release/programs/slow-migration.ts', [JSON.stringify(owner)]);
  await printed(child, /under way/);
  const lock = () => sql<{ is_locked: number }>('select is_locked from app.knex_migrations_lock');
  expect(await lock()).toEqual([{ is_locked: 1 }]);
  await expect(migrate(owner)).rejects.toMatchObject({ name: 'MigrationUnderWay' });
  child.kill('SIGKILL');
  await ended(child);
  // The server hears of it while the statement still runs.
  await until('the database lets go of the lock', () =>
    migrate(owner).then(
      ({ freed }) => freed,
      () => false,
    ),
  );
  expect(await lock()).toEqual([{ is_locked: 0 }]);
});

test('what is typed by hand frees it as well, and meets the same lock', async () => {
  await sql('update app.knex_migrations_lock set is_locked = 1');
  const type = () =>
    promisify(execFile)('npx', ['knex', 'migrate:latest'], {
      env: { ...bare, HOME: process.env['HOME'], ...settings() },
    });
  expect((await type()).stdout).toContain('Already up to date');
  await sql(`delete from app.knex_migrations where name = '${await expectedSchemaVersion()}'`);
  const holding = connect(owner, { min: 1, max: 1 });
  await holdMigrationLock(holding);
  const refused = (await type().catch((error: unknown) => error)) as { stdout: string; stderr: string };
  expect(refused.stdout + refused.stderr).toContain('Another migration is under way on this database');
  await holding.destroy();
}, 60_000);

test('one that fails is one line, and nothing of it stays', async () => {
  // One that makes something is no longer on record, so that it is made again over what is there.
  await sql("delete from app.knex_migrations where name like '%_owners'");
  const before = await sql('select name from app.knex_migrations order by name');
  const { code, text } = await release();
  expect([code, text]).toEqual([
    1,
    expect.stringMatching(/^\d{14}_\w+ failed and nothing of it stays: [^\n]* (?:already exists|does not exist)[^\n]*\.\n$/),
  ]);
  expect(await sql('select name from app.knex_migrations order by name')).toEqual(before);
  expect(await release({ DB_OWNER_USER: 'x', NODE_ENV: 'production' })).toMatchObject({
    code: 78,
    text: expect.stringMatching(/^No database is set/),
  });
});
