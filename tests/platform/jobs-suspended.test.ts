import { expect, test } from '@jest/globals';
import type { Org } from '../../server/platform/db/index.ts';
import { type OrgJob, RetryLater } from '../../server/platform/jobs/index.ts';
import { makeOrg } from '../support/orgs.ts';
import { until } from '../support/until.ts';
import { job, jobsStory, type Thing } from './jobs-story.ts';

const story = jobsStory();
const mark = (org: Org, status: string) => story.database.sql('update app.orgs set status = $2 where id = $1', [org.id, status]);

/** Kinds of job that note what they did: an ordinary one, and one that runs even where the organisation is suspended. */
function kinds(): { done: string[]; usual: OrgJob<Thing>; urgent: OrgJob<Thing> } {
  const done: string[] = [];
  const run: OrgJob<Thing>['run'] = async ({ payload }) => void done.push(payload.thing);
  return { done, usual: job(run), urgent: job(run, { name: 'test.urgent', evenSuspended: true }) };
}

test.each(['suspended', 'deleting'])(
  'jobs of an organisation that is %s wait, but for the urgent ones, and go on when it is active again',
  async (status) => {
    const { done, usual, urgent } = kinds();
    const neighbour = await makeOrg(story.database);
    const [first] = [await story.enqueue(usual, 'first'), await story.enqueue(usual, 'second')];
    await mark(story.org, status);
    for (const thing of ['a', 'b', 'c']) await story.enqueue(usual, thing, neighbour);
    await story.enqueue(urgent, 'urgent');
    await story.work([usual, urgent]);
    await until('the neighbour’s jobs and the urgent one are done', () => done.length === 4);
    await story.enqueue(usual, 'd', neighbour);
    await until('so is a later one', () => done.includes('d'));
    expect(done.toSorted()).toEqual(['a', 'b', 'c', 'd', 'urgent']);
    expect(await story.state(first)).toBe('waiting');

    await mark(story.org, 'active');
    await until('its jobs are done', () => done.length === 7);
    expect(done.slice(-2).toSorted()).toEqual(['first', 'second']);
  },
);

test.each([
  ['erasing', ['neighbour', 'urgent']],
  ['erased', ['neighbour']],
])('of an organisation that is %s nothing is done but %j, and nobody takes that back', async (status, expected) => {
  const { done, usual, urgent } = kinds();
  await story.enqueue(usual, 'usual');
  await story.enqueue(urgent, 'urgent');
  for (const step of status === 'erased' ? ['erasing', 'erased'] : ['erasing']) await mark(story.org, step);
  await story.work([usual, urgent]);
  const neighbour = await makeOrg(story.database);
  await story.enqueue(usual, 'neighbour', neighbour);
  await until('the neighbour’s job is done', () => expected.every((thing) => done.includes(thing)));
  await story.enqueue(usual, 'later', neighbour);
  await until('so is a later one', () => done.includes('later'));
  expect(done.toSorted()).toEqual([...expected, 'later'].toSorted());
  for (const other of ['active', 'suspended', 'deleting']) await expect(mark(story.org, other)).rejects.toThrow('cannot be taken back');
});

test('a job that waits is not cleared away, however long it does', async () => {
  const { done, usual } = kinds();
  const id = await story.enqueue(usual, 'late');
  await mark(story.org, 'suspended');
  const [row] = await story.database.sql<{ days: number }>(
    'select extract(day from keep_until - now())::int as days from queue.job_common where id = $1',
    [id],
  );
  expect(row!.days).toBeGreaterThan(9 * 365);
  // As it looks a year later, when it is not the newest any more.
  await story.database.sql(
    "update queue.job_common set created_on = now() - interval '1 year', start_after = now() - interval '1 year' where id = $1",
    [id],
  );
  await story.work([usual]);
  await story.enqueue(usual, 'of a neighbour', await makeOrg(story.database));
  await until('the neighbour’s is done', () => done.length === 1);
  await mark(story.org, 'active');
  await until('it is done', () => done.length === 2);
  expect(done).toEqual(['of a neighbour', 'late']);
});

test('the time in which a job had to wait for its organisation is not taken for patience: put off afterwards, it uses up no try', async () => {
  const attempts: number[] = [];
  const kind = job(
    async ({ job: { attempt } }) => {
      attempts.push(attempt);
      if (attempts.length < 3) throw new RetryLater(0, 'A limit of the provider.');
    },
    { attempts: 1 },
  );
  const id = await story.enqueue(kind);
  const ago = "update queue.job_common set created_on = now() - interval '2 days', start_after = now() - interval '2 days' where id = $1";
  await story.database.sql(ago, [id]);
  await story.work([kind]);
  await until('it is done', () => attempts.length === 3);
  expect(attempts).toEqual([1, 1, 1]);
  await until('it is noted', async () => (await story.state(id)) === 'done');
});
