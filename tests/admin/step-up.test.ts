import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newRecoveryCodes } from '../../admin/people/recovery.ts';
import { staffByEmail } from '../../admin/people/staff-user.ts';
import type { SignedIn } from '../../admin/people/sessions.ts';
import { stepUpByCode } from '../../admin/people/step-up.ts';
import { newTotpSecret, codeNow, sealTotp } from '../../admin/people/totp.ts';
import type { Person } from '../support/world.ts';
import { openConsoleWorld, type ConsoleWorld, type StaffPerson } from './console-world.ts';

let world: ConsoleWorld;
let owner: Person;
let org: string;
beforeAll(async () => {
  world = await openConsoleWorld();
  owner = await world.person();
  org = `/admin/api/resources/orgs/records/${owner.org_id}`;
});
afterAll(() => world.close());

/** Somebody with an authenticator who has entered no code since they signed in. */
async function enrolled(role: 'support' | 'admin'): Promise<StaffPerson & { code(later?: number): string; email: string }> {
  const [person, secret] = [await world.staff(role), newTotpSecret()];
  const { staff } = world.tools.db;
  await staff('app.staff_sessions').where({ staff_user_id: person.id }).update({ stepped_up_at: null });
  const at = { totp_sealed: sealTotp(world.settings, person.id, secret), totp_confirmed_at: new Date() };
  await staff('app.staff_users').where({ id: person.id }).update(at);
  const { email } = (await staff('app.staff_users').where({ id: person.id }).first('email')) as { email: string };
  return { ...person, email, code: (later = 0) => codeNow(secret, new Date(Date.now() + later * 30_000)) };
}
const name = async () => String((await world.database.sql('select name from app.orgs where id = $1', [owner.org_id]))[0]!['name']);
const status = async () => (await world.database.sql('select status from app.orgs where id = $1', [owner.org_id]))[0]!['status'];
const proof = async (person: StaffPerson) => (await person.get('/admin/api/pages/step_up')).body.proof as string | null;
const faultOf = (body: { record?: { errors?: Record<string, { message: string }> } }) => body.record?.errors?.['step_up_code']?.message;
const events = async (person: StaffPerson) =>
  (
    await world.database.sql('select action, detail from app.staff_events where staff_user_id = $1 order by created_at, id', [person.id])
  ).map(({ action, detail }) => [action, detail]);

test('what is dangerous asks for a fresh code, whatever the session, and takes each code once', async () => {
  const person = await enrolled('support');
  const suspend = async (step_up_code: string) => (await person.post(`${org}/suspend`, { confirm: await name(), step_up_code })).body;
  expect(await proof(person)).toBe('code');
  expect(faultOf((await person.post(`${org}/suspend`, { confirm: await name() })).body)).toMatch(/fresh code/);
  const wrong = await suspend('000000');
  expect([faultOf(wrong), wrong.step_up, wrong.notice.type]).toEqual([expect.stringMatching(/not right/), 'code', 'error']);
  expect([await status(), await events(person)]).toEqual(['active', []]);
  const code = person.code();
  const done = await suspend(code);
  expect([done.notice.type, done.step_up, await status()]).toEqual(['success', null, 'suspended']);
  expect(await events(person)).toEqual([
    ['staff_user.stepped_up', { how: 'authenticator' }],
    ['org.suspended', { fields: ['status'] }],
  ]);
  // Five minutes are over: the same code does not open it again, the next one does.
  await world.database.sql("update app.staff_sessions set stepped_up_at = now() - interval '301 seconds' where staff_user_id = $1", [
    person.id,
  ]);
  const resume = async (step_up_code: string) => (await person.post(`${org}/resume`, { step_up_code })).body;
  expect(faultOf(await resume(code))).toMatch(/used already/);
  expect(await status()).toBe('suspended');
  expect((await resume(person.code(1))).notice.type).toBe('success');
});

test('it counts for this session alone, and a form that was filled in wrongly does not ask again', async () => {
  const person = await enrolled('support');
  const first = (await person.post(`${org}/suspend`, { confirm: 'no', step_up_code: person.code() })).body;
  expect([first.record.errors.confirm !== undefined, faultOf(first), first.step_up]).toEqual([true, undefined, null]);
  expect(await proof(person)).toBeNull();
  expect((await person.post(`${org}/suspend`, { confirm: await name() })).body.notice.type).toBe('success');
  expect((await person.post(`${org}/resume`)).body.notice.type).toBe('success');
  const elsewhere = await world.staff('support');
  await world.database.sql('update app.staff_sessions set staff_user_id = $1, stepped_up_at = null where staff_user_id = $2', [
    person.id,
    elsewhere.id,
  ]);
  expect([await proof(elsewhere), await proof(person)]).toEqual(['code', null]);
});

test('a recovery code does as well, once', async () => {
  const person = await enrolled('admin');
  const [code = ''] = await newRecoveryCodes(world.tools.db.staff, person.id);
  const add = (step_up_code: string) => person.post('/admin/api/resources/staff_users/actions/add', { step_up_code });
  expect((await add('wrong')).body).toMatchObject({ errors: { step_up_code: {} }, step_up: 'code' });
  expect((await add(code)).body).toMatchObject({ errors: { email: {} }, step_up: null });
  await world.database.sql('update app.staff_sessions set stepped_up_at = null where staff_user_id = $1', [person.id]);
  expect((await add(code)).body).toMatchObject({ errors: { step_up_code: {} }, step_up: 'code' });
});

test('guesses are counted with those at the door', async () => {
  const person = await enrolled('support');
  await world.database.sql('delete from app.staff_attempts');
  for (let i = 0; i < 6; i++) expect(faultOf((await person.post(`${org}/resume`, { step_up_code: '000000' })).body)).toMatch(/not right/);
  const waiting = (await person.post(`${org}/resume`, { step_up_code: person.code() })).body;
  expect(waiting.notice).toMatchObject({ type: 'error', message: 'Too many tries: wait a moment.' });
  expect(await proof(person)).toBe('code');
  await world.database.sql('delete from app.staff_attempts');
  expect((await staffByEmail(world.tools.db.staff, person.email))?.totp_step).toBe(0);
});

test('of two at once with one code, one session is opened', async () => {
  const person = await enrolled('support');
  const code = person.code();
  const other = await world.staff('support');
  await world.database.sql('update app.staff_sessions set staff_user_id = $1, stepped_up_at = null where staff_user_id = $2', [
    person.id,
    other.id,
  ]);
  const both = await Promise.all([person, other].map((one) => one.post(`${org}/resume`, { step_up_code: code })));
  expect(both.filter(({ body }) => body.step_up === null)).toHaveLength(1);
  expect([await proof(person), await proof(other)].filter((left) => left === null)).toHaveLength(1);
});

test('of a session that ended meanwhile nothing is noted', async () => {
  const person = await enrolled('support');
  await person.post('/admin/logout');
  const session = { token_hash: Buffer.alloc(32), staff_user_id: person.id, email: person.email } as SignedIn;
  const acting = { id: person.id, name: 'x', ip: '127.0.0.1', request_id: 'x' };
  expect(await stepUpByCode(world.tools, session, acting, person.code())).toBe(false);
  expect(await events(person)).toEqual([]);
});

test('no other way to an action does without the code', async () => {
  const person = await enrolled('support');
  const before = [await name(), await status(), await events(person)];
  const confirm = await name();
  const id = owner.org_id;
  const token = person.cookies.get('XSRF-TOKEN')!;
  const cookie = [...person.cookies].map(([key, value]) => `${key}=${value}`).join('; ');
  const base = '/admin/api/resources/orgs';
  const ways = [
    `${base}/records/${id}/suspend`,
    `${base}/records/${id}/suspend/`,
    `${base}/records/${id}//suspend`,
    `${base}/records/${id}/Suspend`,
    `${base}/records/${id}/suspend?step_up=null&step_up_code=`,
    `${base}/records/${id}/%73uspend`,
    `${base}/actions/suspend?recordIds=${id}`,
    `${base}/actions/suspend/${id}`,
    `${base}/bulk/suspend?recordIds=${id}`,
    `${base}/records/${id}/bulk/suspend`,
    `/admin/api/pages/orgs/records/${id}/suspend`,
    `/admin/api/resources/api_keys/records/${id}/suspend`,
    `/admin/api/resources/__proto__/records/${id}/suspend`,
  ];
  for (const way of ways)
    for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'SEARCH'])
      for (const as of ['form', 'json', 'url'] as const) {
        if (as !== 'form' && !['POST', 'PUT'].includes(method)) continue;
        const form = new FormData();
        for (const [key, value] of [
          ['confirm', confirm],
          ['step_up_code', ''],
          ['step_up_code', '000000'],
          ['stepped_up', 'true'],
          ['_method', 'post'],
        ])
          form.append(key!, value!);
        const body =
          as === 'form'
            ? form
            : as === 'json'
              ? JSON.stringify({ confirm, step_up_code: null, stepUp: false })
              : new URLSearchParams({ confirm });
        const answer = await fetch(world.console + way, {
          method,
          redirect: 'manual',
          headers: {
            cookie,
            'x-xsrf-token': token,
            'x-http-method-override': 'POST',
            ...(as === 'json' && { 'content-type': 'application/json' }),
          },
          ...(!['GET', 'HEAD'].includes(method) && { body }),
        });
        const text = await answer.text();
        expect([way, method, as, answer.status < 500, /"type":"success"/.test(text)]).toEqual([way, method, as, true, false]);
      }
  expect([await name(), await status(), await events(person)]).toEqual(before);
});

test('of twenty at once with one code, one is taken', async () => {
  const person = await enrolled('support');
  await world.database.sql('delete from app.staff_attempts');
  const code = person.code();
  const all = await Promise.all(Array.from({ length: 20 }, () => person.post(`${org}/resume`, { step_up_code: code })));
  expect((await events(person)).filter(([action]) => action === 'staff_user.stepped_up')).toHaveLength(1);
  expect(all.every(({ status: answered }) => answered < 500)).toBe(true);
  await world.database.sql('delete from app.staff_attempts');
});

test('what was shown in one role does not count in another', async () => {
  const [person, admin] = [await enrolled('support'), await world.staff('admin')];
  await person.post(`${org}/resume`, { step_up_code: person.code() });
  const at = `/admin/api/resources/staff_users/records/${person.id}`;
  const edit = async (fields: Record<string, string>) =>
    (await admin.post(`${at}/edit`, { _v: (await admin.get(`${at}/show`)).body.record.params._v, ...fields })).body.notice.type;
  expect([await edit({ name: 'Another name' }), await proof(person)]).toEqual(['success', null]);
  expect([await edit({ role: 'admin' }), await proof(person)]).toEqual(['success', 'code']);
});
