import { createHash, randomBytes } from 'node:crypto';
import { appendFile, chmod, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openWrapper, SealRefused, type KeySettings } from '../../server/platform/crypto/index.ts';
import { LocalWrapper } from '../../server/platform/crypto/local-wrapper.ts';
import { makeKeyWorld, type KeyWorld } from '../support/keys.ts';

let world: KeyWorld;
const unreachable = (error: unknown): unknown =>
  expect(error).toMatchObject({ status: 503, code: 'key_unavailable', headers: { 'Retry-After': expect.stringMatching(/^\d+$/) } });

beforeAll(async () => {
  world = await makeKeyWorld();
});
afterAll(() => world.close());

test('the canary: sung at the first start, heard at every later one, and silent under another key', async () => {
  const keys = world.keysOf(world.watched());
  await keys.canary();
  await keys.canary();
  await world.keysOf(world.watched()).canary();
  await expect(world.keysOf(new LocalWrapper(path.join(world.folder, 'another.key'))).canary()).rejects.toThrow(
    'do not open with the local key file',
  );
  const wrapper = world.watched();
  wrapper.down = true;
  await world
    .keysOf(wrapper)
    .canary()
    .then(() => expect('sang').toBe('refused'), unreachable);
  await world.database.sql(`update app.key_canary set sealed = set_byte(sealed, 25, get_byte(sealed, 25) # 1)`);
  await expect(world.keysOf(world.watched()).canary()).rejects.toThrow('do not open');
  await world.database.sql('delete from app.key_canary');
});

test('the local key file: made once for all who start at once, for its owner only; several keys unwrap, the last one wraps', async () => {
  const file = path.join(world.folder, 'deep/er/local.key');
  const kids = new Set(await Promise.all(Array.from({ length: 20 }, () => new LocalWrapper(file).currentKid())));
  expect(kids.size).toBe(1);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const bundle = randomBytes(56);
  const old = await new LocalWrapper(file).wrap(bundle);
  const rawKey = Buffer.from((await readFile(file, 'utf8')).trim(), 'base64');
  expect(old.kek_kid).toBe(`local:${createHash('sha256').update(rawKey).digest('hex').slice(0, 32)}`);
  await appendFile(file, `${randomBytes(32).toString('base64')}\n`);
  const wrapper = new LocalWrapper(file);
  expect((await wrapper.wrap(bundle)).kek_kid).not.toBe(old.kek_kid);
  expect((await wrapper.unwrap(old.wrapped, old.kek_kid)).equals(bundle)).toBe(true);
  for (let i = 0; i < old.wrapped.length; i++) {
    const changed = Buffer.from(old.wrapped);
    changed[i] = (changed[i] as number) ^ 1;
    await expect(wrapper.unwrap(changed, old.kek_kid)).rejects.toThrow(SealRefused);
  }
  await expect(wrapper.unwrap(old.wrapped, 'local:unknown')).rejects.toThrow(SealRefused);
  await chmod(file, 0o644);
  await expect(new LocalWrapper(file).currentKid()).rejects.toThrow('0600');
  const bad = path.join(world.folder, 'bad.key');
  await writeFile(bad, 'c2hvcnQ=\n', { mode: 0o600 });
  await expect(new LocalWrapper(bad).currentKid()).rejects.toThrow('32-byte');
});

test('production has no local key; elsewhere it lies in the data folder', async () => {
  const settings = { production: true, LONGHOUSE_DIR: world.folder } as KeySettings;
  expect(() => openWrapper(settings, () => {})).toThrow('Key Vault only');
  expect(() => openWrapper({ ...settings, production: true, LOCAL_KEY_FILE: path.join(world.folder, 'x') }, () => {})).toThrow(
    'Key Vault only',
  );
  expect(() => openWrapper({ ...settings, KEY_VAULT_URL: 'https://v.vault.azure.net' }, () => {})).toThrow('KEY_VAULT_KEY_NAME');
  expect(openWrapper({ ...settings, KEY_VAULT_URL: 'https://v.vault.azure.net', KEY_VAULT_KEY_NAME: 'kek' }, () => {}).name).toBe(
    'Key Vault',
  );
  await openWrapper({ ...settings, production: false }, () => {}).currentKid();
  expect((await stat(path.join(world.folder, 'organisation-keys.key'))).mode & 0o777).toBe(0o600);
});
