import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Problem } from '../../server/core/problem.ts';
import { SealRefused } from '../../server/platform/crypto/gcm.ts';
import { wrapProven } from '../../server/platform/crypto/wrapper.ts';
import { whileHolding } from '../../server/platform/db/holding.ts';
import { startKeyVault } from '../support/key-vault.ts';
import { makeVaultWorld, type VaultWorld } from '../support/vault-world.ts';

let world: VaultWorld;
const bundle = randomBytes(56);
const failure = async (work: Promise<unknown>): Promise<Problem> => {
  const error = await work.then(
    () => new Error('it succeeded'),
    (thrown: unknown) => thrown,
  );
  expect(error).toMatchObject({ status: 503, code: 'key_unavailable' });
  return error as Problem;
};

beforeAll(async () => {
  world = await makeVaultWorld();
});
afterEach(() => world.calm());
afterAll(() => world.close());

test('wraps under the current version, named in full, and unwraps with exactly that one after a rotation', async () => {
  const { name, kid } = world.newKey();
  const wrapper = world.open(name);
  const first = await wrapProven(wrapper, bundle);
  expect(first.kek_kid).toBe(kid);
  expect(first.wrapped.equals(bundle)).toBe(false);

  const second = world.vault.rotate(name);
  expect((await wrapper.wrap(bundle)).kek_kid).toBe(kid);
  world.seconds(600); // clients keep the version they first saw, so they are made anew
  const after = await wrapper.wrap(bundle);
  expect(after.kek_kid).toBe(second);
  expect(await wrapper.currentKid()).toBe(second);
  for (const made of [first, after]) expect((await wrapper.unwrap(made.wrapped, made.kek_kid)).equals(bundle)).toBe(true);
  await expect(wrapper.unwrap(first.wrapped, second)).rejects.toThrow(SealRefused);
});

test('bytes that the vault did not wrap are refused, again and again, without shutting the vault out', async () => {
  const { name, kid } = world.newKey();
  const wrapper = world.open(name);
  const { wrapped } = await wrapper.wrap(bundle);
  const changed = Buffer.from(wrapped);
  changed[100] = (changed[100] as number) ^ 1;
  for (let i = 0; i < 8; i++) await expect(wrapper.unwrap(changed, kid)).rejects.toThrow(SealRefused);
  expect((await wrapper.unwrap(wrapped, kid)).equals(bundle)).toBe(true);
});

test('a stored kid of another place is never asked: it would be handed our token', async () => {
  const { name, kid } = world.newKey();
  const wrapper = world.open(name);
  const elsewhere = await startKeyVault(world.tls, 'the-token');
  const bad = [
    kid.replace(world.vault.url, elsewhere.url),
    kid.replace(world.vault.url, `${world.vault.url}@127.0.0.1:1`),
    `${world.vault.url}/secrets/x/1`,
    `${world.vault.url}/keys/${name}`,
    `${kid}/../../x`,
    'local:abc',
    '',
  ];
  for (const other of bad) await expect(wrapper.unwrap(Buffer.alloc(256), other)).rejects.toThrow('not in this vault');
  expect(elsewhere.calls).toEqual([]);
  await elsewhere.close();
});

test('one disabled version does not shut out the others', async () => {
  const { name, kid: old } = world.newKey();
  const wrapper = world.open(name);
  const { wrapped } = await wrapper.wrap(bundle);
  world.vault.set(old, { enabled: false });
  world.vault.rotate(name);
  for (let i = 0; i < 8; i++) await failure(wrapper.unwrap(wrapped, old));
  await failure(wrapper.wrap(bundle)); // still on the old version, now seen to be disabled …
  const made = await wrapper.wrap(bundle); // … so it was looked up again
  expect(made.kek_kid).not.toBe(old);
  expect((await wrapper.unwrap(made.wrapped, made.kek_kid)).equals(bundle)).toBe(true);
});

test('an expired or disabled newest version wraps nothing; an expired one still unwraps', async () => {
  const { name, kid } = world.newKey();
  const { wrapped } = await world.open(name).wrap(bundle);
  world.vault.set(kid, { expires: new Date(world.now() - 60_000) });
  const wrapper = world.open(name);
  await failure(wrapper.wrap(bundle));
  expect(world.troubles.join()).toContain('expired');
  expect((await wrapper.unwrap(wrapped, kid)).equals(bundle)).toBe(true);
  world.vault.rotate(name);
  expect((await wrapProven(wrapper, bundle)).kek_kid).not.toBe(kid);
});

test('a wrong answer is noticed before anything depends on it', async () => {
  const { name } = world.newKey();
  const wrapper = world.open(name);
  world.vault.fail({ kind: 'wrong answer' }, 1, 'unwrapkey');
  await failure(wrapProven(wrapper, bundle));
  world.vault.heal();
  world.vault.fail({ kind: 'wrong answer' }, 1, 'wrapkey');
  await failure(wrapProven(wrapper, bundle));
  world.vault.heal();
  await wrapProven(wrapper, bundle);
});

test('nobody asks the vault with a transaction open', async () => {
  const { name } = world.newKey();
  const wrapper = world.open(name);
  await expect(whileHolding('vehicle.added', () => wrapper.wrap(bundle))).rejects.toThrow('held a transaction');
  expect(world.counted('wrapkey', name)).toBe(0);
});
