import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Problem } from '../../server/core/problem.ts';
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
const retryAfter = (problem: Problem): number => Number(problem.headers['Retry-After']);

beforeAll(async () => {
  world = await makeVaultWorld();
});
afterEach(() => world.calm());
afterAll(() => world.close());

test('one timeout, one cut, one garbled or one throttled answer is ridden out', async () => {
  const { name } = world.newKey();
  const wrapper = world.open(name, { timeoutMs: 1_000 });
  const { wrapped, kek_kid } = await wrapper.wrap(bundle);
  for (const fault of [
    { kind: 'timeout' },
    { kind: 'cut' },
    { kind: 'garbage' },
    { kind: 'throttled', retry_after: '0' },
    { kind: 'status', status: 503, code: 'Busy' },
  ] as const) {
    world.vault.fail(fault, 1, 'unwrapkey');
    expect((await wrapper.unwrap(wrapped, kek_kid)).equals(bundle)).toBe(true);
  }
  expect(world.troubles).toEqual([]);
});

test('Retry-After is waited for when short, and handed on when long', async () => {
  const { name } = world.newKey();
  const wrapper = world.open(name);
  const { wrapped, kek_kid } = await wrapper.wrap(bundle);
  world.vault.fail({ kind: 'throttled', retry_after: '1' }, 1);
  const begun = Date.now();
  await wrapper.unwrap(wrapped, kek_kid);
  expect(Date.now() - begun).toBeGreaterThanOrEqual(1_000);

  const before = world.counted('unwrapkey', name);
  world.vault.fail({ kind: 'throttled', retry_after: '20' });
  expect(retryAfter(await failure(wrapper.unwrap(wrapped, kek_kid)))).toBe(20);
  world.vault.heal();
  world.vault.fail({ kind: 'throttled', retry_after: new Date(Date.now() + 30_000).toUTCString() });
  expect(retryAfter(await failure(wrapper.unwrap(wrapped, kek_kid)))).toBeGreaterThan(25);
  expect(world.counted('unwrapkey', name) - before).toBe(2);
});

test('a vault that stays silent: three tries, then 503; after five such calls nobody asks for 15 s, then one does', async () => {
  const { name } = world.newKey();
  const wrapper = world.open(name, { timeoutMs: 40 });
  const { wrapped, kek_kid } = await world.open(name).wrap(bundle);
  world.vault.fail({ kind: 'timeout' });
  await failure(wrapper.unwrap(wrapped, kek_kid));
  expect(world.counted('unwrapkey', name)).toBeLessThanOrEqual(3);
  for (let i = 0; i < 4; i++) await failure(wrapper.unwrap(wrapped, kek_kid));
  expect(world.troubles).toHaveLength(5);

  const asked = world.vault.calls.length;
  const open503 = await failure(wrapper.unwrap(wrapped, kek_kid));
  expect(retryAfter(open503)).toBeGreaterThan(10);
  world.seconds(14);
  await failure(wrapper.unwrap(wrapped, kek_kid));
  expect(world.vault.calls.length).toBe(asked);

  world.seconds(1.5);
  await failure(wrapper.unwrap(wrapped, kek_kid)); // the one that tries for all
  expect(world.vault.calls.length).toBeGreaterThan(asked);
  const probed = world.vault.calls.length;
  await failure(wrapper.unwrap(wrapped, kek_kid));
  expect(world.vault.calls.length).toBe(probed);

  world.seconds(15.5);
  world.vault.heal();
  const healthy = world.open(name, { timeoutMs: 3_000 });
  expect((await healthy.unwrap(wrapped, kek_kid)).equals(bundle)).toBe(true);
});

test('a refusal (403, 404) is told at once, without a retry storm', async () => {
  const { name, kid } = world.newKey();
  const wrapper = world.open(name);
  const { wrapped } = await wrapper.wrap(bundle);
  world.vault.fail({ kind: 'status', status: 403, code: 'ForbiddenByRbac' }, 1, 'unwrapkey');
  expect(retryAfter(await failure(wrapper.unwrap(wrapped, kid)))).toBe(20);
  expect(world.counted('unwrapkey', name)).toBe(1);
  expect(world.troubles[0]).toContain('403 ForbiddenByRbac');
  await failure(world.open('no-such-key').wrap(bundle));
  expect(world.troubles[1]).toContain('404 KeyNotFound');

  world.vault.set(kid, { enabled: false });
  for (let i = 0; i < 50; i++) await failure(wrapper.unwrap(wrapped, kid));
  expect(world.counted('unwrapkey', name)).toBeLessThanOrEqual(7);
});

test('an identity that gives no token, or never answers, is 503 too', async () => {
  const { name } = world.newKey();
  await failure(
    world
      .open(name, {
        credential: async () => ({
          getToken: async () => {
            throw new Error('no identity here');
          },
        }),
      })
      .wrap(bundle),
  );
  await failure(world.open(name, { timeoutMs: 30, credential: async () => ({ getToken: () => new Promise(() => {}) }) }).wrap(bundle));
  await failure(
    world
      .open(name, {
        credential: async () => {
          throw new Error('cannot be made');
        },
      })
      .wrap(bundle),
  );
});
