import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { appendFile } from 'node:fs/promises';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { tokenFor } from '../../server/modules/credentials/index.ts';
import { openKeys } from '../../server/platform/crypto/index.ts';
import { LocalWrapper } from '../../server/platform/crypto/local-wrapper.ts';
import { type CredentialWorld, goodPat, openCredentialWorld } from './credentials-world.ts';
import { bare } from '../local/programs/processes.ts';

let world: CredentialWorld;
let keyFile: string;
beforeAll(async () => {
  world = await openCredentialWorld();
  keyFile = path.join(world.settings.LONGHOUSE_DIR, 'watched.key');
});
afterAll(() => world.close());

/** `npm run rewrap`, against this world's database. */
async function rewrap(more: Record<string, string> = {}): Promise<{ code: number | null; out: string; err: string }> {
  const { app, auth } = world.database.roles;
  const env = {
    ...bare,
    DB_URI: `postgresql://${app.user}:${String(app.password)}@${app.host}:${app.port}/${app.database}`,
    DB_AUTH_USER: auth.user,
    DB_AUTH_PASSWORD: String(auth.password),
    LONGHOUSE_DIR: world.settings.LONGHOUSE_DIR,
    LOCAL_KEY_FILE: keyFile,
    ...more,
  };
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'server/cli/rewrap.ts'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, out, err };
}

test('npm run rewrap moves every organisation’s keys to the newest key-encryption key', async () => {
  const people = await Promise.all(Array.from({ length: 4 }, () => world.person()));
  const ids = await Promise.all(people.map((person) => world.stored(person, 'github_pat', goodPat)));
  await people[0]!.post('/org/keys/rotate');
  await appendFile(keyFile, `${randomBytes(32).toString('base64')}\n`);
  const wrapper = new LocalWrapper(keyFile);
  const newest = await wrapper.currentKid();

  const first = await rewrap();
  expect(first).toMatchObject({ code: 0, err: '' });
  expect(first.out).toContain(`under ${newest}`);
  expect(first.out).toMatch(/Done: 4 organisations looked at, 5 keys rewrapped, 0 refused\.\n$/);
  const kids = await world.database.sql<{ kek_kid: string }>('select distinct kek_kid from app.org_keys');
  expect(kids).toEqual([{ kek_kid: newest }]);
  const tools = { ...world.tools, keys: openKeys({ db: world.tools.db, wrapper }) };
  for (const [i, person] of people.entries()) expect((await tokenFor(person.org, tools, ids[i]!, 'test.open')).token).toBe(goodPat);
  expect((await rewrap()).out).toMatch(/, 0 keys rewrapped, 0 refused\.\n$/);
});

test('a key that does not unwrap is named, and the command fails', async () => {
  const person = await world.person();
  await world.tools.keys.rotate(person.org);
  await world.database.sql('update app.org_keys set wrapped = set_byte(wrapped, 3, get_byte(wrapped, 3) # 1) where org_id = $1', [
    person.org_id,
  ]);
  await appendFile(keyFile, `${randomBytes(32).toString('base64')}\n`);
  const { code, err } = await rewrap();
  expect(code).toBe(1);
  expect(err).toContain(`refused: organisation ${person.org_id}, version 1: A wrapped key was changed.`);
});

test('settings that cannot be used are said in one sentence each, and those of the server are no concern of it', async () => {
  const { code, err } = await rewrap({ KEY_VAULT_URL: 'nowhere', PORT: 'many' });
  expect(code).toBe(78);
  expect(err).toMatch(/^KEY_VAULT_URL [^\n]+\n$/);
  const production = await rewrap({ NODE_ENV: 'production' });
  expect(production.code).toBe(78);
  expect(production.err.match(/^\w+ must \w+ \w+/gm)).toEqual([
    'KEY_VAULT_URL must be set',
    'KEY_VAULT_KEY_NAME must be set',
    'LOCAL_KEY_FILE must not be',
  ]);
  expect(await rewrap({ PORT: 'many' })).toMatchObject({ out: expect.stringMatching(/Done: /) });
});
