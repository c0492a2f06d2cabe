import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Problem } from '../../server/core/problem.ts';
import type { Tools } from '../../server/platform/tools.ts';
import { readSettings } from '../../server/platform/config/index.ts';
import { readinessChecks } from '../../server/run/readiness.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

let proofs = 0;
const keys = { canary: async () => void proofs++ } as unknown as Tools['keys'];
const blobs = { ready: async () => {} } as unknown as Tools['blobs'];
const check = (name: string, now?: () => number, { db } = database) =>
  readinessChecks({ db, keys, blobs, settings: readSettings({}) }, now).find((one) => one.name === name)!;

test('a schema that is behind is not ready and names both versions; one that is ahead is fine', async () => {
  await check('schema').run();
  const newest = (await database.sql<{ name: string }>('select max(name) as name from app.knex_migrations'))[0]!.name;
  await database.sql(`insert into app.knex_migrations (name, batch, migration_time) values ('29990101000000_later', 9, now())`);
  await check('schema').run();
  await database.sql('delete from app.knex_migrations where name >= $1', [newest]);
  const refused = (await Promise.resolve(check('schema').run()).catch((error: unknown) => error)) as Problem;
  expect(refused).toBeInstanceOf(Problem);
  expect(refused.detail).toMatch(
    new RegExp(`^The database schema is at \\d+_\\w+, this program needs ${newest}: run knex migrate:latest\\.$`),
  );
});

test('a database that lets nobody in is not ready', async () => {
  const away = await cloneDatabase();
  try {
    const { run } = check('database', undefined, away);
    await run();
    await database.sql(`alter database ${away.name} allow_connections false`);
    await database.sql('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [away.name]);
    await expect(Promise.resolve(run())).rejects.toThrow();
  } finally {
    await away.drop();
  }
});

test('the keys are proven at most once a minute', async () => {
  let now = 0;
  const keysCheck = check('keys', () => now);
  for (now of [0, 1_000, 59_000, 61_000]) await keysCheck.run();
  expect(proofs).toBe(2);
});

test('only blobs may be away', () => {
  const essential = readinessChecks({ db: database.db, keys, blobs, settings: readSettings({}) }).map(({ name, essential }) => [
    name,
    essential,
  ]);
  expect(essential).toEqual([
    ['database', true],
    ['schema', true],
    ['roles', true],
    ['keys', true],
    ['blobs', false],
  ]);
});
