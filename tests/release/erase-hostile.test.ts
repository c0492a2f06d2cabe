import { expect, test } from '@jest/globals';
import { newId } from '../../server/core/ids.ts';
import { identity } from '../../server/modules/identity/index.ts';
import { intake } from '../../server/modules/intake/index.ts';
import { changedTables, checksums } from '../isolation/rows.ts';
import { clear, erasureStory, signal } from './erase-story.ts';

const story = erasureStory();
const { sql, stands, statusOf, filesOf, night, clearFiles, erase, command } = story;

test('it waits for the files also where none has a row, and for what runs; of two at once one does it', async () => {
  const mine = await story.world.person('owner');
  await story.world.tools.blobs.write({ container: 'reports', name: `${mine.org_id}/report/stray` }, 'text', 'text/plain');
  await stands(mine, 'erasing');
  expect(await erase(mine)).toEqual({ org_id: mine.org_id, waits: expect.stringContaining('files are still to be removed') });
  for (let night = 0; night < 2; night += 1) await clearFiles(mine);
  expect(await filesOf(mine)).toBe(0);
  expect(await sql(`select action from app.audit_events where org_id = $1 and action like 'org.files%'`, [mine.org_id])).toHaveLength(1);

  const { db } = story.world.tools;
  const id = await db.auth.transaction((trx) => story.world.tools.jobs.enqueueOn(trx, clear, {}, mine.org_id));
  const set = (state: string) =>
    sql('update queue.job_common set state = $2::queue.job_state, group_id = $3 where id = $1', [id, state, mine.org_id]);
  await set('active');
  await expect(erase(mine)).rejects.toThrow('a job of it still runs');
  await set('retry');
  const both = await Promise.all([erase(mine), erase(mine)]);
  expect(both.filter((one) => 'waits' in one)).toEqual([{ org_id: mine.org_id, waits: expect.stringContaining('another run') }]);
  expect(await statusOf(mine)).toBe('erased');
  expect(await sql('select id from queue.job_common where group_id = $1', [mine.org_id])).toEqual([]);
});

test('one that cannot be erased yet does not keep the next from it', async () => {
  const [first, second] = [await story.world.person('owner'), await story.world.person('owner')];
  for (const one of [first, second]) {
    await stands(one, 'erasing');
    await clearFiles(one);
  }
  const id = await story.world.tools.db.auth.transaction((trx) => story.world.tools.jobs.enqueueOn(trx, clear, {}, first.org_id));
  await sql(`update queue.job_common set state = 'active' where id = $1`, [id]);
  const { code, said } = await command();
  expect(said).toContain('a job of it still runs');
  expect(said).toContain('1 of 2 organisations erased');
  expect([code, await statusOf(first), await statusOf(second)]).toEqual([1, 'erasing', 'erased']);
  await sql(`delete from queue.job_common where id = $1`, [id]);
  await erase(first);
});

test('who came by a device’s name and is a person by now keeps the account, and what is theirs elsewhere', async () => {
  const [mine, neighbour] = [await story.world.person('owner'), await story.world.person('owner')];
  const [tablet, linked, founder] = [newId(), newId(), newId()];
  const made = 'insert into app.users (id, org_id, external_id, email) values ($1::uuid, $2, $1::uuid::text, $3)';
  const joins = `insert into app.memberships (org_id, id, user_id, role) values ($1, $2, $2, 'member')`;
  await sql(made, [tablet, mine.org_id, null]);
  await sql(made, [linked, mine.org_id, 'linked@example.test']);
  await sql(made, [founder, mine.org_id, null]);
  for (const id of [tablet, linked, founder]) await sql(joins, [mine.org_id, id]);
  for (const id of [linked, founder]) await sql(joins, [neighbour.org_id, id]);
  await stands(mine, 'erasing');
  await clearFiles(mine);
  const before = await checksums(sql, story.tables, [neighbour.org_id]);
  expect(await erase(mine, { dry: true })).toMatchObject({ removed: { users: 1 } });
  expect(await erase(mine)).toMatchObject({ removed: { users: 1, memberships: 4 } });
  const after = await checksums(sql, story.tables, [neighbour.org_id]);
  expect(changedTables(before[neighbour.org_id], after[neighbour.org_id])).toEqual(['users']); // they belong to no organisation by themselves any more
  const left = await sql('select id, org_id, external_id from app.users where id = any ($1) order by id', [[tablet, linked, founder]]);
  expect(left).toEqual([linked, founder].toSorted().map((id) => ({ id, org_id: null, external_id: null })));
});

test('what is being erased is not taken back: by who leaves as its last person, or by who marked it anew a moment before', async () => {
  const [mine, other, late] = [await story.world.person('owner'), await story.world.person('owner'), await story.world.person('owner')];
  await sql(`update app.memberships set user_id = $2 where org_id = $1`, [other.org_id, mine.user_id]);
  await stands(other, 'erasing');
  expect((await mine.delete('/me')).status).toBe(204);
  expect([await statusOf(mine), await statusOf(other)]).toEqual(['deleting', 'erasing']);

  await stands(late, 'deleting', 31);
  const { db } = story.world.tools;
  const org: typeof db.org = (id, actor) => {
    const real = db.org(id, actor);
    const write = real.write.bind(real);
    real.write = async (...asked) => {
      await stands(late, 'deleting');
      return write(...asked);
    };
    return real;
  };
  const tools = { ...story.world.tools, db: Object.create(db, { org: { value: org }, auth: { get: () => db.auth } }) as typeof db };
  await identity.sweeps!.find(({ name }) => name === 'identity.begin_erasing')!.run({ tools, signal });
  expect(await statusOf(late)).toBe('deleting');
});

test('nothing is left to be done at night for what is erased', async () => {
  const mine = await story.world.person('owner');
  for (const status of ['erasing', 'erased']) {
    await stands(mine, status);
    await night(intake.sweeps, 'intake.expire_all');
    expect(await sql('select id from queue.job_common where group_id = $1', [mine.org_id])).toEqual([]);
  }
});

test('what is being erased, or is erased, our own people change no more and are let into no more', async () => {
  const mine = await story.world.person('owner');
  const { staff } = story.world.tools.db;
  const inside = <T>(work: (trx: typeof staff) => PromiseLike<T>): Promise<T> =>
    staff.transaction(async (trx) => work(trx), { org_id: mine.org_id } as never);
  const change = () => inside((trx) => trx('app.orgs').where({ id: mine.org_id }).update({ plan: 'another' }));
  const enter = () =>
    inside((trx) =>
      trx('app.staff_grants').insert({
        org_id: mine.org_id,
        id: newId(),
        staff_user_id: newId(),
        staff_name: 'x',
        reason: 'to look again',
        expires_at: new Date(Date.now() + 60_000),
      }),
    );
  await stands(mine, 'deleting');
  expect(await change()).toBe(1);
  await enter();
  for (const status of ['erasing', 'erased']) {
    await stands(mine, status);
    expect(await change()).toBe(0);
    await expect(enter()).rejects.toMatchObject({ code: '42501' });
  }
});
