import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { seedDemo } from '../../seeds/demo.ts';
import { newId } from '../../server/core/ids.ts';
import { until } from '../support/until.ts';
import { openWorld, type Person, type World } from '../support/world.ts';

let world: World;
let demo: Person;
beforeAll(async () => {
  world = await openWorld({ rates: { auth: 1e6, address: 1e6 } });
  await seedDemo(world.tools);
  const { id } = (await world.tools.db.auth('app.orgs').where({ slug: 'demo' }).first('id')) as { id: string };
  demo = await world.person('admin', { org_id: id });
});
afterAll(() => world.close());

type Mode = 'off' | 'bound' | 'open' | null;
/** An organisation that lets devices sign in this way, and its slug. */
async function orgWith(device_signin: Mode): Promise<{ admin: Person; slug: string }> {
  const admin = await world.person('admin');
  expect((await admin.put('/org/settings', { device_signin })).status).toBe(200);
  return { admin, slug: (await admin.get('/org')).body.slug };
}
const v1 = (org_slug: string, user_id: unknown, more: object = {}) =>
  world.call('POST', '/api/v1/auth/device-token', { org_slug, user_id, ...more });
const old = (body: unknown) => world.call('POST', '/api/auth/dev-token', body);
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const me = (token: string) => world.call('GET', '/api/v1/me', undefined, bearer(token));
const usersOf = (org_id: string) => world.database.sql('select id, external_id, email from app.users where org_id = $1', [org_id]);
const audited = (org_id: string, action: string) =>
  world.database.sql('select actor_id, target, detail from app.audit_events where org_id = $1 and action = $2', [org_id, action]);
const claims = (token: string) => JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString());

test('the old call: a top-level token that lives for weeks, and the same user the next time', async () => {
  const first = await old({ user_id: 'test-user' });
  expect([first.status, first.body, first.headers.get('content-type')]).toEqual([
    200,
    { token: expect.stringMatching(/^eyJ/), expires_in: 30 * 24 * 3600, user: { id: expect.any(String), external_id: 'test-user' } },
    'application/json; charset=utf-8',
  ]);
  expect(first.headers.get('link')).toContain('/api/v1/auth/device-token');
  const { sub, ext, iat, exp, org_id } = claims(first.body.token);
  expect([sub, ext, exp - iat, org_id]).toEqual([first.body.user.id, 'test-user', 30 * 24 * 3600, demo.org_id]);
  expect((await old({ user_id: 'test-user', app: 'ignored' })).body.user).toEqual(first.body.user);
  expect((await me(first.body.token)).body).toMatchObject({ email: null, role: 'device', org: { slug: 'demo' } });
  for (const path of ['dev-token', 'register'])
    expect((await world.call('POST', `/auth/${path}`, { user_id: 'test-user' })).status).toBe(404);
});

test('by v1: a session with refresh token in the named organisation, whose devices are its own', async () => {
  const { admin, slug } = await orgWith('open');
  const answer = await v1(slug, 'test-user');
  expect(answer).toMatchObject({
    status: 200,
    body: { token_type: 'Bearer', role: 'device', org: { slug }, user: { external_id: 'test-user', email: null } },
  });
  expect(answer.body).not.toHaveProperty('device_secret');
  expect((await world.call('POST', '/api/v1/auth/refresh', { refresh_token: answer.body.refresh_token })).status).toBe(200);
  expect(answer.body.user.id).not.toBe((await old({ user_id: 'test-user' })).body.user.id);
  expect(await usersOf(admin.org_id)).toEqual([{ id: answer.body.user.id, external_id: 'test-user', email: null }]);
  const { id } = answer.body.user;
  expect(await audited(admin.org_id, 'member.joined')).toEqual([{ actor_id: id, target: id, detail: { role: 'device' } }]);
  expect(await audited(admin.org_id, 'session.started')).toHaveLength(1);
});

test('off is the default, and tells no more than an organisation that is not there', async () => {
  const { slug } = await orgWith(null);
  const [off, none] = [await v1(slug, 'a'), await v1('no-such-house', 'a')];
  expect([off.status, off.body.code]).toEqual([403, 'device_signin_off']);
  expect({ ...off.body, request_id: '' }).toEqual({ ...none.body, request_id: '' });
  const closed = await orgWith('open');
  await closed.admin.put('/org/settings', { device_signin: 'off' });
  expect((await v1(closed.slug, 'a')).body.code).toBe('device_signin_off');
});

test('bound: the first call is given a secret, later ones must show it', async () => {
  const { admin, slug } = await orgWith('bound');
  const first = await v1(slug, 'device-uuid-123');
  const { device_secret } = first.body;
  expect([first.status, device_secret]).toEqual([200, expect.stringMatching(/^lhd_[\w-]{43}$/)]);
  for (const more of [{}, { device_secret: 'wrong' }, { device_secret: `${device_secret}x` }])
    expect(await v1(slug, 'device-uuid-123', more)).toMatchObject({ status: 401, body: { code: 'device_secret_invalid' } });
  const again = await v1(slug, 'device-uuid-123', { device_secret });
  expect([again.status, again.body.user, again.body.device_secret]).toEqual([200, first.body.user, undefined]);
  expect((await v1(slug, 'another')).body.device_secret).not.toBe(device_secret);
  const rows = await world.database.sql('select u::text as row from app.users u where org_id = $1', [admin.org_id]);
  expect(JSON.stringify(rows)).not.toContain(device_secret);
  expect(rows).toHaveLength(2);
});

test('a first call that fails leaves the device free to come again without a secret', async () => {
  const { admin, slug } = await orgWith('bound');
  const failing = `create function app.fails() returns trigger language plpgsql as $$ begin raise exception 'away' using errcode = '57P01'; end $$;
    create trigger fails before insert on app.audit_events for each row when (new.action = 'session.started') execute function app.fails()`;
  await world.database.sql(failing);
  expect((await v1(slug, 'phone')).status).toBe(503);
  await world.database.sql('drop trigger fails on app.audit_events');
  const again = await v1(slug, 'phone');
  expect([again.status, again.body.device_secret]).toEqual([200, expect.stringMatching(/^lhd_/)]);
  expect(await usersOf(admin.org_id)).toHaveLength(1);
});

/** A device that was given its secret, with its row among the members. */
async function bound(name: string) {
  const { admin, slug } = await orgWith('bound');
  const { body } = await v1(slug, name);
  const [row] = await world.database.sql<{ id: string }>('select id from app.memberships where user_id = $1', [body.user.id]);
  return { admin, slug, first: body, reset: (who: Person) => who.post(`/org/members/${row!.id}/reset-device`), member: row!.id };
}

test('a device that lost its secret is let begin anew by an admin: out at once, then given another, and what it made is its own', async () => {
  const { admin, slug, first, reset, member } = await bound('lost');
  for (const role of ['member', 'viewer', 'device'] as const) expect((await reset(await world.person(role, admin))).status).toBe(403);
  expect((await v1(slug, 'lost')).status).toBe(401);
  expect((await reset(admin)).status).toBe(204);
  expect((await me(first.access_token)).status).toBe(401);
  expect((await world.call('POST', '/api/v1/auth/refresh', { refresh_token: first.refresh_token })).status).toBe(401);
  // Whoever had the old secret and tries again with it is not the one who begins anew.
  const { device_secret } = first;
  expect(await v1(slug, 'lost', { device_secret })).toMatchObject({ status: 401, body: { code: 'device_secret_invalid' } });
  const anew = await v1(slug, 'lost');
  expect([anew.status, anew.body.user.id]).toEqual([200, first.user.id]);
  expect(anew.body.device_secret).toMatch(/^lhd_/);
  expect((await v1(slug, 'lost', { device_secret })).body.code).toBe('device_secret_invalid');
  expect((await v1(slug, 'lost', { device_secret: anew.body.device_secret })).status).toBe(200);
  expect(await audited(admin.org_id, 'device.reset')).toEqual([
    { actor_id: admin.user_id, target: member, detail: { user_id: first.user.id } },
  ]);
});

test('who is no device is not let begin anew', async () => {
  const { admin } = await orgWith('bound');
  const [row] = await world.database.sql<{ id: string }>('select id from app.memberships where user_id = $1', [admin.user_id]);
  expect(await admin.post(`/org/members/${row!.id}/reset-device`)).toMatchObject({ status: 409, body: { code: 'member_conflict' } });
  expect((await admin.get('/me')).status).toBe(200);
  const neighbour = await bound('theirs');
  expect(await neighbour.reset(admin)).toMatchObject({ status: 404, body: { code: 'member_not_found' } });
  expect((await me(neighbour.first.access_token)).status).toBe(200);
});

test('an API key lets no device begin anew: it could come as that device next', async () => {
  const { admin, slug, first, member } = await bound('kept');
  const { key } = (await admin.post('/api-keys', { name: 'k', scopes: ['members:write'] })).body;
  const reset = await world.call('POST', `/api/v1/org/members/${member}/reset-device`, undefined, bearer(key));
  expect([reset.status, reset.body.code]).toEqual([403, 'permission_denied']);
  expect((await v1(slug, 'kept')).status).toBe(401);
  expect((await me(first.access_token)).status).toBe(200);
});

test.each([
  ['is not recorded', 'insert on app.audit_events', `new.action = 'device.reset'`, 0, 200],
  [
    'is recorded and does not forget',
    'update on app.users',
    'old.device_secret_hash is not null and new.device_secret_hash is null',
    1,
    401,
  ],
])('a reset that %s leaves the name to nobody else', async (_what, on, when, events, session) => {
  const { admin, slug, first, reset } = await bound('torn');
  await world.database.sql(`
    create or replace function app.tears() returns trigger language plpgsql as $$ begin raise exception 'away' using errcode = '57P01'; end $$;
    create trigger tears before ${on} for each row when (${when}) execute function app.tears()`);
  expect((await reset(admin)).status).toBe(503);
  await world.database.sql(`drop trigger tears on ${on.split(' on ')[1]}`);
  expect(await audited(admin.org_id, 'device.reset')).toHaveLength(events);
  expect((await me(first.access_token)).status).toBe(session);
  expect((await v1(slug, 'torn')).status).toBe(401);
  expect((await v1(slug, 'torn', { device_secret: first.device_secret })).status).toBe(200);
});

test('who came by the old secret after the reset was recorded is out once it is forgotten', async () => {
  const { admin, slug, first, reset } = await bound('between');
  await world.database.sql('begin');
  await world.database.sql('select from app.users where id = $1 for no key update', [first.user.id]);
  const resetting = reset(admin);
  await until('the reset waits', async () => (await waiters()) > 0);
  const between = await v1(slug, 'between', { device_secret: first.device_secret });
  expect(between.status).toBe(200);
  await world.database.sql('commit');
  expect((await resetting).status).toBe(204);
  expect((await me(between.body.access_token)).status).toBe(401);
});

test('who shows the old secret while it is being forgotten is left with no session', async () => {
  const { slug, first } = await bound('slow');
  await world.database.sql('begin');
  await world.database.sql('select from app.users where id = $1 for update', [first.user.id]);
  const late = v1(slug, 'slow', { device_secret: first.device_secret });
  await until('the sign-in waits', async () => (await waiters()) > 0);
  await world.database.sql('update app.users set device_secret_hash = null where id = $1', [first.user.id]);
  await world.database.sql('commit');
  expect((await late).status).toBe(401);
  expect(await world.database.sql('select from app.sessions where user_id = $1 and revoked_at is null', [first.user.id])).toHaveLength(1);
});

test('many first calls at once: one user, and one of them gets the secret', async () => {
  const { admin, slug } = await orgWith('bound');
  const answers = await Promise.all(Array.from({ length: 25 }, () => v1(slug, 'storm')));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(answers.filter(({ body }) => body.code === 'device_secret_invalid')).toHaveLength(24);
  expect(await world.database.sql('select from app.sessions where org_id = $1 and revoked_at is null', [admin.org_id])).toHaveLength(2); // and the admin’s
  expect(await usersOf(admin.org_id)).toHaveLength(1);
  const open = await orgWith('open');
  const ids = (await Promise.all(Array.from({ length: 25 }, () => v1(open.slug, 'storm')))).map(
    ({ status, body }) => `${status} ${body.user.id}`,
  );
  expect(new Set(ids).size).toBe(1);
  expect(await usersOf(open.admin.org_id)).toHaveLength(1);
  expect(await audited(open.admin.org_id, 'member.joined')).toHaveLength(1);
});

test.each([
  ['an e-mail address', (id: string) => [`update app.users set email = $2 where id = $1`, [id, `${id}@example.test`]]],
  ['a password', (id: string) => [`update app.users set password_hash = 'x' where id = $1`, [id]]],
  ['another role', (id: string) => [`update app.memberships set role = 'member' where user_id = $1`, [id]]],
  [
    'a linked identity',
    (id: string) => [`insert into app.identities (id, user_id, provider, subject) values ($2, $1, 'entra', 'x')`, [id, newId()]],
  ],
  ['no membership any more', (id: string) => ['delete from app.memberships where user_id = $1', [id]]],
  ['been disabled', (id: string) => ['update app.users set disabled_at = now() where id = $1', [id]]],
] as [string, (id: string) => [string, unknown[]]][])('a name whose user has %s signs nobody in', async (_what, change) => {
  const { admin, slug } = await orgWith('open');
  const { id } = (await v1(slug, 'somebody')).body.user;
  await world.database.sql(...change(id));
  expect(await v1(slug, 'somebody')).toMatchObject({ status: 403, body: { code: 'device_signin_refused' } });
  expect(await audited(admin.org_id, 'device.refused')).toHaveLength(1);
});

test('an id or address of somebody else is just a name: no person is reached by it', async () => {
  const { admin, slug } = await orgWith('open');
  for (const name of [admin.user_id, admin.email, '__proto__', "'; drop table app.users; --"]) {
    const answer = await v1(slug, name);
    expect([answer.status, answer.body.role, answer.body.user.external_id]).toEqual([200, 'device', name]);
    expect(answer.body.user.id).not.toBe(admin.user_id);
  }
  for (const name of ['', ' ', 'a\nb', 'x'.repeat(201), 7, null, undefined, { $ne: '' }]) expect((await v1(slug, name)).status).toBe(400);
});

test('a device may what devices may, and nothing of the organisation', async () => {
  const { admin, slug } = await orgWith('open');
  const device = (await v1(slug, 'd')).body;
  for (const path of ['org', 'org/members', 'events', 'repositories', 'credentials', 'audit', 'assets', 'org/settings'])
    expect([path, (await world.call('GET', `/api/v1/${path}`, undefined, bearer(device.access_token))).status]).toEqual([path, 403]);
  expect((await world.call('POST', '/api/v1/orgs', { name: 'Mine' }, bearer(device.access_token))).status).toBe(403);
  const row = (await admin.get('/org/members')).body.data.find(({ user_id }: { user_id: string }) => user_id === device.user.id);
  expect((await admin.patch(`/org/members/${row.id}`, { role: 'member' })).status).toBe(200);
  expect((await me(device.access_token)).status).toBe(401);
  expect((await world.call('POST', '/api/v1/auth/refresh', { refresh_token: device.refresh_token })).status).toBe(401);
});

test('a suspended organisation lets no device in, and one that signed in is out at once', async () => {
  const { admin, slug } = await orgWith('open');
  const { access_token } = (await v1(slug, 'd')).body;
  await world.database.sql(`update app.orgs set status = 'suspended' where id = $1`, [admin.org_id]);
  expect((await v1(slug, 'd')).body.code).toBe('org_suspended');
  expect((await me(access_token)).status).toBe(403);
});

test('sign-in makes memberships of devices and no others', async () => {
  const { admin } = await orgWith('open');
  const row = { org_id: admin.org_id, id: newId(), user_id: demo.user_id, role: 'owner' };
  await expect(world.tools.db.auth('app.memberships').insert(row)).rejects.toMatchObject({ code: '42501' });
});

test('errors of the old call have the old shape; the organisation of old clients is none in production unless it is named', async () => {
  const missing = await old({});
  expect([missing.status, missing.body]).toEqual([400, { status: 'error', message: expect.any(String) }]);
  const named = await orgWith('bound');
  const { signInDevice, legacyIntakeOrg } = await import('../../server/modules/identity/device-sign-in.ts');
  const tools = { ...world.tools, settings: { ...world.settings, LEGACY_ORG_INTAKE: named.slug } };
  const from = { ip: '127.0.0.1', user_agent: '', request_id: 'r' };
  expect((await signInDevice(tools, legacyIntakeOrg(tools), { user_id: 'x' }, from)).org.id).toBe(named.admin.org_id);
  const production = { ...world.tools, settings: { ...world.settings, production: true } };
  expect(legacyIntakeOrg(production)).toBeUndefined();
  await expect(signInDevice(production, legacyIntakeOrg(production), { user_id: 'x' }, from)).rejects.toMatchObject({
    code: 'device_signin_off',
  });
  expect((await world.call('GET', '/api/auth/dev-token')).status).toBe(405);
});

test('too many calls from one address are told to wait', async () => {
  const slow = await openWorld({ rates: { auth: 3 } });
  try {
    const statuses = [];
    for (let calls = 0; calls < 5; calls += 1) statuses.push((await slow.call('POST', '/api/auth/dev-token', { user_id: 'x' })).status);
    expect(statuses).toEqual([403, 403, 403, 429, 429]);
  } finally {
    await slow.close();
  }
});

/** A device whose role is changed, with a hand on what the others wait for. */
async function promoted(name: string) {
  const { admin: boss, slug } = await orgWith('open');
  const { user } = (await v1(slug, name)).body;
  const [row] = await world.database.sql('select id from app.memberships where user_id = $1', [user.id]);
  return { boss, slug, user, promote: () => boss.patch(`/org/members/${row!['id']}`, { role: 'admin' }) };
}
const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
const waiters = async (): Promise<number> => (await world.database.sql(waiting)).length;

test('who signs in by a name while it is given another role gets nothing of that role: the sign-in ends last', async () => {
  const { slug, user, promote } = await promoted('late');
  await world.database.sql('begin');
  await world.database.sql('select from app.users where id = $1 for update', [user.id]);
  const late = v1(slug, 'late');
  await until('the sign-in waits', async () => (await waiters()) > 0);
  expect((await promote()).status).toBe(200);
  await world.database.sql('commit');
  expect((await late).status).toBe(401);
  expect(await world.database.sql('select from app.sessions where user_id = $1 and revoked_at is null', [user.id])).toEqual([]);
});

test('who signs in by a name while it is given another role gets nothing of that role: the change ends last', async () => {
  const { boss, slug, promote } = await promoted('early');
  await world.database.sql('begin');
  await world.database.sql('select from app.audit_heads where org_id = $1 for update', [boss.org_id]);
  const promoting = promote();
  await until('the change waits', async () => (await waiters()) > 0);
  const early = v1(slug, 'early');
  await until('the sign-in waits too', async () => (await waiters()) > 1);
  await world.database.sql('commit');
  expect((await promoting).status).toBe(200);
  expect((await me((await early).body.access_token)).status).toBe(401);
});
