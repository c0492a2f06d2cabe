import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { tidySignIn } from '../../server/modules/identity/sweep.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const password = 'correct horse battery';
let count = 0;
const newEmail = () => `person-${++count}@example.test`;
const auth = (path: string, body: unknown, headers?: Record<string, string>) => world.call('POST', `/api/v1/auth/${path}`, body, headers);
const letterTo = (email: string) => world.letters.findLast(({ to }) => to === email.toLowerCase())!;
const pinFor = async (email: string, purpose = 'sign_up') => {
  expect(await auth('request-pin', { email, purpose })).toMatchObject({ status: 202, body: { status: 'ok' } });
  return /\d{6}/.exec(letterTo(email).text)![0];
};
const signUp = async (email = newEmail()) => {
  const answer = await auth('register', { email, pin: await pinFor(email), password, org_name: 'Ada & Co' });
  expect(answer.status).toBe(201);
  return answer.body;
};
const bearer = (session: { access_token: string }) => ({ authorization: `Bearer ${session.access_token}` });

test('signing up by PIN founds an organisation with the person as its owner', async () => {
  const email = newEmail();
  const session = await signUp(email.toUpperCase().replace('PERSON', 'Person'));
  expect(session).toEqual({
    access_token: expect.stringMatching(/^eyJ/),
    token_type: 'Bearer',
    expires_in: 600,
    refresh_token: expect.stringMatching(/^lhr_/),
    user: { id: expect.any(String), email, display_name: null },
    org: { id: expect.any(String), slug: expect.stringMatching(/^ada-co-[a-z0-9]{6}$/), name: 'Ada & Co' },
    role: 'owner',
  });
  const me = await world.call('GET', '/api/v1/me', undefined, bearer(session));
  expect(me).toMatchObject({ status: 200, body: { email, role: 'owner', org: session.org } });
  expect((await auth('login', { email, password })).body.org).toEqual(session.org);
});

test('a PIN is good once, for its purpose, and five tries are all there are', async () => {
  const email = newEmail();
  const pin = await pinFor(email);
  const wrong = String((Number(pin) + 1) % 1_000_000).padStart(6, '0');
  expect(await auth('login', { email, pin })).toMatchObject({ status: 400, body: { code: 'pin_invalid' } });
  for (let tries = 0; tries < 5; tries += 1)
    expect((await auth('register', { email, pin: wrong, password })).body.code).toBe('pin_invalid');
  expect((await auth('register', { email, pin, password })).body.code).toBe('pin_invalid');
  const fresh = await pinFor(email);
  expect((await auth('register', { email, pin: fresh, password })).status).toBe(201);
  expect((await auth('register', { email, pin: fresh, password })).body.code).toBe('pin_invalid');
});

test('nobody learns from request-pin or register whether an address is known', async () => {
  const known = (await signUp()).user.email;
  const unknown = newEmail();
  const [a, b] = [await auth('request-pin', { email: known }), await auth('request-pin', { email: unknown })];
  expect([a.status, a.text]).toEqual([b.status, b.text]);
  expect(letterTo(known).text).toContain('already belongs to an account');
  expect(letterTo(known).text).not.toMatch(/\d{6}/);
  const refused = await Promise.all([known, unknown].map((email) => auth('register', { email, pin: '000000', password })));
  expect(new Set(refused.map(({ body }) => JSON.stringify({ ...body, request_id: '' }))).size).toBe(1);
});

test('a password that is short, long, common or repeated is refused before the PIN is tried', async () => {
  const email = newEmail();
  const pin = await pinFor(email);
  for (const bad of ['short', 'x'.repeat(129), 'password1234', 'aaaaaaaaaaaaaa', '123412341234']) {
    expect(await auth('register', { email, pin, password: bad })).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'body.password' }] },
    });
  }
  expect((await auth('register', { email, pin, password })).status).toBe(201);
});

test('login with a wrong password, an unknown address or a PIN', async () => {
  const { user } = await signUp();
  expect(await auth('login', { email: user.email, password: 'not this one, no' })).toMatchObject({
    status: 401,
    body: { code: 'credentials_invalid' },
  });
  expect(await auth('login', { email: newEmail(), password })).toMatchObject({ status: 401, body: { code: 'credentials_invalid' } });
  expect(await auth('login', { email: user.email, pin: await pinFor(user.email, 'sign_in') })).toMatchObject({
    status: 200,
    body: { user },
  });
  expect((await auth('login', { email: user.email })).status).toBe(400);
});

test('after ten failures further guesses must wait, the right password included; never for ever', async () => {
  const { user } = await signUp();
  for (let tries = 0; tries < 10; tries += 1) await auth('login', { email: user.email, password: 'wrong wrong wrong' });
  const answers = [];
  for (let tries = 0; tries < 3; tries += 1)
    answers.push((await auth('login', { email: user.email, password: 'wrong wrong wrong' })).status);
  expect(answers).toContain(429);
  const late = await auth('login', { email: user.email, password });
  expect([200, 429]).toContain(late.status);
  if (late.status === 429) expect(Number(late.headers.get('retry-after'))).toBeLessThanOrEqual(900);
});

test('a stranger’s guesses from one address do not hold up the person elsewhere', async () => {
  const { user } = await signUp();
  const from = (ip: string, pass: string) => auth('login', { email: user.email, password: pass }, { 'x-forwarded-for': ip });
  for (let tries = 0; tries < 150; tries += 1) await from('198.51.100.7', 'wrong wrong wrong');
  expect((await from('203.0.113.9', 'typed it wrong')).status).toBe(401);
  expect((await from('203.0.113.9', password)).status).toBe(200);
});

test('a refresh token is good once; its second use ends the session', async () => {
  const first = await signUp();
  const second = await auth('refresh', { refresh_token: first.refresh_token });
  expect(second).toMatchObject({ status: 200, body: { user: first.user, org: first.org } });
  expect((await world.call('GET', '/api/v1/me', undefined, bearer(second.body))).status).toBe(200);
  expect(await auth('refresh', { refresh_token: first.refresh_token })).toMatchObject({
    status: 401,
    body: { code: 'refresh_token_reused' },
  });
  expect((await auth('refresh', { refresh_token: second.body.refresh_token })).status).toBe(401);
  expect((await world.call('GET', '/api/v1/me', undefined, bearer(second.body))).status).toBe(401);
  expect((await auth('refresh', { refresh_token: 'lhr_made-up' })).body.code).toBe('token_invalid');
});

test('logout acts on the next request', async () => {
  const session = await signUp();
  expect((await auth('logout', {}, bearer(session))).status).toBe(204);
  expect((await world.call('GET', '/api/v1/me', undefined, bearer(session))).status).toBe(401);
  expect((await auth('refresh', { refresh_token: session.refresh_token })).status).toBe(401);
});

test('a new password by PIN ends every session', async () => {
  const session = await signUp();
  const { email } = session.user;
  const pin = await pinFor(email, 'reset');
  expect((await auth('reset-password', { email, pin, password: 'another good password' })).status).toBe(200);
  expect((await world.call('GET', '/api/v1/me', undefined, bearer(session))).status).toBe(401);
  expect((await auth('login', { email, password })).status).toBe(401);
  expect((await auth('login', { email, password: 'another good password' })).status).toBe(200);
});

test('switching organisations gives a session there and ends the one here', async () => {
  const session = await signUp();
  const made = await world.call('POST', '/api/v1/orgs', { name: 'Second house' }, bearer(session));
  expect(made).toMatchObject({ status: 201, body: { name: 'Second house', role: 'owner' } });
  const switched = await auth('switch-org', { org_slug: made.body.slug }, bearer(session));
  expect(switched).toMatchObject({ status: 200, body: { org: { id: made.body.id } } });
  expect((await world.call('GET', '/api/v1/me', undefined, bearer(session))).status).toBe(401);
  const stranger = await world.person();
  expect((await auth('switch-org', { org_slug: session.org.slug }, { authorization: `Bearer ${stranger.token}` })).status).toBe(404);
});

test('a person who signed up but lost the rest of it to a crash is given an organisation at sign-in', async () => {
  const { user, org } = await signUp();
  await world.database.sql('delete from app.memberships where user_id = $1', [user.id]);
  const session = await auth('login', { email: user.email, password });
  expect(session).toMatchObject({ status: 200, body: { role: 'owner' } });
  expect(session.body.org.id).not.toBe(org.id);
});

test('sessions can be seen and ended; another person’s is 404', async () => {
  const session = await signUp();
  const again = (await auth('login', { email: session.user.email, password })).body;
  const list = await world.call('GET', '/api/v1/me/sessions', undefined, bearer(again));
  expect(list.body.data.map(({ current }: { current: boolean }) => current)).toEqual([true, false]);
  const other = list.body.data[1].id;
  const stranger = await world.person();
  expect((await stranger.delete(`/me/sessions/${other}`)).body.code).toBe('session_not_found');
  expect((await world.call('DELETE', `/api/v1/me/sessions/${other}`, undefined, bearer(again))).status).toBe(204);
  expect((await world.call('GET', '/api/v1/me', undefined, bearer(session))).status).toBe(401);
});

test('a person can delete themselves; the last owner of others cannot', async () => {
  const owner = await world.person();
  const member = await world.person('member', owner);
  expect(await owner.delete('/me')).toMatchObject({ status: 409, body: { code: 'last_owner_conflict' } });
  expect((await member.delete('/me')).status).toBe(204);
  expect((await member.get('/me')).status).toBe(401);
  expect((await owner.delete('/me')).status).toBe(204);
  expect(await world.database.sql('select status from app.orgs where id = $1', [owner.org_id])).toEqual([{ status: 'deleting' }]);
  expect(await world.database.sql('select from app.users where id = any($1)', [[owner.user_id, member.user_id]])).toEqual([]);
});

test('who leaves waits for no other member but the owners', async () => {
  const owner = await world.person();
  const [one, other] = [await world.person('device', owner), await world.person('device', owner)];
  const holder = await world.tools.db.app.transaction({ org_id: owner.org_id } as object);
  // Whoever waits is let go in the end, and then there is nothing left to commit.
  await holder.raw("set local idle_in_transaction_session_timeout = '60s'");
  expect(await holder('app.memberships').select('role').where({ user_id: other.user_id }).forUpdate()).toEqual([{ role: 'device' }]);
  const left = await one.delete('/me');
  await holder.commit();
  expect(left.status).toBe(204);
});

test('of two owners who delete themselves at the same moment one stays while there are other members', async () => {
  for (let round = 0; round < 10; round += 1) {
    const first = await world.person();
    const second = await world.person('owner', first);
    await world.person('member', first);
    await Promise.all([first.delete('/me'), second.delete('/me')]);
    const owners = await world.database.sql("select from app.memberships where org_id = $1 and role = 'owner'", [first.org_id]);
    expect(owners).toHaveLength(1);
  }
});

test('an API key reaches nothing of its maker beyond its organisation', async () => {
  const owner = await world.person();
  const scopes = ['me:read', 'me:write', 'org:read'];
  const { key } = (await owner.post('/api-keys', { name: 'me', scopes })).body;
  const by = (method: string, path: string, body?: unknown) =>
    world.call(method, `/api/v1${path}`, body, { authorization: `Bearer ${key}` });
  expect((await by('GET', '/org')).status).toBe(200);
  const refused = await Promise.all([
    by('DELETE', '/me'),
    by('PATCH', '/me', { display_name: 'x' }),
    by('GET', '/me/sessions'),
    by('DELETE', `/me/sessions/${owner.session_id}`),
    by('GET', '/orgs'),
    by('POST', '/orgs', { name: 'x' }),
    by('POST', '/auth/switch-org', { org_slug: 'any' }),
    by('POST', '/auth/logout', {}),
    by('POST', '/invitations/accept', { token: 'lhi_x' }),
  ]);
  expect(refused.map(({ status }) => status)).toEqual(refused.map(() => 403));
  expect((await owner.get('/me')).status).toBe(200);
});

test('signing in and out and a new password are events of the organisation', async () => {
  const session = await signUp();
  await auth('logout', {}, bearer(session));
  const { email } = session.user;
  await auth('reset-password', { email, pin: await pinFor(email, 'reset'), password: 'another good password' });
  const events = await world.database.sql('select action from app.audit_events where org_id = $1 order by seq', [session.org.id]);
  expect(events.map(({ action }) => action)).toEqual(['org.created', 'session.started', 'session.ended', 'password.reset']);
});

test('what is long over is swept, what may still be used stays', async () => {
  const session = await signUp();
  const over = await signUp();
  await world.database.sql("update app.sessions set expires_at = now() - interval '31 days' where user_id = $1", [over.user.id]);
  await world.database.sql("update app.refresh_tokens set expires_at = now() - interval '2 days' where org_id = $1", [over.org.id]);
  await tidySignIn.run({ tools: world.tools, signal: new AbortController().signal });
  const left = await world.database.sql('select user_id from app.sessions where user_id = any($1)', [[session.user.id, over.user.id]]);
  expect(left.map(({ user_id }) => user_id)).toEqual([session.user.id]);
  expect((await auth('refresh', { refresh_token: session.refresh_token })).status).toBe(200);
});

test('addresses are one per mailbox, whatever their spelling; what is none is refused', async () => {
  for (const bad of [
    '',
    'a',
    'a@b',
    '@example.test',
    'a b@example.test',
    'a@exa mple.test',
    'a\n@example.test',
    `${'a'.repeat(65)}@example.test`,
    'a@b@c.test',
    { a: 1 },
    null,
  ]) {
    expect((await auth('request-pin', { email: bad })).status).toBe(400);
  }
  expect((await auth('request-pin', { email: 'Zoë@BÜCHER.example', purpose: 'sign_up' })).status).toBe(202);
  expect(world.letters.at(-1)!.to).toBe('zoë@xn--bcher-kva.example');
});
