import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { SealRefused } from '../../server/platform/crypto/gcm.ts';
import { makeKeyWorld, somewhere, type KeyWorld } from '../support/keys.ts';

let world: KeyWorld;
const secret = 'ghp_a_real_looking_token';
const unreachable = (error: unknown): unknown =>
  expect(error).toMatchObject({ status: 503, code: 'key_unavailable', headers: { 'Retry-After': expect.stringMatching(/^\d+$/) } });

beforeAll(async () => {
  world = await makeKeyWorld();
});
afterAll(() => world.close());

test('a secret opens again in its own place and organisation, and nowhere else; the database holds no plain text', async () => {
  const keys = world.keysOf(world.watched());
  const [org, neighbour] = [await world.newOrg(), await world.newOrg()];
  const place = somewhere();
  const { sealed, key_version } = await keys.seal(org, place, secret);
  expect(key_version).toBe(1);
  expect(sealed.includes(secret)).toBe(false);
  expect((await keys.open(org, place, sealed)).toString()).toBe(secret);
  await keys.seal(neighbour, place, secret);
  await expect(keys.open(neighbour, place, sealed)).rejects.toThrow(SealRefused);
  await expect(keys.open(org, somewhere(), sealed)).rejects.toThrow(SealRefused);
  await expect(keys.open(org, place, Buffer.from(secret.repeat(3)))).rejects.toThrow(SealRefused);
});

test('a wrapped key copied into another organisation, or under another version, is refused', async () => {
  const keys = world.keysOf(world.watched());
  const [org, thief] = [await world.newOrg(), await world.newOrg()];
  const place = somewhere();
  const { sealed } = await keys.seal(org, place, secret);
  await keys.seal(thief, place, 'own');
  await world.database.sql('update app.org_keys t set wrapped = o.wrapped from app.org_keys o where o.org_id = $1 and t.org_id = $2', [
    org.id,
    thief.id,
  ]);
  await expect(world.keysOf(world.watched()).open(thief, place, sealed)).rejects.toThrow('another organisation');
  await keys.rotate(org);
  await world.database.sql(
    'update app.org_keys t set wrapped = o.wrapped from app.org_keys o where o.org_id = $1 and t.org_id = $1 and o.version = 1',
    [org.id],
  );
  await expect(world.keysOf(world.watched()).seal(org, place, secret)).rejects.toThrow('another version');
});

test('a hundred who open at once cost one unwrap; a failure is not kept', async () => {
  const place = somewhere();
  const org = await world.newOrg();
  const { sealed } = await world.keysOf(world.watched()).seal(org, place, secret);
  const wrapper = world.watched();
  const keys = world.keysOf(wrapper);
  wrapper.down = true;
  const failures = await Promise.allSettled(Array.from({ length: 100 }, () => keys.open(org, place, sealed)));
  for (const failure of failures) unreachable((failure as PromiseRejectedResult).reason);
  expect(wrapper.unwraps).toBe(1);
  wrapper.down = false;
  const opened = await Promise.all(Array.from({ length: 100 }, () => keys.open(org, place, sealed)));
  expect(opened.every((plain) => plain.toString() === secret)).toBe(true);
  expect(wrapper.unwraps).toBe(2);
});

test("twenty processes that seal an organisation's first secret at once end up with one key", async () => {
  const org = await world.newOrg();
  const rings = Array.from({ length: 20 }, () => world.keysOf(world.watched()));
  const place = somewhere();
  const made = await Promise.all(rings.map((keys) => keys.seal(org, place, secret)));
  expect(await world.database.sql('select version from app.org_keys where org_id = $1', [org.id])).toHaveLength(1);
  for (const { sealed } of made) expect((await (rings[0] as (typeof rings)[0]).open(org, place, sealed)).toString()).toBe(secret);
});

test('a key in memory is looked up again after 10 minutes, rides out trouble up to an hour, and then serves no more', async () => {
  const wrapper = world.watched();
  const keys = world.keysOf(wrapper);
  const org = await world.newOrg();
  const place = somewhere();
  const { sealed } = await keys.seal(org, place, secret);
  const opens = async (): Promise<number> => {
    await keys.open(org, place, sealed);
    await sleep(40);
    return wrapper.unwraps;
  };
  const before = await opens();
  world.minutes(9);
  expect(await opens()).toBe(before);
  world.minutes(2);
  expect(await opens()).toBe(before + 1); // in the background
  world.minutes(1);
  expect(await opens()).toBe(before + 1);

  wrapper.down = true;
  world.minutes(10);
  await opens();
  world.minutes(48); // 59 minutes since the last time it could be looked up
  await opens();
  world.minutes(2);
  await keys.open(org, place, sealed).then(() => expect('opened').toBe('refused'), unreachable);
  await keys.seal(org, place, secret).then(() => expect('sealed').toBe('refused'), unreachable);
  wrapper.down = false;
  expect((await keys.open(org, place, sealed)).toString()).toBe(secret);
});

test("the vault being down when an organisation's first secret comes: 503, nothing stored, fine afterwards", async () => {
  const wrapper = world.watched();
  const keys = world.keysOf(wrapper);
  const org = await world.newOrg();
  wrapper.down = true;
  await keys.seal(org, somewhere(), secret).then(() => expect('sealed').toBe('refused'), unreachable);
  expect(await keys.list(org)).toEqual([]);
  wrapper.down = false;
  expect((await keys.seal(org, somewhere(), secret)).key_version).toBe(1);
});

test('forgetting an organisation drops its keys from memory, also one that is being looked up', async () => {
  const wrapper = world.watched();
  const keys = world.keysOf(wrapper);
  const org = await world.newOrg();
  const place = somewhere();
  const { sealed } = await keys.seal(org, place, secret);
  keys.forget(org.id);
  const underWay = keys.open(org, place, sealed);
  await sleep(1);
  keys.forget(org.id);
  await underWay;
  await world.database.sql('delete from app.org_keys where org_id = $1', [org.id]); // shredded
  await expect(keys.open(org, place, sealed)).rejects.toThrow(SealRefused);
});

test('the work that a request hangs on its own write is not spent on making the first key', async () => {
  const org = await world.newOrg();
  let ran = 0;
  org.beforeCommit = async () => void (ran += 1);
  await world.keysOf(world.watched()).seal(org, somewhere(), secret);
  expect(ran).toBe(0);
});

test('nobody seals or opens with a transaction open', async () => {
  const keys = world.keysOf(world.watched());
  const org = await world.newOrg();
  const place = somewhere();
  const { sealed } = await keys.seal(org, place, secret);
  await expect(org.unrecorded('a test', () => keys.seal(org, place, secret))).rejects.toThrow('held a transaction');
  await expect(org.unrecorded('a test', () => keys.open(org, place, sealed))).rejects.toThrow('held a transaction');
});
