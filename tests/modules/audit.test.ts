import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { makeOrg } from '../support/orgs.ts';
import { openWorld, type Person, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** Somebody whose organisation has `count` events. */
const busy = async (count: number): Promise<Person> => {
  const person = await world.person();
  for (let i = 1; i <= count; i += 1) await person.org.write('thing.done', async (db) => db.record({ target: String(i), detail: { i } }));
  return person;
};
const verify = async (person: Person) => (await person.get('/audit/verify')).body;

test('every change is there with who and what, newest first, and can be filtered and paged', async () => {
  const person = await busy(3);
  await person.patch('/org', { name: 'Renamed' }, { 'x-request-id': 'asked-for-by-a-test' });
  const first = await person.get('/audit?limit=2');
  expect(first.body.data.map(({ action, seq }: { action: string; seq: number }) => [action, seq])).toEqual([
    ['org.changed', 4],
    ['thing.done', 3],
  ]);
  expect(first.body.data[0]).toMatchObject({
    actor: { kind: 'user', id: person.user_id },
    detail: { fields: ['name'] },
    request_id: expect.any(String),
    ip: '127.0.0.1',
  });
  const rest = await person.get(`/audit?limit=2&cursor=${first.body.next_cursor}`);
  expect(rest.body.data.map(({ seq }: { seq: number }) => seq)).toEqual([2, 1]);
  expect(rest.body.next_cursor).toBeNull();
  expect((await person.get('/audit?action=org.changed')).body.data).toHaveLength(1);
  expect((await person.get(`/audit?actor=${person.user_id}&since=2020-01-01T00:00:00Z`)).body.data).toHaveLength(4);
  expect((await person.get('/audit?since=2999-01-01T00:00:00Z')).body.data).toEqual([]);
  expect((await (await world.person('member', person)).get('/audit')).status).toBe(403);
});

test('an intact chain verifies, also when many write at the same moment', async () => {
  const person = await world.person();
  await Promise.all(Array.from({ length: 40 }, () => person.org.write('thing.done', async () => {})));
  expect(await verify(person)).toMatchObject({ intact: true, events: 40, head: { seq: 40 }, broken: null });
  expect(await verify(await world.person())).toEqual({ intact: true, events: 0, head: null, broken: null });
});

test('the first events of an organisation may come at the same moment: none is refused', async () => {
  const orgs = await Promise.all(Array.from({ length: 60 }, () => makeOrg(world.database)));
  for (const org of orgs) await Promise.all(Array.from({ length: 4 }, () => org.write('thing.done', async () => {})));
  const unique = await world.database.sql("select indexdef from pg_indexes where schemaname = 'app' and tablename = 'audit_heads'");
  expect(unique.map(({ indexdef }) => String(indexdef).replace(/.*USING /, ''))).toEqual(['btree (org_id)']);
});

test('an altered event is found', async () => {
  const person = await busy(5);
  await world.database.sql('alter table app.audit_events disable trigger append_only');
  await world.database.sql(`update app.audit_events set detail = '{"i": 99}' where org_id = $1 and seq = 3`, [person.org_id]);
  expect(await verify(person)).toMatchObject({ intact: false, broken: { seq: 3, reason: 'altered' } });
  const hashed = await busy(5);
  await world.database.sql(`update app.audit_events e set target = 'x' where org_id = $1 and seq = 3`, [hashed.org_id]);
  await world.database.sql(`update app.audit_events e set hash = app.audit_hash(e) where org_id = $1 and seq = 3`, [hashed.org_id]);
  expect(await verify(hashed)).toMatchObject({ intact: false, broken: { seq: 4, reason: 'unlinked' } });
  const gap = await busy(5);
  await world.database.sql('delete from app.audit_events where org_id = $1 and seq = 2', [gap.org_id]);
  expect(await verify(gap)).toMatchObject({ intact: false, broken: { seq: 2, reason: 'missing' } });
  const cut = await busy(5);
  await world.database.sql('delete from app.audit_events where org_id = $1 and seq > 3', [cut.org_id]);
  expect(await verify(cut)).toMatchObject({ intact: false, events: 3, broken: { seq: 4, reason: 'cut' } });
  await world.database.sql('alter table app.audit_events enable trigger append_only');
});

test('a head that was taken away or moved back hides no event', async () => {
  const gone = await busy(5);
  await world.database.sql('delete from app.audit_heads where org_id = $1', [gone.org_id]);
  expect(await verify(gone)).toEqual({ intact: false, events: 0, head: null, broken: { seq: 1, reason: 'cut' } });
  const back = await busy(5);
  const moved =
    'update app.audit_heads h set seq = e.seq, hash = e.hash from app.audit_events e where h.org_id = $1 and e.org_id = $1 and e.seq = 3';
  await world.database.sql(moved, [back.org_id]);
  expect(await verify(back)).toMatchObject({ intact: false, events: 3, broken: { seq: 4, reason: 'cut' } });
});

test('neither the application nor the owner of the table can change or remove an event', async () => {
  const person = await busy(1);
  for (const sql of ["update app.audit_events set action = 'x.y'", 'delete from app.audit_events', 'truncate app.audit_events']) {
    await expect(world.database.db.app.raw(sql)).rejects.toMatchObject({ code: '42501' });
    if (sql.startsWith('truncate')) await expect(world.database.sql(sql)).rejects.toMatchObject({ code: '42501' });
  }
  await expect(world.database.sql("update app.audit_events set action = 'x.y' where org_id = $1", [person.org_id])).rejects.toMatchObject({
    code: '42501',
  });
});
