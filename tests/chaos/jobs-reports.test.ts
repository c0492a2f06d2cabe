import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { seed, spend } from '../support/budget.ts';
import { randomFrom } from '../support/random.ts';
import { ReportStory } from './report-story.ts';

const { jobs, kills, restarts } = spend({ small: { jobs: 150, kills: 15, restarts: 1 }, full: { jobs: 1_000, kills: 100, restarts: 2 } });

let story: ReportStory;
beforeAll(async () => {
  story = await ReportStory.open();
});
afterAll(() => story?.close());

test(`${kills} workers killed and ${restarts} immediate restarts of the database while ${jobs} reports are made: none is lost, none doubled`, async () => {
  const random = randomFrom(seed);
  const waits = Array.from({ length: kills }, () => random() * 400);
  let killed = 0;
  const ahead = Math.ceil(jobs / 10); // so that no worker is ever without work
  await story.ask(ahead);
  const due = (nth: number): number => Math.floor((nth * (jobs - ahead)) / kills);
  // The database falls once in each part between, whatever the workers are doing then.
  const fallsAt = new Set(Array.from({ length: restarts }, (_, n) => Math.floor(((n + 1) * kills) / (restarts + 1))));
  const lane = async (name: string): Promise<void> => {
    while (killed < kills) {
      killed += 1;
      const nth = killed;
      const worker = await story.worker(name);
      const asked = story.ask(due(nth) - due(nth - 1));
      await sleep(waits[nth - 1]); // at any moment of its work
      const fell = fallsAt.has(nth) ? story.crash() : undefined;
      await story.kill(worker);
      await Promise.all([asked, fell]);
      process.stderr.write(`  ${nth} of ${kills} workers killed\r`);
    }
  };
  await Promise.all([lane('first'), lane('second')]);
  const outcome = await story.outcome();
  process.stderr.write(`reports: ${JSON.stringify(outcome)}\n`);
  expect(outcome).toMatchObject({ asked: jobs, lost: 0, doubled: 0 });
  expect(outcome.restarts_ms).toHaveLength(restarts);
  // Kills met workers at work.
  expect(outcome.held).toBeGreaterThan(spend({ small: 0, full: kills / 4 }));
  expect(outcome.taken_over).toBeGreaterThan(0);
});
