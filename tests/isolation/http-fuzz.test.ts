import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openWorld, type World } from '../support/world.ts';
import { nobodyOutside } from './actors.ts';
import { fuzzHttp } from './http-fuzz.ts';

const requests = 5_000;
const seed = Date.now() % 2 ** 31;

let world: World;
beforeAll(async () => {
  world = await openWorld({ rates: { auth: 1e6, expensive: 1e6, address: 1e6, org: 1e6 }, tools: { outbound: nobodyOutside } });
});
afterAll(() => world.close());

test(`${requests} requests with what belongs to others (seed ${seed}): nothing told, nothing changed, nothing broken`, async () => {
  const { statuses, busy, ...found } = await fuzzHttp(world, world.url, requests, seed);
  expect(found).toEqual({ requests, leaks: [], faults: [] });
  expect(busy).toBeLessThanOrEqual(requests / 1_000);
  // It did come in: all kinds of answers were given.
  for (const status of [200, 201, 204, 400, 401, 403, 404]) expect([status, (statuses[status] ?? 0) > 5]).toEqual([status, true]);
}, 120_000);
