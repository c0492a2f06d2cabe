import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import type { Org } from '../../server/platform/db/index.ts';
import { type OrgJob } from '../../server/platform/jobs/index.ts';
import { makeOrg } from '../support/orgs.ts';
import { toolsOf } from './jobs-house.ts';
import { until } from '../support/until.ts';
import { job, jobsStory, type Thing } from './jobs-story.ts';

const story = jobsStory();

const askMany = (kind: OrgJob<Thing>, by: Org, count: number) =>
  by.write('things.asked', async (db) => {
    for (let at = 0; at < count; at += 1) await story.jobs.enqueue(db, kind, { thing: `${at}` });
  });

test('an organisation holds two places at most, over all workers', async () => {
  let [running, most, ended] = [0, 0, 0];
  const kind = job(async () => {
    running += 1;
    most = Math.max(most, running);
    await sleep(10);
    running -= 1;
    ended += 1;
  });
  await askMany(kind, story.org, 60);
  const others = [toolsOf(story.database.db, story.database.roles.auth), toolsOf(story.database.db, story.database.roles.auth)];
  try {
    await Promise.all([
      story.work([kind]),
      ...others.map((other) => other.jobs.work(other.tools, [kind] as unknown as OrgJob[], []).ready),
    ]);
    await until('all are done', () => ended === 60);
    expect(most).toBe(2);
  } finally {
    for (const other of others) await other.jobs.close();
  }
});

test('200 queued jobs of one organisation keep another waiting for one job at most', async () => {
  const neighbour = await makeOrg(story.database);
  const third = await makeOrg(story.database);
  const order: string[] = [];
  const kind = job(async ({ org: its }) => {
    order.push(its.id);
    await sleep(20);
  });
  await askMany(kind, story.org, 200);
  await askMany(kind, third, 200);
  await story.work([kind], [], 4);
  await until('the noisy ones have all places', () => order.length > 20);
  const before = order.length;
  await story.enqueue(kind, 'mine', neighbour);
  await until('the neighbour ran', () => order.includes(neighbour.id));
  // All four places are taken when its job comes, and the next to become free is its own; some may be claimed anew while it is being committed.
  expect(order.indexOf(neighbour.id) - before).toBeLessThanOrEqual(4);
});
