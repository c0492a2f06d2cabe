import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openFuzzWorld } from '../isolation/actors.ts';
import { fuzzHttp } from '../isolation/http-fuzz.ts';
import { seed, spend } from '../support/budget.ts';

const requests = spend({ small: 5_000, full: 20_000 });

let world: Awaited<ReturnType<typeof openFuzzWorld>>;
beforeAll(async () => {
  world = await openFuzzWorld();
});
afterAll(() => world.close());

test(`${requests} requests with what belongs to others (seed ${seed}): nothing told, nothing changed, nothing broken`, async () => {
  const { statuses, ...found } = await fuzzHttp(world, world.url, requests, seed);
  expect({ ...found, said: world.said }).toEqual({ requests, leaks: [], faults: [], said: [] });
  // It did come in: all kinds of answers were given.
  for (const status of [200, 201, 204, 400, 401, 403, 404]) expect([status, (statuses[status] ?? 0) > 5]).toEqual([status, true]);
});
