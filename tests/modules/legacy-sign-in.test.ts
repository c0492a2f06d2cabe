import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Answer, openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const password = 'correct horse battery';
let count = 0;
const newEmail = () => `old-${++count}@example.test`;
const call = (path: string, body: unknown): Promise<Answer> => world.call('POST', `/api/${path}`, body);
const letters = (email: string) => world.letters.filter(({ to }) => to === email);
const pinFor = async (email: string): Promise<string> => {
  expect((await call('request_pin', { email })).text).toBe('{"status":"ok"}');
  return /\d{6}/.exec(letters(email).at(-1)!.text)![0];
};
const signUp = async (email: string, more: object = { password }) => {
  const answer = await call('confirm_signup', { email, pin: await pinFor(email), ...more });
  expect([answer.status, answer.body.status]).toEqual([200, 'ok']);
  return answer.body as { token: string; user: { id: string; email: string } };
};
const as = (token: string) => ({ authorization: `Bearer ${token}` });
const claimsOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString());

test('a newcomer asks for a PIN, confirms it and has an organisation of their own and a token for thirty days', async () => {
  const email = newEmail();
  const { token, user } = await signUp(email);
  expect(user).toEqual({ id: expect.any(String), email });
  const { iat, exp } = claimsOf(token);
  expect(exp - iat).toBe(30 * 24 * 3600);
  const [session] = await world.database.sql<{ days: number }>(
    `select round(extract(epoch from expires_at - created_at) / 86400)::int as days from app.sessions where user_id = $1`,
    [user.id],
  );
  expect(session!.days).toBe(30);
  expect(await world.call('GET', '/api/v1/me', undefined, as(token))).toMatchObject({ status: 200, body: { email, role: 'owner' } });
  const other = await signUp(newEmail());
  expect(claimsOf(other.token).org_id).not.toBe(claimsOf(token).org_id);
  await world.call('POST', '/api/vehicles', { make: 'Lada', model: 'Niva', year: '1994' }, as(token));
  expect((await world.call('GET', '/api/vehicles', undefined, as(token))).body).toHaveLength(1);
  expect((await world.call('GET', '/api/vehicles', undefined, as(other.token))).body).toEqual([]);
});

test('the old login answers a token, or 401 whatever is wrong', async () => {
  const email = newEmail();
  const { user } = await signUp(email);
  const right = await call('login', { email: ` ${email.toUpperCase()}`, password });
  expect([right.status, Object.keys(right.body), right.body.user]).toEqual([200, ['token', 'user'], user]);
  expect((await world.call('GET', '/api/v1/me', undefined, as(right.body.token))).status).toBe(200);
  const wrong = await Promise.all([
    call('login', { email, password: 'not this one, no' }),
    call('login', { email: newEmail(), password }),
    call('login', { email: 'no address', password }),
  ]);
  for (const answer of wrong)
    expect([answer.status, answer.text]).toEqual([401, '{"status":"error","message":"E-mail and password do not go together."}']);
  expect((await call('login', { email })).status).toBe(400);
});

test('request_pin says the same of a known, an unknown and an impossible address; the letter tells its owner', async () => {
  const [known, unknown] = [newEmail(), newEmail()];
  await signUp(known);
  const answers = [];
  for (const email of [known, unknown, 'no address', '']) answers.push(await call('request_pin', { email }));
  for (const { status, text } of answers) expect([status, text]).toEqual([200, '{"status":"ok"}']);
  expect([known, unknown].map((email) => letters(email).at(-1)!.text.includes('sign in to'))).toEqual([true, false]);
  const refused = await Promise.all([known, unknown].map((email) => call('confirm_signup', { email, pin: '000000', password })));
  expect(new Set(refused.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
  expect(refused[0]!.status).toBe(400);
});

test('who signed up without a password comes back by PIN; who has one keeps it, and no second account is made', async () => {
  const email = newEmail();
  const { user } = await signUp(email, {});
  expect((await call('login', { email, password })).status).toBe(401);
  expect((await signUp(email, { password })).user).toEqual(user);
  expect((await call('login', { email, password })).status).toBe(401);
  const [people] = await world.database.sql<{ n: number }>('select count(*)::int as n from app.memberships where user_id = $1', [user.id]);
  expect(people!.n).toBe(1);
});

test('a PIN of the old calls is good once, and not for anything else', async () => {
  const email = newEmail();
  const pin = await pinFor(email);
  const login = (path: string, body: object) => world.call('POST', `/api/v1/auth/${path}`, { email, pin, ...body });
  expect((await login('login', {})).status).toBe(400);
  expect((await login('reset-password', { password })).status).toBe(400);
  const answers = await Promise.all([1, 2, 3].map(() => call('confirm_signup', { email, pin, password })));
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 400, 400]);
  expect((await call('confirm_signup', { email, pin: await pinFor(email), password: 'short' })).status).toBe(400);
});

test('an old token ends with its session, with the person’s password and with its organisation', async () => {
  const email = newEmail();
  const tokens = [(await signUp(email)).token, (await call('login', { email, password })).body.token];
  const status = async (token: string) => (await world.call('GET', '/api/vehicles', undefined, as(token))).status;
  expect(await Promise.all(tokens.map(status))).toEqual([200, 200]);
  expect((await world.call('DELETE', `/api/v1/me/sessions/${claimsOf(tokens[0]!).sid}`, undefined, as(tokens[1]!))).status).toBe(204);
  expect(await Promise.all(tokens.map(status))).toEqual([401, 200]);
  await world.call('POST', '/api/v1/auth/request-pin', { email, purpose: 'reset' });
  const pin = /\d{6}/.exec(letters(email).at(-1)!.text)![0];
  await world.call('POST', '/api/v1/auth/reset-password', { email, pin, password: `${password} new` });
  expect(await Promise.all(tokens.map(status))).toEqual([401, 401]);
  const { token } = (await call('login', { email, password: `${password} new` })).body;
  await world.database.sql(`update app.orgs set status = 'suspended' where id = $1`, [claimsOf(token).org_id]);
  expect(await status(token)).toBe(403);
});
