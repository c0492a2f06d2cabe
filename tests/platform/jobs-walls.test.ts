import { expect, test } from '@jest/globals';
import type { Org } from '../../server/platform/db/index.ts';
import { makeOrg } from '../support/orgs.ts';
import { job, jobsStory } from './jobs-story.ts';

const story = jobsStory();

test('an organisation sees and completes its own jobs only', async () => {
  const other = await makeOrg(story.database);
  const id = await story.enqueue(job());
  expect(await story.jobs.find(story.org, id)).toMatchObject({ state: 'waiting' });
  expect(await story.jobs.find(other, id)).toBeUndefined();
  await story.database.sql("update queue.job_common set state = 'active'");
  const changed = (by: Org | undefined) =>
    story.database.db.app.transaction(async (trx) => {
      if (by) await trx.raw("select set_config('app.org_id', ?, true)", [by.id]);
      return (await trx.raw("update queue.job_common set state = 'completed' where state = 'active'")).rowCount as number;
    });
  expect(await changed(undefined)).toBe(0);
  expect(await changed(other)).toBe(0);
  expect(await changed(story.org)).toBe(1);
  await expect(
    story.database.db.app.transaction(async (trx) => {
      await trx.raw("select set_config('app.org_id', ?, true)", [other.id]);
      return trx.raw("insert into queue.job_common (name, group_id) values ('org', ?)", [story.org.id]);
    }),
  ).rejects.toMatchObject({ code: '42501' });
});

test('no role of the running program can change, make or empty a table of the queue', async () => {
  const roles = { app: story.database.db.app, auth: story.database.db.auth, staff: story.database.db.staff };
  for (const knex of Object.values(roles)) {
    for (const ddl of [
      'create table queue.mine ()',
      'alter table queue.job_common add column mine int',
      'drop table queue.job_common cascade',
      'truncate queue.job_common',
      'create index on queue.job_common (data)',
      'alter table queue.job_common disable row level security',
    ]) {
      await expect(knex.raw(ddl)).rejects.toMatchObject({ code: '42501' });
    }
  }
  for (const knex of [roles.app, roles.staff]) {
    await expect(knex.raw('delete from queue.job_common')).rejects.toMatchObject({ code: '42501' });
    await expect(knex.raw("update queue.job_common set data = '{}'")).rejects.toMatchObject({ code: '42501' });
    await expect(knex.raw('update queue.queue set retry_limit = 1')).rejects.toMatchObject({ code: '42501' });
    await expect(knex.raw("select queue.create_queue('mine', '{}')")).rejects.toMatchObject({ code: '42501' });
  }
});
