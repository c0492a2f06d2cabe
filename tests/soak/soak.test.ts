import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { freePort } from '../../server/local/postgres.ts';
import { ServerStory } from '../chaos/server-story.ts';
import { budget, spend } from '../support/budget.ts';
import { median, percentile } from '../support/figures.ts';
import { linesWithSecrets } from '../support/log.ts';
import { until } from '../support/until.ts';
import { growth, type Sample, sparkline } from './samples.ts';

const perSecond = 50;
const [seconds, warmUpSeconds, everyMs] = [
  spend({ small: 20, full: 600 }),
  spend({ small: 10, full: 60 }),
  spend({ small: 1_000, full: 5_000 }),
];
/** So much may grow once the server is warm. Seconds tell less than minutes do: caches still fill, and memory is given back when it suits the collector. */
const most = spend({ small: { heap: 0.25, rss: Infinity }, full: { heap: 0.1, rss: 0.1 } });
const root = path.resolve(import.meta.dirname, '../..');

let story: ServerStory;
let inside: number;
beforeAll(async () => {
  inside = await freePort();
  const NODE_OPTIONS = `--import file://${path.join(root, 'tests/soak/inside.ts')}`;
  story = await ServerStory.open(20, { LOG_LEVEL: 'info', NODE_OPTIONS, SOAK_INSIDE_PORT: String(inside) });
});
afterAll(() => story?.close());

const connections = `select count(*)::int as count, count(*) filter (where state like 'idle in transaction%')::int as held from pg_stat_activity
  where datname = current_database() and application_name like 'longhouse%'`;
/** What somebody still works on, or would have to give back. */
const leases = `select 'job ' || (data->>'job') as what from queue.job_common where state = 'active'
  union all select 'key ' || route from app.idempotency_keys where state = 'running'`;

async function sample(from: number): Promise<Sample> {
  const said = (await (await fetch(`http://127.0.0.1:${inside}`)).json()) as Omit<Sample, 'at_s' | 'connections'>;
  const [row] = await story.database.sql<{ count: number }>(connections);
  return { at_s: Math.round((performance.now() - from) / 1_000), ...said, connections: row!.count };
}

test(`${perSecond} requests a second for ${seconds} s: nothing grows, nothing leaks, nothing fails`, async () => {
  const load = story.load();
  load.start(perSecond);
  await sleep(warmUpSeconds * 1_000);
  const warm = load.told.length;
  const [from, samples] = [performance.now(), [] as Sample[]];
  await sample(from); // starts the event loop's figures anew
  while (performance.now() - from < seconds * 1_000) {
    await sleep(everyMs);
    samples.push(await sample(from));
    // What went well is not looked at again, and answers to lists are long.
    for (const one of load.told) if (one.status < 400) one.text = '';
    process.stderr.write(`  ${samples.at(-1)!.at_s} of ${seconds} s\r`);
  }
  const told = await load.stop();
  await until('all jobs are done', async () => (await story.database.sql(leases)).length === 0);
  const after = await sample(from);

  const bad = told.filter(({ status }) => status === 0 || status >= 400);
  const times = told.slice(warm).map((one) => one.to - one.from);
  const found = {
    budget,
    requests: told.length,
    failed: bad.length,
    p50_ms: median(times),
    p99_ms: percentile(times, 0.99),
    loop_p99_ms: median(samples.map(({ loop_p99_ms }) => loop_p99_ms)),
    rss_growth: growth(samples, 'rss'),
    heap_growth: growth(samples, 'heap'),
    most_connections: Math.max(...samples.map((one) => one.connections)),
    connections_after: after.connections,
    samples,
  };
  fs.mkdirSync(path.join(root, 'coverage'), { recursive: true });
  fs.writeFileSync(path.join(root, 'coverage/soak.json'), JSON.stringify(found, null, 2));
  process.stderr.write(readable(found));

  expect(bad.map(({ request, status, error, text }) => `${request.what}: ${status} ${error ?? text}`)).toEqual([]);
  expect(await story.halves()).toEqual({});
  expect([found.heap_growth < most.heap, found.rss_growth < most.rss]).toEqual([true, true]);
  expect(found.most_connections).toBeLessThanOrEqual(mostConnections);
  // The upkeep of the queue is in a transaction for a moment every few seconds; what is leaked stays.
  await until('no transaction is held', async () => (await story.database.sql<{ held: number }>(connections))[0]!.held === 0, 15_000);
  expect(linesWithSecrets(story.server.said())).toEqual([]);
  expect((await story.server.stop()).code).toBe(0);
  expect((await story.database.sql<{ count: number }>(connections))[0]!.count).toBe(0);
});

/** All pools of one process, and what listens for jobs. */
const mostConnections = 30;
const percent = (part: number): string => `${(part * 100).toFixed(1)} %`;
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;

function readable({ samples, ...found }: { samples: Sample[] } & Record<string, unknown>): string {
  const line = (name: string, figure: 'rss' | 'heap'): string =>
    `  ${name.padEnd(14)} ${sparkline(samples.slice(-80).map((one) => one[figure]))} ${megabytes(samples[0]![figure])} → ${megabytes(samples.at(-1)![figure])}\n`;
  const rows = Object.entries(found).map(([name, value]) => {
    const text = typeof value !== 'number' ? String(value) : name.endsWith('growth') ? percent(value) : String(Math.round(value * 10) / 10);
    return `  ${name.replaceAll('_', ' ').padEnd(20)} ${text}\n`;
  });
  return `${line('memory', 'rss')}${line('kept on heap', 'heap')}${rows.join('')}`;
}
