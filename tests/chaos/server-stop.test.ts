import fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { spend } from '../support/budget.ts';
import type { Told } from '../support/paced-load.ts';
import { ServerStory } from './server-story.ts';

const perSecond = 50;
const stops = spend({ small: 2, full: 10 });
const longestMs = 25_000;

/** Two clients may have stood in the system's line before the door at the moment it closed. */
const mostInLine = 2;
const momentMs = 100;

/**
 * Requests that the process never took: refused at the door, or still in the system's line before it at the moment it closed, which shows as
 * new connections that were cut when the first other one was refused. Their clients know, and send them elsewhere.
 */
function notTaken(told: Told[]): Set<Told> {
  const refused = told.filter(({ error }) => error === 'ECONNREFUSED');
  const closed = Math.min(...refused.map(({ from }) => from));
  const isInLine = ({ request, error, from }: Told): boolean =>
    request.fresh === true && error === 'ECONNRESET' && Math.abs(from - closed) < momentMs;
  return new Set([...refused, ...told.filter(isInLine).slice(0, mostInLine)]);
}

let story: ServerStory;
beforeAll(async () => {
  story = await ServerStory.open(10);
});
afterAll(() => story?.close());

test(`SIGTERM under ${perSecond} requests a second, ${stops} times: each request that was taken is answered whole, and nothing stays behind`, async () => {
  const times: number[] = [];
  for (let stop = 1; stop <= stops; stop += 1) {
    const load = story.load({ fresh: true });
    load.start(perSecond);
    await sleep(1_000 + Math.random() * 500);
    const { code, ms } = await story.server.stop();
    const told = await load.stop();
    times.push(Math.round(ms));
    const elsewhere = notTaken(told);
    const taken = told.filter((one) => !elsewhere.has(one));
    const lost = taken
      .filter(({ status }) => status < 200 || status >= 300)
      .map(({ request, status, error, text }) => `${request.what}${request.fresh ? ' (fresh)' : ''}: ${status} ${error ?? text}`);
    process.stderr.write(
      `  stop ${stop}: exit ${code} after ${Math.round(ms)} ms, ${taken.length} taken, ${elsewhere.size} not, ${lost.length} lost\n`,
    );
    expect({ stop, code, lost }).toEqual({ stop, code: 0, lost: [] });

    const left = await story.database.sql<{ what: string }>(leftBehind);
    expect(left.map(({ what }) => what)).toEqual([]);
    expect(fs.existsSync(`/proc/${story.server.pid}`)).toBe(false);
    await story.start();
  }
  expect(Math.max(...times)).toBeLessThan(longestMs);
  expect(await story.halves()).toEqual({});
});

/** Connections, jobs that nobody runs any more, and keys that nobody works on. */
const leftBehind = `
  select 'connection ' || application_name as what from pg_stat_activity where datname = current_database() and application_name like 'longhouse%'
  union all select 'job ' || (data->>'job') from queue.job_common where state = 'active'
  union all select 'key ' || route from app.idempotency_keys where state = 'running'`;
