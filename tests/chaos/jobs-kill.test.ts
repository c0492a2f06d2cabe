import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { KillStory } from '../platform/kill-story.ts';
import { spend } from '../support/budget.ts';
import { asTestDatabase, openOwnPostgres, type OwnPostgres } from '../support/own-postgres.ts';

const { kills, restarts } = spend({ small: { kills: 14, restarts: 1 }, full: { kills: 100, restarts: 2 } });
const jobsForEach = 10;

let database: OwnPostgres;
let story: KillStory;
beforeAll(async () => {
  database = await openOwnPostgres();
  story = await KillStory.open(asTestDatabase(database));
});
afterAll(async () => {
  await story?.close();
});

test(`${kills} workers killed at any moment and ${restarts} immediate restarts of the database over ${kills * jobsForEach} jobs: no job is lost, none has its effect twice`, async () => {
  const falls = new Set(Array.from({ length: restarts }, (_, n) => Math.floor(((n + 1) * kills) / (restarts + 1))));
  let fell = 0;
  const meanwhile = async (nth: number): Promise<void> => {
    process.stderr.write(`  ${nth} of ${kills} workers killed\r`);
    if (!falls.has(nth)) return;
    await database.crash(200);
    fell += 1;
  };
  // So long that the worker which lives, but loses its leases with each kill, is still at a job when another has taken it over.
  await story.killMany(kills, { jobs: jobsForEach, insideMs: 300, survivor: true, meanwhile });
  expect(fell).toBe(restarts);
});
