import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Org } from '../../server/platform/db/index.ts';
import type { TestDatabase } from '../support/database.ts';
import { makeOrg } from '../support/orgs.ts';
import { Effect, jobsDatabase, slowJob, toolsOf } from './jobs-house.ts';
import { until } from '../support/until.ts';

let database: TestDatabase;
let orgs: Org[];
let house: ReturnType<typeof toolsOf>;
const children = new Set<ChildProcess>();
beforeAll(async () => {
  database = await jobsDatabase();
  // So many that jobs stranded by a kill never take all places: a fresh worker has work at once.
  orgs = await Promise.all(Array.from({ length: 12 }, () => makeOrg(database)));
  house = toolsOf(database.db, database.roles.auth);
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await house.jobs.close();
  await database.drop();
});

/** A worker process, and what it tells line by line. */
function startWorker(): { child: ChildProcess; hears: (word: string) => Promise<void> } {
  const file = path.join(import.meta.dirname, 'jobs-worker-process.ts');
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', file, JSON.stringify(database.roles)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {},
  });
  children.add(child);
  child.once('exit', () => children.delete(child));
  const lines = createInterface({ input: child.stdout! });
  return {
    child,
    hears: (word) =>
      new Promise((resolve) => {
        lines.on('line', (line) => {
          if (line === word) resolve();
        });
      }),
  };
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

const kind = slowJob(() => {}, 0);
const enqueue = (org: Org, thing: string) => org.write('thing.asked', (db) => house.jobs.enqueue(db, kind, { thing }));
const effects = async (): Promise<string[]> => {
  const rows = await Promise.all(orgs.map((org) => org.read((db) => db.rows(Effect).orderBy('id'))));
  return rows
    .flat()
    .map(({ thing }) => thing)
    .toSorted();
};

test('a worker killed with its transaction open: the job runs again, and its effect is there once', async () => {
  const id = await enqueue(orgs[0]!, 'first');
  const killed = startWorker();
  await killed.hears('inside');
  await kill(killed.child);
  expect(await effects()).toEqual([]);
  const next = startWorker();
  await until('the job is done', async () => (await house.jobs.find(orgs[0]!, id))?.state === 'done');
  expect(await effects()).toEqual(['first']);
  await kill(next.child);
});

test('20 workers killed at any moment: no job is lost, none has its effect twice', async () => {
  const things: string[] = [];
  const askMore = async (): Promise<void> => {
    for (const org of orgs.slice(0, 8)) {
      const thing = `thing ${String(things.length).padStart(3, '0')}`;
      things.push(thing);
      await enqueue(org, thing);
    }
  };
  const tenKills = async (): Promise<void> => {
    for (let kills = 0; kills < 10; kills += 1) {
      const { child, hears } = startWorker();
      await askMore();
      await hears('started');
      await sleep(Math.random() * 250);
      await kill(child);
    }
  };
  await Promise.all([tenKills(), tenKills()]);
  startWorker();
  const open = () => database.sql("select from queue.job_common where name = 'org' and state < 'completed'");
  await until('all jobs are done', async () => (await open()).length === 0, 30_000);
  expect(things).toHaveLength(160);
  expect(await effects()).toEqual(['first', ...things]);
  expect(await database.sql("select from queue.job_common where name = 'dead'")).toEqual([]);
}, 90_000);
