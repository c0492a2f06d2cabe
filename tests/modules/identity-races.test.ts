import { afterAll, beforeAll, test } from '@jest/globals';
import { openRaceWorld, racePins, raceRefresh } from './identity-races.ts';
import type { World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openRaceWorld();
});
afterAll(() => world.close());

test('of 200 guesses at the same moment exactly five are evaluated', () => racePins(world, 5));

test('of eight uses of one refresh token at the same moment exactly one succeeds; the session is over then', () => raceRefresh(world, 20));
