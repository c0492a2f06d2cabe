import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { defineJob, definePlatformJob, defineSweep } from '../../server/platform/jobs/index.ts';
import { makeOrg } from '../support/orgs.ts';
import { Effect } from './jobs-house.ts';
import { until } from '../support/until.ts';
import { job, jobsStory, payload } from './jobs-story.ts';

const story = jobsStory();

test('a job exists when its write is committed, and is lost with it', async () => {
  const seen: string[] = [];
  const kind = job(async ({ payload: { thing } }) => {
    seen.push(thing);
  });
  await story.work([kind]);
  await expect(
    story.org.write('thing.asked', async (db) => {
      await story.jobs.enqueue(db, kind, { thing: 'lost' });
      throw new Error('undo');
    }),
  ).rejects.toThrow('undo');
  const id = await story.enqueue(kind, 'kept');
  await until('the job ran', async () => ['done', 'failed'].includes((await story.state(id)) ?? ''));
  expect(seen).toEqual(['kept']);
  expect(await story.jobs.find(story.org, id)).toMatchObject({ id, job: 'test.job', state: 'done', why: null });
});

test('the effect and the end of the job are one transaction', async () => {
  const kind = job(({ org: its, payload: { thing }, job: { finish } }) =>
    its
      .write('effect.made', async (db) => {
        const made = await db.rows(Effect).insert({ thing }).returning('*');
        await finish(db);
        return made;
      })
      .then(() => {}),
  );
  await story.work([kind]);
  const id = await story.enqueue(kind, 'effect');
  await until('the job is done', async () => (await story.state(id)) === 'done');
  expect(await story.org.read((db) => db.rows(Effect))).toMatchObject([{ org_id: story.org.id, thing: 'effect' }]);
});

test('while a job with its key waits, another is not added; another organisation has its own', async () => {
  const kind = job(async () => {}, { singletonKey: ({ thing }) => thing });
  const other = await makeOrg(story.database);
  const first = await story.enqueue(kind, 'same');
  expect(await story.enqueue(kind, 'same')).toBe(first);
  expect(await story.enqueue(kind, 'different')).not.toBe(first);
  expect(await story.enqueue(kind, 'same', other)).not.toBe(first);
});

test('payloads carry ids only', async () => {
  const kind = job();
  await expect(story.enqueue(kind, 'a'.repeat(65))).rejects.toThrow('payloads carry ids only');
  await expect(story.org.write('thing.asked', (db) => story.jobs.enqueue(db, kind, { thing: 'x', token: 'y' } as never))).rejects.toThrow(
    'unrecognized_keys',
  );
  expect(() => defineJob({ name: 'test.loose', payload: z.object({}), run: async () => {} })).toThrow('strictObject');
  expect(() => defineJob({ name: 'Loose', payload, run: async () => {} })).toThrow('named like');
});

test('a job of a kind that this worker does not know is left to one that does', async () => {
  await story.work([]);
  const id = await story.enqueue(job());
  await until('it was put off', async () => (await story.jobs.find(story.org, id))?.why === 'This worker does not know the kind of job.');
  expect(await story.state(id)).toBe('waiting');
});

test('jobs of the platform are enqueued on a transaction of longhouse_auth, organisation jobs as well once it is known', async () => {
  const seen: string[] = [];
  const platform = definePlatformJob({
    name: 'test.platform',
    payload,
    singletonKey: ({ thing }) => thing,
    run: async ({ payload: { thing }, job: { finish } }) => {
      await story.database.db.auth.transaction((trx) => finish(trx));
      seen.push(thing);
    },
  });
  const kind = job(async ({ org: its }) => {
    seen.push(its.id);
  });
  await story.jobs.work(story.house.tools, [platform, kind] as never, [], { keepMs: 100 }).ready;
  await story.database.db.auth.transaction(async (trx) => {
    await story.jobs.enqueueOn(trx, platform, { thing: 'platform' });
    await story.jobs.enqueueOn(trx, kind, { thing: 'x' }, story.org.id);
  });
  await until('both ran', () => seen.length === 2);
  expect(seen.toSorted()).toEqual([story.org.id, 'platform'].toSorted());
  await until(
    'both are done',
    async () => (await story.database.sql("select from queue.job_common where state = 'completed' and data ? 'job'")).length === 2,
  );
});

test('a sweep runs when its time has come, and is not added while it runs', async () => {
  let runs = 0;
  let signal: AbortSignal | undefined;
  const over = Promise.withResolvers<void>();
  const sweep = defineSweep({
    name: 'test.sweep',
    cron: '* * * * *',
    run: async (call) => {
      runs += 1;
      signal = call.signal;
      await over.promise;
    },
  });
  await story.database.sql("insert into queue.schedule (name, key, cron) values ('sweeps', 'gone.sweep', '* * * * *')");
  await story.work([], [sweep]);
  await story.jobs.close();
  // The clock looks at the schedule when a worker starts, and then every half minute.
  await story.database.sql('update queue.version set cron_on = null');
  story.restart();
  await story.work([], [sweep]);
  expect(await story.database.sql('select name, key, cron from queue.schedule')).toEqual([
    { name: 'sweeps', key: 'test.sweep', cron: '* * * * *' },
  ]);
  await until('it ran', () => runs === 1);
  expect(signal).toBeInstanceOf(AbortSignal);
  const add = (name: string) =>
    story.database.sql(
      `insert into queue.job_common (name, policy, singleton_key) values ('sweeps', 'exclusive', $1) on conflict do nothing returning name`,
      [name],
    );
  expect(await add('test.sweep')).toEqual([]);
  expect(await add('another.sweep')).toHaveLength(1);
  await story.database.sql("delete from queue.job_common where singleton_key = 'another.sweep'");
  over.resolve();
});
