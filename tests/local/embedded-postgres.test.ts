import fs from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { ownerOfEmbedded, startEmbeddedPostgres } from '../../server/local/embedded-postgres.ts';
import { claim } from '../../server/local/instance.ts';
import { prepareDatabase } from '../../server/local/prepare.ts';
import { demoFile, keepDemoAccess } from '../../server/local/demo-access.ts';
import { connect } from '../../server/platform/db/index.ts';
import type { Database } from '../../server/platform/config/index.ts';
import type { Tools } from '../../server/platform/tools.ts';
import { newFolder } from './programs/processes.ts';

const dir = newFolder();
afterAll(() => fs.rmSync(dir, { recursive: true, force: true }));

async function ask(database: Database): Promise<string> {
  const knex = connect(database, { min: 0, max: 1 });
  try {
    return ((await knex.raw('select current_user as name')) as { rows: { name: string }[] }).rows[0]!.name;
  } finally {
    await knex.destroy();
  }
}

test('each role connects as itself, the schema is prepared once, and a command finds the owner of the running server', async () => {
  const instance = await claim(dir);
  const { server, roles } = await startEmbeddedPostgres(dir, instance);
  try {
    expect(await Promise.all(Object.values(roles).map(ask))).toEqual([
      'longhouse_owner',
      'longhouse_app',
      'longhouse_auth',
      'longhouse_staff',
    ]);
    const laps: string[] = [];
    expect(await prepareDatabase(dir, roles.owner, (lap) => laps.push(lap))).toBe(true);
    expect(await prepareDatabase(dir, roles.owner, (lap) => laps.push(lap))).toBe(false);
    expect(laps).toEqual([expect.stringMatching(/^schema migrated to \d+_\w+ \(\d+ new\)$/), 'job queues installed']);
    expect(await ownerOfEmbedded(dir)).toEqual(roles.owner);
    for (const secret of ['longhouse-roles.json', '../superuser-password']) {
      expect(fs.statSync(path.join(server.dataDir, secret)).mode & 0o077).toBe(0);
    }
  } finally {
    await server.stop();
    instance.release();
  }
});

test('the demo access is written once, for this user only, and follows the port', async () => {
  const tools = {} as Tools;
  let seeded = 0;
  const seed = async () => ({ email: 'a@b.example', password: 'p', org_slug: 'demo', api_key: `k${++seeded}`, more: 'left out' });
  expect(await keepDemoAccess(dir, 'http://a', tools)).toBe(false);
  for (const url of ['http://a', 'http://a', 'http://b']) expect(await keepDemoAccess(dir, url, tools, seed)).toBe(true);
  expect(JSON.parse(fs.readFileSync(demoFile(dir), 'utf8'))).toEqual({
    url: 'http://b',
    email: 'a@b.example',
    password: 'p',
    org_slug: 'demo',
    api_key: 'k1',
  });
  expect(fs.statSync(demoFile(dir)).mode & 0o777).toBe(0o600);
});
