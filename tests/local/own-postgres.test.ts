import fs from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { databasesOn } from '../../server/local/own-postgres.ts';
import { type LocalPostgres, startPostgres } from '../../server/local/postgres.ts';
import { readSettings } from '../../server/platform/config/index.ts';
import { connect } from '../../server/platform/db/index.ts';
import { newFolder } from './programs/processes.ts';

// A server as a container brings it: one superuser, an empty database, nothing of ours.
const dir = newFolder();
let server: LocalPostgres;
const uri = (password = server.password, port = server.port): string => `postgresql://postgres:${password}@127.0.0.1:${port}/mine`;
beforeAll(async () => {
  server = await startPostgres({ dir, durable: false });
});
afterAll(async () => {
  await server.stop();
  fs.rmSync(dir, { recursive: true, force: true });
});

test('where the settings give a superuser, the roles of the house are made, and it is they who connect', async () => {
  const database = await databasesOn(readSettings({ DB_URI: uri() }));
  for (const role of ['owner', 'app', 'auth', 'staff'] as const) {
    const knex = connect(database!(role), { min: 0, max: 1 });
    const { rows } = await knex.raw(
      'select current_user as name, rolsuper or rolbypassrls as above from pg_roles where rolname = current_user',
    );
    expect(rows).toEqual([{ name: `longhouse_${role}`, above: false }]);
    await knex.destroy();
  }
  expect((await databasesOn(readSettings({ DB_URI: uri() })))!('app')).toEqual(database!('app'));
});

test('where they give other users it is those', async () => {
  const database = await databasesOn(readSettings({ DB_URI: uri(), DB_AUTH_USER: 'ann', DB_AUTH_PASSWORD: 'secret' }));
  expect([database!('app').user, database!('auth').user, database!('owner').user]).toEqual(['postgres', 'ann', 'postgres']);
  expect(await databasesOn(readSettings({}))).toBeUndefined();
});

test('a server that cannot be used is one sentence', async () => {
  await expect(databasesOn(readSettings({ DB_URI: uri('wrong') }))).rejects.toThrow(
    /^DB_URI: the database at 127\.0\.0\.1:\d+ cannot be used: password authentication failed/,
  );
  await expect(databasesOn(readSettings({ DB_URI: uri('x', 1) }))).rejects.toThrow(
    /^DB_URI: the database at 127\.0\.0\.1:1 cannot be used/,
  );
});
