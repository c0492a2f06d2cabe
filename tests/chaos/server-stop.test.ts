import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newFolder } from '../local/programs/processes.ts';
import { seed, spend } from '../support/budget.ts';
import type { Told } from '../support/paced-load.ts';
import { randomFrom } from '../support/random.ts';
import { ServerStory } from './server-story.ts';

const perSecond = 50;
const stops = spend({ small: 2, full: 10 });
const longestMs = 25_000;

/** So many may stand in the system's line before the door at the moment it closes. */
const mostInLine = 2;

const home = newFolder();
const accepted = path.join(home, 'accepted');
const NODE_OPTIONS = `--import file://${path.resolve(import.meta.dirname, '../support/accepted.ts')}`;
const witnessed = { NODE_OPTIONS, ACCEPTED_FILE: accepted };

let story: ServerStory;
beforeAll(async () => {
  story = await ServerStory.open(10, witnessed);
});
afterAll(async () => {
  await story?.close();
  fs.rmSync(home, { recursive: true });
});

/** Whether the process took the connection of this request, by its own word; then whatever came of the request is ours to answer for. */
function takenOf(told: Told[]): { taken: Told[]; refused: Told[]; inLine: Told[] } {
  const ports = new Set(fs.readFileSync(accepted, 'utf8').split('\n').filter(Boolean).map(Number));
  fs.rmSync(accepted);
  const taken = told.filter(({ port }) => port !== undefined && ports.has(port));
  const others = told.filter((one) => !taken.includes(one));
  const refused = others.filter(({ error }) => error === 'ECONNREFUSED');
  // The system had shaken hands with them, and hung up as the door closed: no byte of them was ever read.
  return { taken, refused, inLine: others.filter((one) => !refused.includes(one)) };
}

test(`SIGTERM under ${perSecond} requests a second, ${stops} times: each request that was taken is answered whole, and nothing stays behind`, async () => {
  const random = randomFrom(seed);
  const times: number[] = [];
  for (let stop = 1; stop <= stops; stop += 1) {
    const load = story.load({ fresh: true });
    load.start(perSecond);
    await sleep(1_000 + random() * 500);
    const { code, ms } = await story.server.stop();
    const told = await load.stop();
    times.push(Math.round(ms));
    const { taken, refused, inLine } = takenOf(told);
    const lost = taken.filter(({ status }) => status < 200 || status >= 300).map(inWords);
    process.stderr.write(
      `  stop ${stop}: exit ${code} after ${Math.round(ms)} ms, ${taken.length} taken, ${refused.length} refused, ${inLine.length} in line, ${lost.length} lost\n`,
    );
    expect({ stop, code, lost }).toEqual({ stop, code: 0, lost: [] });
    expect(inLine.filter(({ error }) => error !== 'ECONNRESET' && error !== 'EPIPE').map(inWords)).toEqual([]);
    expect(inLine.length).toBeLessThanOrEqual(mostInLine);

    const left = await story.database.sql<{ what: string }>(leftBehind);
    expect(left.map(({ what }) => what)).toEqual([]);
    expect(fs.existsSync(`/proc/${story.server.pid}`)).toBe(false);
    await story.start(witnessed);
  }
  expect(Math.max(...times)).toBeLessThan(longestMs);
  expect(await story.halves()).toEqual({});
});

const inWords = ({ request, status, error, text }: Told): string =>
  `${request.what}${request.fresh ? ' (fresh)' : ''}: ${status} ${error ?? text}`;

/** Connections, jobs that nobody runs any more, and keys that nobody works on. */
const leftBehind = `
  select 'connection ' || application_name as what from pg_stat_activity where datname = current_database() and application_name like 'longhouse%'
  union all select 'job ' || (data->>'job') from queue.job_common where state = 'active'
  union all select 'key ' || route from app.idempotency_keys where state = 'running'`;
