import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openFuzzWorld } from './actors.ts';
import { fuzzHttp } from './http-fuzz.ts';

// The start of the long run of tests/fuzz: what is broken for everybody is seen here, what is rare only there.
const requests = 600;
const seed = Date.now() % 2 ** 31;

let world: Awaited<ReturnType<typeof openFuzzWorld>>;
beforeAll(async () => {
  world = await openFuzzWorld();
});
afterAll(() => world.close());

test(`of ${requests} requests with what belongs to others (seed ${seed}) none is told anything, changes anything or breaks`, async () => {
  const { statuses, ...found } = await fuzzHttp(world, world.url, requests, seed);
  expect({ ...found, said: world.said }).toEqual({ requests, leaks: [], faults: [], said: [] });
  for (const status of [200, 400, 401, 403, 404]) expect(Object.keys(statuses)).toContain(String(status));
});
