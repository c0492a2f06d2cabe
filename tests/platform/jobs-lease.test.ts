import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { LeaseLost } from '../../server/platform/jobs/index.ts';
import { Effect, lapseLeases } from './jobs-house.ts';
import { until } from '../support/until.ts';
import { job, jobsStory } from './jobs-story.ts';

const story = jobsStory();

test('a worker that lost its lease cannot commit its effect', async () => {
  const outcomes: string[] = [];
  const kind = job(async ({ org: its, payload: { thing }, job: { attempt, finish } }) => {
    if (attempt === 1) {
      // As if this worker had been frozen: its lease lapses, the job is taken back and another try begins.
      await lapseLeases(story.database);
      await until(
        'the other try is running',
        async () => (await story.database.sql("select from queue.job_common where state = 'active' and retry_count = 1")).length === 1,
      );
    }
    if (attempt === 2) await until('the first try has spoken', () => outcomes.length === 1);
    await its
      .write('effect.made', async (db) => {
        await db.rows(Effect).insert({ thing: `${thing} ${attempt}` });
        await finish(db);
      })
      .then(
        () => outcomes.push(`${attempt} committed`),
        (error: unknown) => {
          outcomes.push(`${attempt} ${error instanceof LeaseLost ? 'lost' : String(error)}`);
          throw error;
        },
      );
  });
  await story.work([kind]);
  const id = await story.enqueue(kind, 'try');
  await until('the job is done', async () => (await story.state(id)) === 'done');
  expect(outcomes).toEqual(['1 lost', '2 committed']);
  expect((await story.org.read((db) => db.rows(Effect))).map(({ thing }) => thing)).toEqual(['try 2']);
});

test('a lost lease aborts the signal', async () => {
  let reason: unknown;
  const kind = job(async ({ job: { attempt, signal } }) => {
    if (attempt > 1) return;
    await story.database.sql("update queue.job_common set retry_count = 5 where state = 'active'");
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
    reason = signal.reason;
  });
  await story.work([kind]);
  await story.database.sql('update queue.queue set heartbeat_seconds = 2'); // the worker looks four times in a lease
  await story.enqueue(kind);
  await story.database.sql('update queue.queue set heartbeat_seconds = 60');
  await until('the signal', () => reason instanceof LeaseLost);
});

test('stopping waits for the running job, and hands back the one that goes on, uncounted', async () => {
  const ended: string[] = [];
  const stopping = Promise.withResolvers<void>();
  const kind = job(async ({ payload: { thing }, job: { attempt, attempts, signal } }) => {
    if (thing === 'short') await stopping.promise;
    else await sleep(600_000, undefined, { signal });
    ended.push(`${thing} ${attempt}/${attempts}`);
  });
  await story.work([kind]);
  const [short, long] = [await story.enqueue(kind, 'short'), await story.enqueue(kind, 'long')];
  await until('both run', async () => (await story.state(short)) === 'running' && (await story.state(long)) === 'running');
  const stopped = story.jobs.close(3_000);
  stopping.resolve();
  await stopped;
  expect(ended).toEqual(['short 1/8']);
  const rows = await story.database.sql('select state::text, retry_limit - retry_count as left from queue.job_common order by created_on');
  expect(rows).toEqual([
    { state: 'completed', left: 7 },
    { state: 'retry', left: 8 },
  ]);
});

test('a process that takes no more jobs can still add them, for the requests that it lets finish', async () => {
  const kind = job(async () => {});
  await story.work([kind]);
  await story.jobs.rest();
  const id = await story.enqueue(kind);
  expect(await story.state(id)).toBe('waiting');
});

test('trouble with the database is told, and the worker goes on when it is back', async () => {
  const seen: string[] = [];
  const kind = job(async ({ payload: { thing } }) => {
    seen.push(thing);
  });
  await story.work([kind]);
  await story.database.sql(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'longhouse-queue'",
  );
  await story.enqueue(kind, 'after');
  await until('the job ran', () => seen.includes('after'));
  expect(story.house.said.splice(0).some((line) => line.includes('The job queue has trouble.'))).toBe(true);
});
