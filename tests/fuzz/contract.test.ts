import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openFuzzWorld } from '../isolation/actors.ts';
import { seed, spend } from '../support/budget.ts';
import { fuzzContract } from './contract/run.ts';

const requests = spend({ small: 4_000, full: 30_000 });

let world: Awaited<ReturnType<typeof openFuzzWorld>>;
beforeAll(async () => {
  world = await openFuzzWorld();
});
afterAll(() => world.close());

test(`${requests} fitting and hostile requests to every operation of the contract (seed ${seed}): each is answered as the contract says`, async () => {
  const { faults, ...found } = await fuzzContract(world, requests, seed, (done) => process.stderr.write(`  ${done} of ${requests}\r`));
  process.stderr.write(`${JSON.stringify(found)}\n`);
  expect({ faults, said: world.said }).toEqual({ faults: [], said: [] });
  // It did come in: most operations have been done at least once.
  expect(found.succeeded).toBeGreaterThan(found.operations / 3);
});
