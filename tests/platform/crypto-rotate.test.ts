import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { makeKeyWorld, somewhere, type KeyWorld } from '../support/keys.ts';

let world: KeyWorld;
const secret = 'ghp_a_real_looking_token';

beforeAll(async () => {
  world = await makeKeyWorld();
});
afterAll(() => world.close());

test('rotation: new secrets under the new version, old ones still open, are resealed, and refuse once the old version is retired', async () => {
  const keys = world.keysOf(world.watched());
  const other = world.keysOf(world.watched()); // another process
  const org = await world.newOrg();
  const place = somewhere();
  const old = await keys.seal(org, place, secret);
  await other.open(org, place, old.sealed);
  expect(await keys.rotate(org)).toBe(2);
  expect((await keys.seal(org, place, secret)).key_version).toBe(2);
  expect((await keys.open(org, place, old.sealed)).toString()).toBe(secret);

  const anew = await keys.reseal(org, place, old.sealed);
  expect(anew.key_version).toBe(2);
  expect((await keys.open(org, place, anew.sealed)).toString()).toBe(secret);
  expect(await keys.reseal(org, place, anew.sealed)).toEqual(anew);

  await expect(keys.retireBefore(org, 3)).rejects.toThrow('must keep');
  await keys.retireBefore(org, 2);
  await expect(keys.open(org, place, old.sealed)).rejects.toThrow('retired');
  world.minutes(11);
  await other.open(org, place, old.sealed); // the last time: it finds out in the background
  await sleep(60);
  await expect(other.open(org, place, old.sealed)).rejects.toThrow('retired');
  expect((await other.seal(org, place, secret)).key_version).toBe(2);

  expect(await keys.list(org)).toMatchObject([
    { version: 2, current: true, retired_at: null },
    { version: 1, current: false, retired_at: expect.any(Date) },
  ]);
  expect(Object.keys((await keys.list(org))[0] as object).sort()).toEqual(['created_at', 'current', 'kek_kid', 'retired_at', 'version']);
  const events = await world.database.sql('select action, detail from app.audit_events where org_id = $1 order by seq', [org.id]);
  expect(events).toEqual([
    { action: 'org_key.rotated', detail: { version: 2 } },
    { action: 'org_key.retired', detail: { below_version: 2 } },
  ]);
});

test('of rotations at once each makes a version of its own or is told that one is under way', async () => {
  const org = await world.newOrg();
  const results = await Promise.allSettled(Array.from({ length: 6 }, () => world.keysOf(world.watched()).rotate(org)));
  const versions = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  expect(new Set(versions).size).toBe(versions.length);
  expect(versions.length).toBeGreaterThan(0);
  for (const result of results)
    if (result.status === 'rejected') expect(result.reason).toMatchObject({ status: 409, code: 'org_key_rotating' });
});
