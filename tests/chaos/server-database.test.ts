import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { spend } from '../support/budget.ts';
import type { Told } from '../support/paced-load.ts';
import { until } from '../support/until.ts';
import { ServerStory } from './server-story.ts';

const perSecond = 50;
const { rounds, calmMs } = spend({ small: { rounds: 1, calmMs: 2_000 }, full: { rounds: 4, calmMs: 8_000 } });
const longestRecoveryMs = 10_000;

let story: ServerStory;
beforeAll(async () => {
  story = await ServerStory.open(10);
});
afterAll(() => story?.close());

/** The code of a problem+json; undefined for any other answer, and for one that only says it were that. */
function codeOf({ headers, text }: Told): string | undefined {
  if (headers['content-type']?.startsWith('application/problem+json') !== true) return undefined;
  try {
    return (JSON.parse(text) as { code?: string }).code;
  } catch {
    return undefined;
  }
}

/** Done as asked, or put off as the contract says; everything else is a fault. */
const isFair = (told: Told): boolean =>
  (told.status >= 200 && told.status < 300) ||
  (told.status === 503 && Number(told.headers['retry-after']) > 0 && codeOf(told) !== undefined);

test(`${rounds} × (immediate restart of the database, all connections cut) under ${perSecond} requests a second`, async () => {
  const load = story.load();
  load.start(perSecond);
  /** When the database was whole again after each blow. */
  const blows: { what: string; from: number; back: number }[] = [];
  const blow = async (what: string, act: () => Promise<unknown>): Promise<void> => {
    await sleep(calmMs);
    const from = performance.now();
    await act();
    blows.push({ what, from, back: performance.now() });
    process.stderr.write(`  ${what} ${blows.length}, ${load.told.length} requests answered\r`);
  };
  for (let round = 0; round < rounds; round += 1) {
    await blow('restart', () => story.database.crash(round % 2 === 0 ? 1_500 : 0));
    await blow('cut', () => story.database.cut());
  }
  await sleep(calmMs);
  const told = await load.stop();

  const put_off = told.filter(({ status }) => status === 503);
  const recoveries = blows.map(({ what, from, back }, n) => {
    const next = blows[n + 1]?.from ?? Infinity;
    const last = put_off.filter((one) => one.from > from && one.from < next).map((one) => one.from);
    return { what, ms: Math.max(0, Math.round(Math.max(...last, 0) - back)) };
  });
  const why = Object.entries(Object.groupBy(put_off, (one) => codeOf(one) ?? 'no code')).map(([code, all]) => `${all?.length} ${code}`);
  const slowest = Math.round(Math.max(...told.map(({ from, to }) => to - from)));
  process.stderr.write(
    `${told.length} requests, ${put_off.length} put off (503: ${why.join(', ')}), slowest ${slowest} ms, recovery ${JSON.stringify(recoveries)}\n`,
  );

  const unfair = told
    .filter((one) => !isFair(one))
    .map(({ request, status, text, error }) => `${request.what}: ${status} ${error ?? text}`);
  expect(unfair).toEqual([]);
  expect(recoveries.filter(({ ms }) => ms > longestRecoveryMs)).toEqual([]);
  expect(told.length).toBeGreaterThan(perSecond);

  // The process is the same, its work goes on by itself, and nothing is there in part.
  const open = "select from queue.job_common where state < 'completed' and name <> 'sweeps'";
  await until('no job waits or runs', async () => (await story.database.sql(open)).length === 0, 120_000);
  expect(await story.halves()).toEqual({});
  const pending = await story.database.sql("select from app.reports where status <> 'complete'");
  expect(pending).toEqual([]);
  const { code } = await story.server.stop();
  expect([code, story.server.said().includes('nobody caught')]).toEqual([0, false]);
});
