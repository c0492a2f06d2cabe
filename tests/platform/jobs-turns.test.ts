import { expect, test } from '@jest/globals';
import type { Org } from '../../server/platform/db/index.ts';
import { makeOrg } from '../support/orgs.ts';
import { until } from '../support/until.ts';
import { job, jobsStory } from './jobs-story.ts';

const story = jobsStory();
const inSight = 10;
const many = 50;
const mark = (status: string) => story.database.sql('update app.orgs set status = $2 where id = $1', [story.org.id, status]);

/** Jobs that wait, each asked for a moment before the next, and due in so many seconds. */
const ask = (by: Org, count: number, thing: string, dueIn = 0) =>
  story.database.sql(
    `insert into queue.job_common (id, name, data, group_id, singleton_key, policy, retry_limit, expire_seconds, deletion_seconds, created_on, start_after)
     select gen_random_uuid(), 'org', jsonb_build_object('job', 'test.job', 'payload', jsonb_build_object('thing', $3::text || ' ' || n)), $1, gen_random_uuid(),
       'short', 7, 900, 86400, now() - make_interval(secs => ($2 - n) / 1000.0), now() + make_interval(secs => $4) from generate_series(1, $2::int) n`,
    [by.id, count, thing, dueIn],
  );

/** How many of the organisation's jobs wait aside, and how many in sight. */
async function stand() {
  const [row] = await story.database.sql<{ aside: number; seen: number }>(
    `select (count(*) filter (where blocked))::int as aside, (count(*) filter (where not blocked))::int as seen
     from queue.job_common where group_id = $1 and state < 'active'`,
    [story.org.id],
  );
  return row!;
}

test('all jobs of an organisation that is suspended are set aside, also later ones, and all are done once it is active again', async () => {
  const done: string[] = [];
  const kind = job(async ({ payload }) => void done.push(payload.thing));
  await mark('suspended');
  await ask(story.org, many, 'first');
  await story.work([kind], [], 4, { inSight });
  await until('all are aside', async () => (await stand()).aside === many);
  await ask(story.org, 10, 'later');
  await until('so are the later ones', async () => (await stand()).aside === many + 10);
  await story.enqueue(kind, 'of a neighbour', await makeOrg(story.database));
  await until('the neighbour’s is done', () => done.length === 1);

  await mark('active');
  await until('all are done', () => done.length === many + 11);
  expect(new Set(done).size).toBe(many + 11);
  expect(await stand()).toEqual({ aside: 0, seen: 0 });
});

test('of one that has its two places the next ones stay in sight, the oldest first, and the others come after them', async () => {
  const done: string[] = [];
  const places: (() => void)[] = [];
  let closed = true;
  const kind = job(async ({ payload }) => {
    if (closed) await new Promise<void>((resolve) => places.push(resolve));
    done.push(payload.thing);
  });
  await ask(story.org, many, 'job');
  await story.work([kind], [], 4, { inSight });
  await until('both places are taken', () => places.length === 2);
  await until('the last ones are aside', async () => (await stand()).aside > 0);
  const [last] = await story.database.sql<{ thing: string }>(
    "select data->'payload'->>'thing' as thing from queue.job_common where blocked order by created_on limit 1",
  );
  expect(Number(last!.thing.split(' ')[1])).toBeGreaterThan(2 * inSight);
  closed = false;
  for (const leave of places) leave();
  await until('all are done', () => done.length === many);
  const early = done.slice(0, inSight).map((thing) => Number(thing.split(' ')[1]));
  expect(Math.max(...early)).toBeLessThanOrEqual(2 * inSight);
});

test('many that are not due yet push none aside that is', async () => {
  const done: string[] = [];
  const kind = job(async ({ payload }) => void done.push(payload.thing));
  await ask(story.org, many, 'due in an hour', 3_600);
  await story.work([kind], [], 4, { inSight });
  await until('some are aside', async () => (await stand()).aside > 0);
  for (const thing of ['a', 'b', 'c']) await story.enqueue(kind, thing);
  await until('those due are done', () => done.length === 3);
  await story.database.sql("update queue.job_common set start_after = now() where state = 'created'");
  await until('so are the others when their time has come', () => done.length === many + 3);
});

test('who sets jobs of a suspended organisation aside can do nothing else with them', async () => {
  await ask(story.org, 1, 'job');
  await mark('suspended');
  const change = (to: string, says: string) =>
    story.database.db.auth.transaction(async (trx) => {
      await trx.raw("select set_config('app.sets_aside', ?, true)", [says]);
      return (await trx.raw(`update queue.job_common set ${to} where group_id = ?`, [story.org.id])).rowCount as number;
    });
  expect(await change("state = 'active'", '')).toBe(0);
  expect(await change('blocked = true', '')).toBe(0);
  await expect(change("state = 'active'", 'on')).rejects.toMatchObject({ code: '42501' });
  expect(await change('blocked = true', 'on')).toBe(1);
  await expect(change('blocked = false', 'on')).rejects.toMatchObject({ code: '42501' });
});
