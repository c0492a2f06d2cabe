import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '../../server/core/ids.ts';
import { modules } from '../../server/modules/index.ts';
import { openReading } from '../../server/modules/staff/readings.ts';
import { forgetReadings } from '../../server/modules/staff/sweeps.ts';
import { answerKeys, sealAnswer } from '../../server/platform/crypto/index.ts';
import type { Person } from '../support/world.ts';
import { openConsoleWorld, type ConsoleWorld, type StaffPerson } from './console-world.ts';

// Said to an intake, sealed under the organisation's key, and read by one of us.
const words = 'my left knee has hurt since the long walk';

let world: ConsoleWorld;
let support: StaffPerson;
let owner: Person;
let session: string;
beforeAll(async () => {
  world = await openConsoleWorld();
  support = await world.staff('support');
  owner = await world.person();
  await owner.post('/intake/sessions', { key: 'first' });
  expect((await owner.post('/intake/sessions/first/messages', { content: words })).status).toBeLessThan(300);
  session = String((await world.database.sql('select id from app.intake_sessions where org_id = $1', [owner.org_id]))[0]!['id']);
});
afterAll(() => world.close());

const at = () => `/admin/api/resources/intake_sessions/records/${owner.org_id}.${session}`;
const read = (who: StaffPerson) => who.post(`${at()}/content`);
const grant = (who: StaffPerson) =>
  who.post(`/admin/api/resources/orgs/records/${owner.org_id}/grant_access`, { reason: 'they asked us to look', minutes: '30' });
const left = () => world.database.sql('select * from app.staff_readings');
const readings = async () =>
  (
    await world.database.sql("select actor_id, detail from app.audit_events where org_id = $1 and action = 'staff_access.content_read'", [
      owner.org_id,
    ])
  ).map(({ actor_id, detail }) => [actor_id, detail]);
const orgOf = (who: StaffPerson) => world.tools.db.org(owner.org_id, { kind: 'staff', id: who.id });
const asked = async (who: StaffPerson, public_key: Buffer): Promise<string> => {
  const id = newId();
  const values = [owner.org_id, id, who.id, session, public_key];
  const columns = 'org_id, id, staff_user_id, about_table, about_row, public_key';
  await world.database.sql(`insert into app.staff_readings (${columns}) values ($1, $2, $3, 'intake_sessions', $4, $5)`, values);
  return id;
};
const order = openReading(modules);
const carriedOut = (who: StaffPerson, target: string) =>
  order.run({ org: orgOf(who), tools: world.tools, target, signal: AbortSignal.timeout(60_000) });

test('what is sealed is read under a grant alone: opened by a worker, recorded, and nothing of it stays', async () => {
  expect((await read(support)).body.notice).toMatchObject({ type: 'error', message: expect.stringMatching(/needs staff access/) });
  expect([await left(), await readings()]).toEqual([[], []]);
  await grant(support);
  const { body } = await read(support);
  expect(body.content.messages.map(({ content }: { content: string }) => content)).toContain(words);
  expect(await readings()).toEqual([[support.id, { table: 'intake_sessions' }]]);
  expect(await left()).toEqual([]);
  const queued = JSON.stringify(await world.database.sql('select data, output from queue.job_common'));
  expect(queued).not.toContain(words);
  for (const path of [
    `${at()}/show`,
    '/admin/api/resources/intake_sessions/actions/list',
    '/admin/export/intake_sessions',
    `${at()}/content`,
  ])
    expect([path, (await support.get(path)).text.includes(words)]).toEqual([path, false]);
});

test('a grant is one person’s own: another of us reads nothing, and an auditor may not even ask', async () => {
  expect((await read(await world.staff('support'))).body.notice.type).toBe('error');
  expect((await read(await world.staff('auditor'))).status).toBe(403);
});

test('a grant is of one organisation: no mixture of ids leads to what another holds, and it ends by itself', async () => {
  const another = await world.person();
  await another.post('/intake/sessions', { key: 'first' });
  await another.post('/intake/sessions/first/messages', { content: words });
  const theirs = String((await world.database.sql('select id from app.intake_sessions where org_id = $1', [another.org_id]))[0]!['id']);
  const ids = [
    `${another.org_id}.${theirs}`,
    `${owner.org_id}.${theirs}`,
    `${another.org_id}.${session}`,
    `${owner.org_id}.${session}.${theirs}`,
  ];
  for (const id of ids) {
    const { status, text } = await support.post(`/admin/api/resources/intake_sessions/records/${id}/content`);
    expect([id, status < 500, text.includes(words)]).toEqual([id, true, false]);
  }
  await grant(support);
  const many = await Promise.all(Array.from({ length: 5 }, () => read(support)));
  expect(many.map(({ text }) => text.includes(words))).toEqual(many.map(() => true));
  await world.database.sql("update app.staff_grants set expires_at = now() - interval '1 second'");
  expect((await read(support)).text).not.toContain(words);
  expect(await left()).toEqual([]);
  await grant(support);
});

test('a worker opens nothing for whom the grant has ended meanwhile, and what it leaves opens for the request alone', async () => {
  const keys = answerKeys();
  const target = await asked(support, keys.public_key);
  await carriedOut(support, target);
  const answer = (await left())[0]!['answer'] as Buffer;
  expect(answer.includes(words)).toBe(false);
  expect(keys.open(answer, target).toString()).toContain(words);
  expect(() => keys.open(answer, newId())).toThrow();
  expect(() => answerKeys().open(answer, target)).toThrow();
  for (const i of [0, 5, 40, answer.length - 1]) {
    const changed = Buffer.from(answer);
    changed[i] = (changed[i] ?? 0) ^ 1;
    expect(() => keys.open(changed, target)).toThrow();
  }
  expect(keys.open(sealAnswer(keys.public_key, Buffer.from('x'), 'y'), 'y').toString()).toBe('x');
  const stranger = await world.staff('support');
  await expect(carriedOut(stranger, await asked(stranger, keys.public_key))).rejects.toThrow(/needs staff access/);
  await owner.put('/org/staff-access', { allowed: false });
  await expect(carriedOut(support, target)).rejects.toThrow(/needs staff access/);
  await owner.put('/org/staff-access', { allowed: true });
});

test('what was opened while there was a grant is not taken once it has ended, and does not stay', async () => {
  await grant(support);
  // Ended in the moment in which the worker leaves its answer.
  await world.database.sql(`create function public.end_grants() returns trigger language plpgsql security definer as $$
    begin update app.staff_grants set ended_at = now(), ended_by = 'organisation' where org_id = new.org_id and ended_at is null; return new; end $$`);
  await world.database.sql(
    'create trigger end_grants after update of answer on app.staff_readings for each row execute function public.end_grants()',
  );
  await world.database.sql('delete from app.staff_readings');
  const { body, text } = await read(support);
  await world.database.sql('drop function public.end_grants cascade');
  expect([body.notice.message, text.includes(words)]).toEqual([expect.stringMatching(/needs staff access/), false]);
  expect(await left()).toEqual([]);
});

test('what a worker cannot open ends at once, and says why', async () => {
  await grant(support);
  await world.database.sql('delete from app.staff_readings');
  // As if the session were gone by the time at which a worker looks for it.
  await world.database.sql(`create function public.elsewhere() returns trigger language plpgsql security definer as $$
    begin new.about_row := '${newId()}'; return new; end $$`);
  await world.database.sql('create trigger elsewhere before insert on app.staff_readings for each row execute function public.elsewhere()');
  const { body } = await read(support);
  await world.database.sql('drop function public.elsewhere cascade');
  expect(body.notice).toEqual({ type: 'error', message: 'No such session.' });
  expect(await left()).toEqual([]);
});

test('what nobody took is removed within minutes, and by longhouse_auth nothing that is younger', async () => {
  const [old, fresh] = [await asked(support, Buffer.from('x')), await asked(support, Buffer.from('x'))];
  await world.database.sql("update app.staff_readings set created_at = now() - interval '6 minutes' where id = $1", [old]);
  const { auth } = world.tools.db;
  expect(((await auth.raw('delete from app.staff_readings')) as { rowCount: number }).rowCount).toBe(1);
  await world.database.sql("update app.staff_readings set created_at = now() - interval '6 minutes' where id = $1", [fresh]);
  await forgetReadings.run({ tools: world.tools, signal: AbortSignal.timeout(60_000) });
  expect(await left()).toEqual([]);
  await expect(auth.raw('select answer from app.staff_readings')).rejects.toMatchObject({ code: '42501' });
});

test('longhouse_staff itself asks for nothing without a grant, and reaches its own requests alone', async () => {
  const stranger = await world.staff('support');
  const as = <T>(who: StaffPerson, sql: string, values: unknown[] = []) =>
    world.tools.db.staff.transaction(async (trx) => {
      await trx.raw("select set_config('app.org_id', ?, true), set_config('app.staff_id', ?, true)", [owner.org_id, who.id]);
      return ((await trx.raw(sql, values as string[])) as { rows: T[] }).rows;
    });
  const insert = `insert into app.staff_readings (org_id, id, staff_user_id, about_table, about_row, public_key) values (?, ?, ?, 'x', ?, 'x')`;
  await expect(as(stranger, insert, [owner.org_id, newId(), stranger.id, session])).rejects.toMatchObject({ code: '42501' });
  await grant(support);
  await expect(as(support, insert, [owner.org_id, newId(), stranger.id, session])).rejects.toMatchObject({ code: '42501' });
  await as(support, insert, [owner.org_id, newId(), support.id, session]);
  expect((await as(support, 'select answer from app.staff_readings')).length).toBeGreaterThan(0);
  await asked(support, Buffer.from('x'));
  expect(await as(stranger, 'select answer from app.staff_readings where staff_user_id = ?', [support.id])).toEqual([]);
});
