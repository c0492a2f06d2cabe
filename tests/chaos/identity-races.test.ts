import { afterAll, beforeAll, test } from '@jest/globals';
import { spend } from '../support/budget.ts';
import { openRaceWorld, racePins, raceRefresh } from '../modules/identity-races.ts';
import type { World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openRaceWorld();
});
afterAll(() => world.close());

test('of 200 guesses at the same moment exactly five are evaluated, for each of 50 PINs', () => racePins(world, 50));

const rounds = spend({ small: 200, full: 1_000 });
test(`of eight uses of one refresh token at the same moment exactly one succeeds, ${rounds} times over; the session is over then`, () =>
  raceRefresh(world, rounds));
