import { expect, test } from '@jest/globals';
import { Problem } from '../../server/core/problem.ts';
import { GiveUp, RetryLater } from '../../server/platform/jobs/index.ts';
import { until } from '../support/until.ts';
import { job, jobsStory } from './jobs-story.ts';

const story = jobsStory();

test('a failing job is tried as often as it says and then is a dead letter, told to its module', async () => {
  const tries: string[] = [];
  const told: string[] = [];
  const kind = job(
    async ({ job: { attempt, attempts } }) => {
      tries.push(`${attempt}/${attempts}`);
      throw new Error('secret token ghp_0123456789');
    },
    {
      attempts: 3,
      dead: async ({ org: its, payload: { thing }, why }) => {
        told.push(`${its.id} ${thing} ${why}`);
      },
    },
  );
  await story.work([kind]);
  const id = await story.enqueue(kind, 'dying');
  await until('the module was told', () => told.length > 0);
  expect(tries).toEqual(['1/3', '2/3', '3/3']);
  expect(told).toEqual([`${story.org.id} dying It failed unexpectedly (Error).`]);
  expect(await story.jobs.find(story.org, id)).toMatchObject({ state: 'failed', why: 'It failed unexpectedly (Error).' });
  expect(JSON.stringify(await story.database.sql('select data, output, source_output from queue.job_common'))).not.toContain('ghp_');
});

test('GiveUp ends a job at its first try, with the reason', async () => {
  const told: string[] = [];
  const kind = job(
    async () => {
      throw new GiveUp('The repository is gone.');
    },
    {
      dead: async ({ why }) => {
        told.push(why);
      },
    },
  );
  await story.work([kind]);
  await story.enqueue(kind);
  await until('the module was told', () => told.length > 0);
  expect(told).toEqual(['The repository is gone.']);
});

test('RetryLater and a 503 with Retry-After use up no try', async () => {
  const tries: string[] = [];
  const kind = job(
    async ({ job: { attempt, attempts } }) => {
      tries.push(`${attempt}/${attempts}`);
      if (tries.length < 3) throw new RetryLater(0, 'The provider asks for a pause.');
      if (tries.length === 3) throw new Problem(503, 'key_unavailable', 'The vault is away.', { headers: { 'Retry-After': '1' } });
      if (tries.length === 4) throw new Error('counted');
    },
    { attempts: 2 },
  );
  await story.work([kind]);
  const id = await story.enqueue(kind);
  await until('the job is over', async () => ['done', 'failed'].includes((await story.state(id)) ?? ''));
  expect(tries).toEqual(['1/2', '1/2', '1/2', '1/2', '2/2']);
  expect(await story.state(id)).toBe('done');
});

test('RetryLater waits as long as it says', async () => {
  const at: number[] = [];
  const kind = job(async () => {
    at.push(Date.now());
    if (at.length === 1) throw new RetryLater(2, 'Later.');
  });
  await story.work([kind]);
  await story.enqueue(kind);
  await until('the second try', () => at.length === 2);
  expect((at[1] ?? 0) - (at[0] ?? 0)).toBeGreaterThanOrEqual(1_900);
});

test('a job that takes too long is told so and given to another try', async () => {
  const reasons: string[] = [];
  const kind = job(
    async ({ job: { attempt, signal } }) => {
      if (attempt > 1) return;
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      reasons.push((signal.reason as Error).message);
      throw signal.reason;
    },
    { expireSeconds: 1 },
  );
  await story.work([kind]);
  const id = await story.enqueue(kind);
  await until('the job is done', async () => (await story.state(id)) === 'done');
  expect(reasons).toEqual(['The job took too long.']);
});
