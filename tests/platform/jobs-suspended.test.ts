import { expect, test } from '@jest/globals';
import type { Org } from '../../server/platform/db/index.ts';
import type { OrgJob } from '../../server/platform/jobs/index.ts';
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

test.each(['suspended', 'deleting', 'erasing'])(
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

test('a job that began to wait before its organisation was suspended is kept for as long as that lasts', async () => {
  const { usual } = kinds();
  const [kept, stale] = [await story.enqueue(usual), await story.enqueue(usual, 'x', await makeOrg(story.database))];
  await mark(story.org, 'suspended');
  const overdue =
    "update queue.job_common set start_after = now() + interval '1 hour', keep_until = now() - interval '1 hour' where id = any($1)";
  await story.database.sql(overdue, [[kept, stale]]);
  await story.work([usual]);
  const left = async () =>
    (await story.database.sql<{ id: string }>('select id from queue.job_common where id = any($1)', [[kept, stale]])).map(({ id }) => id);
  await until('the upkeep has cleared away what is overdue', async () => !(await left()).includes(stale));
  expect(await left()).toEqual([kept]);
});
