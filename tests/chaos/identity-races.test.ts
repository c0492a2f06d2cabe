import { afterAll, beforeAll, test } from '@jest/globals';
import { openRaceWorld, racePins, raceRefresh } from '../modules/identity-races.ts';
import type { World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openRaceWorld();
});
afterAll(() => world.close());

test('of 200 guesses at the same moment exactly five are evaluated, for each of 50 PINs', () => racePins(world, 50));

test('of eight uses of one refresh token at the same moment exactly one succeeds, 200 times over; the session is over then', () =>
  raceRefresh(world, 200));
