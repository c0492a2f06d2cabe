import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import type { Org } from '../../server/platform/db/index.ts';
import type { OrgJob } from '../../server/platform/jobs/index.ts';
import { toolsOf } from '../platform/jobs-house.ts';
import { job, jobsStory } from '../platform/jobs-story.ts';
import { spend } from '../support/budget.ts';
import { makeOrg } from '../support/orgs.ts';
import { until } from '../support/until.ts';

const story = jobsStory();
const queued = 1_000;
const visits = spend({ small: 15, full: 60 });
const workers = 2;
/** Places in each worker. */
const slots = 4;

/** Each visit a job of a neighbour, the same or a new one, is asked for while the noisy ones work; answers how many of their jobs began before it, once it was there. */
async function jobsBefore(noisy: number, isSame: boolean): Promise<number[]> {
  const order: string[] = [];
  const kind = job(async ({ payload }) => {
    order.push(payload.thing);
    await sleep(20);
  });
  const askMany = (by: Org): Promise<void> =>
    by.write('things.asked', async (db) => {
      for (let at = 0; at < queued; at += 1) await story.jobs.enqueue(db, kind, { thing: 'noise' });
    });
  for (let n = 0; n < noisy; n += 1) await askMany(await makeOrg(story.database));
  const neighbours = isSame
    ? [await makeOrg(story.database)]
    : await Promise.all(Array.from({ length: visits }, () => makeOrg(story.database)));
  const second = toolsOf(story.database.db, story.database.roles.auth);
  try {
    await story.work([kind], [], slots);
    await second.jobs.work(second.tools, [kind] as unknown as OrgJob[], [], { slots }).ready;
    const before: number[] = [];
    for (let visit = 1; visit <= visits; visit += 1) {
      const then = order.length;
      await until('the noisy ones have all places', () => order.length > then + 10);
      const mine = `visit ${visit}`;
      await story.enqueue(kind, mine, neighbours[visit % neighbours.length]!);
      const asked = order.length;
      await until('the neighbour’s job began', () => order.includes(mine));
      before.push(Math.max(0, order.indexOf(mine) - asked));
      process.stderr.write(`  ${visit} of ${visits} visits\r`);
    }
    return before;
  } finally {
    await second.jobs.close(500);
  }
}

const told = (who: string, before: number[]): void =>
  void process.stderr.write(`${who}: at most ${Math.max(...before)} jobs began before the neighbour’s (${before.join(' ')})\n`);

test.each([
  { noisy: 1, who: 'another', isSame: true },
  { noisy: 5, who: 'a new one', isSame: false },
  { noisy: 5, who: 'one that just had its turn', isSame: true },
])(`$noisy with ${queued} queued jobs each: a job of $who begins before any of them has a second turn`, async ({ noisy, who, isSame }) => {
  const before = await jobsBefore(noisy, isSame);
  told(`${noisy} noisy, ${who}`, before);
  // Each worker goes through its own round of turns; one claim of each may be under way already.
  expect(Math.max(...before)).toBeLessThanOrEqual(workers * (noisy + 1));
});
