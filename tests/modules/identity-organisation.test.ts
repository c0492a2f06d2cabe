import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openWorld, type Person, type World } from '../support/world.ts';

let world: World;
let owner: Person;
beforeAll(async () => {
  world = await openWorld();
  owner = await world.person();
});
afterAll(() => world.close());

test('an organisation can be read and renamed; a stale version is refused', async () => {
  const before = await owner.get('/org');
  expect(before.body).toMatchObject({ id: owner.org_id, status: 'active', modules: ['repositories', 'vehicles', 'intake', 'events'] });
  const tag = before.headers.get('etag')!;
  const renamed = await owner.patch('/org', { name: 'New name' }, { 'if-match': tag });
  expect(renamed).toMatchObject({ status: 200, body: { name: 'New name' } });
  expect((await owner.patch('/org', { name: 'Later' }, { 'if-match': tag })).status).toBe(412);
  expect((await (await world.person('member', owner)).patch('/org', { name: 'x' })).status).toBe(403);
});

test('settings keep what is not named, and are versioned', async () => {
  const read = await owner.get('/org/settings');
  expect(read.body).toEqual({ ai_model: null, retention_days: null, notify_email: null, emergency_contacts: null, device_signin: null });
  expect((await owner.put('/org/settings', { retention_days: 30 }, { 'if-match': read.headers.get('etag')! })).body.retention_days).toBe(
    30,
  );
  expect((await owner.put('/org/settings', { ai_model: 'other' })).body).toEqual({
    ai_model: 'other',
    retention_days: 30,
    notify_email: null,
    emergency_contacts: null,
    device_signin: null,
  });
  expect((await owner.put('/org/settings', { retention_days: 5 }, { 'if-match': read.headers.get('etag')! })).status).toBe(412);
  expect((await owner.put('/org/settings', { surprise: 1 })).status).toBe(400);
});

test('an invitation brings a newcomer in, once, with its role', async () => {
  const email = 'newcomer@example.test';
  const invited = await owner.post('/org/invitations', { email, role: 'viewer' });
  expect(invited).toMatchObject({ status: 201, body: { email, role: 'viewer' } });
  expect(invited.text).not.toContain('lhi_');
  const token = /lhi_\S+/.exec(world.letters.at(-1)!.text)![0];
  await world.call('POST', '/api/v1/auth/request-pin', { email });
  const pin = /\d{6}/.exec(world.letters.at(-1)!.text)![0];
  const session = await world.call('POST', '/api/v1/auth/register', {
    email,
    pin,
    password: 'correct horse battery',
    invitation_token: token,
  });
  expect(session).toMatchObject({ status: 201, body: { org: { id: owner.org_id }, role: 'viewer' } });
  const stranger = await world.person();
  expect((await stranger.post('/invitations/accept', { token })).body.code).toBe('invitation_not_found');
});

test('of many who accept one invitation at the same moment one gets in; another address never does', async () => {
  const guest = await world.person();
  await owner.post('/org/invitations', { email: guest.email, role: 'member' });
  const token = /lhi_\S+/.exec(world.letters.at(-1)!.text)![0];
  expect((await (await world.person()).post('/invitations/accept', { token })).status).toBe(404);
  const answers = await Promise.all(Array.from({ length: 20 }, () => guest.post('/invitations/accept', { token })));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  const rows = await world.database.sql('select from app.memberships where org_id = $1 and user_id = $2', [owner.org_id, guest.user_id]);
  expect(rows).toHaveLength(1);
});

test('a withdrawn invitation is none; only owners invite owners', async () => {
  const guest = await world.person();
  const { body } = await owner.post('/org/invitations', { email: guest.email });
  const token = /lhi_\S+/.exec(world.letters.at(-1)!.text)![0];
  expect((await owner.delete(`/org/invitations/${body.id}`)).status).toBe(204);
  expect((await guest.post('/invitations/accept', { token })).status).toBe(404);
  const admin = await world.person('admin', owner);
  expect((await admin.post('/org/invitations', { email: 'x@example.test', role: 'owner' })).status).toBe(403);
});

test('who is removed takes keys and open invitations along, and nobody gives more than they hold', async () => {
  const home = await world.person();
  const admin = await world.person('admin', home);
  const guest = await world.person();
  await admin.post('/org/invitations', { email: guest.email, role: 'admin' });
  const token = /lhi_\S+/.exec(world.letters.at(-1)!.text)![0];
  const { key } = (await admin.post('/api-keys', { name: 'narrow', scopes: ['members:read', 'members:write', 'invitations:write'] })).body;
  const by = (method: string, path: string, body?: unknown) =>
    world.call(method, `/api/v1${path}`, body, { authorization: `Bearer ${key}` });
  const id = (await home.get('/org/members')).body.data.find((row: { user_id: string }) => row.user_id === admin.user_id).id;
  expect((await by('PATCH', `/org/members/${id}`, { role: 'admin' })).status).toBe(403);
  expect((await by('POST', '/org/invitations', { email: 'x@example.test', role: 'viewer' })).status).toBe(403);
  expect((await home.delete(`/org/members/${id}`)).status).toBe(204);
  expect((await guest.post('/invitations/accept', { token })).status).toBe(404);
  expect((await by('GET', '/org/members')).status).toBe(401);
  const back = 'insert into app.memberships (org_id, id, user_id, role) values ($1, $2, $2, $3)';
  await world.database.sql(back, [home.org_id, admin.user_id, 'admin']);
  expect((await by('GET', '/org/members')).status).toBe(401); // the old key stays revoked when its maker returns
});

test('an invitation of somebody who was demoted is void; nobody joins an organisation that is closing', async () => {
  const home = await world.person();
  const admin = await world.person('admin', home);
  const guest = await world.person();
  await admin.post('/org/invitations', { email: guest.email, role: 'admin' });
  const token = /lhi_\S+/.exec(world.letters.at(-1)!.text)![0];
  await world.database.sql("update app.memberships set role = 'member' where user_id = $1", [admin.user_id]);
  expect((await guest.post('/invitations/accept', { token })).status).toBe(404);
  for (let round = 0; round < 10; round += 1) {
    const alone = await world.person();
    await alone.post('/org/invitations', { email: guest.email, role: 'member' });
    const last = /lhi_\S+/.exec(world.letters.at(-1)!.text)![0];
    const [left, joined] = await Promise.all([alone.delete('/me'), guest.post('/invitations/accept', { token: last })]);
    expect([left.status, joined.status]).toEqual(left.status === 204 ? [204, 404] : [409, 200]);
  }
});

test('of changes of the settings at once each counts, also the very first', async () => {
  for (let round = 0; round < 10; round += 1) {
    const home = await world.person();
    await Promise.all([home.put('/org/settings', { retention_days: 7 }), home.put('/org/settings', { ai_model: 'm' })]);
    expect((await home.get('/org/settings')).body).toMatchObject({ retention_days: 7, ai_model: 'm' });
    const [a, b, c] = [{ retention_days: 8 }, { ai_model: 'n' }, { notify_email: 'ops@example.test' }];
    await Promise.all([home.put('/org/settings', a), home.put('/org/settings', b), home.put('/org/settings', c)]);
    expect((await home.get('/org/settings')).body).toMatchObject({ ...a, ...b, ...c });
  }
});

test('names are one visible line', async () => {
  for (const name of ['a\nb', 'a\u202eb', '\u200b', 'a\u2028b', ' ']) expect((await owner.patch('/org', { name })).status).toBe(400);
  expect((await owner.patch('/org', { name: 'Familie 👨‍👩‍👧 Süß & Söhne' })).status).toBe(200);
});

test('a role change and a removal act on the next request', async () => {
  const home = await world.person();
  const member = await world.person('admin', home);
  const id = (await home.get('/org/members')).body.data.find((row: { user_id: string }) => row.user_id === member.user_id).id;
  expect((await member.get('/api-keys')).status).toBe(200);
  expect((await home.patch(`/org/members/${id}`, { role: 'viewer' })).body).toMatchObject({ role: 'viewer', email: member.email });
  expect((await member.get('/api-keys')).status).toBe(403);
  expect((await home.delete(`/org/members/${id}`)).status).toBe(204);
  expect((await member.get('/me')).status).toBe(401);
});

test('the last owner stays, also when two leave at the same moment; an admin does not touch owners', async () => {
  const home = await world.person();
  const second = await world.person('owner', home);
  const admin = await world.person('admin', home);
  const ids = Object.fromEntries(
    (await home.get('/org/members')).body.data.map((row: { user_id: string; id: string }) => [row.user_id, row.id]),
  );
  expect((await admin.delete(`/org/members/${ids[home.user_id]}`)).status).toBe(403);
  expect((await admin.patch(`/org/members/${ids[admin.user_id]}`, { role: 'owner' })).status).toBe(403);
  const left = await Promise.all([
    home.patch(`/org/members/${ids[home.user_id]}`, { role: 'member' }),
    second.patch(`/org/members/${ids[second.user_id]}`, { role: 'member' }),
  ]);
  expect(left.map(({ status }) => status).toSorted((a, b) => a - b)).not.toEqual([200, 200]);
  const owners = await world.database.sql("select from app.memberships where org_id = $1 and role = 'owner'", [home.org_id]);
  expect(owners.length).toBeGreaterThanOrEqual(1);
});

test('an API key has its scopes, as far as its maker’s role goes, until it is revoked', async () => {
  const home = await world.person();
  const admin = await world.person('admin', home);
  const made = await admin.post('/api-keys', { name: 'ci', scopes: ['members:read', 'api_keys:read'] });
  expect(made).toMatchObject({
    status: 201,
    body: { name: 'ci', prefix: expect.stringMatching(/^lh_live_.{12}$/), scopes: ['api_keys:read', 'members:read'], expires_at: null },
  });
  const by = (path: string) => world.call('GET', `/api/v1${path}`, undefined, { authorization: `Bearer ${made.body.key}` });
  expect([(await by('/org/members')).status, (await by('/api-keys')).status, (await by('/org/settings')).status]).toEqual([200, 200, 403]);
  expect((await admin.get(`/api-keys/${made.body.id}`)).text).not.toContain(made.body.key.slice(30));
  await world.database.sql("update app.memberships set role = 'viewer' where org_id = $1 and user_id = $2", [home.org_id, admin.user_id]);
  expect((await by('/api-keys')).status).toBe(403);
  expect((await home.delete(`/api-keys/${made.body.id}`)).status).toBe(204);
  expect((await by('/org/members')).status).toBe(401);
});

test('nobody gives a key what they do not hold; a key makes no keys; a rotated key’s old secret is refused', async () => {
  const home = await world.person();
  const admin = await world.person('admin', home);
  expect((await admin.post('/api-keys', { name: 'x', scopes: ['owners:write'] })).body.errors[0].path).toBe('body.scopes');
  const { body } = await home.post('/api-keys', { name: 'x', scopes: ['api_keys:write', 'org:read'] });
  const headers = (key: string) => ({ authorization: `Bearer ${key}` });
  expect((await world.call('POST', '/api/v1/api-keys', { name: 'y', scopes: ['org:read'] }, headers(body.key))).status).toBe(403);
  const rotated = await home.post(`/api-keys/${body.id}/rotate`);
  expect(rotated.status).toBe(200);
  expect((await world.call('GET', '/api/v1/org', undefined, headers(body.key))).status).toBe(401);
  expect((await world.call('GET', '/api/v1/org', undefined, headers(rotated.body.key))).status).toBe(200);
});

test('a suspended organisation is told so; a neighbour’s key is 404', async () => {
  const home = await world.person();
  const { body } = await home.post('/api-keys', { name: 'x', scopes: ['org:read'] });
  const neighbour = await world.person();
  for (const answer of [
    await neighbour.get(`/api-keys/${body.id}`),
    await neighbour.patch(`/api-keys/${body.id}`, { name: 'y' }),
    await neighbour.delete(`/api-keys/${body.id}`),
  ]) {
    expect(answer).toMatchObject({ status: 404, body: { code: 'api_key_not_found' } });
  }
  await world.database.sql("update app.orgs set status = 'suspended' where id = $1", [home.org_id]);
  expect(await home.get('/org')).toMatchObject({ status: 403, body: { code: 'org_suspended' } });
  expect((await home.post('/auth/logout')).status).toBe(204);
  const [session] = await world.database.sql('select revoked_at from app.sessions where id = $1', [home.session_id]);
  expect(session!['revoked_at']).not.toBeNull();
  expect((await home.get('/org')).status).toBe(401);
});

test('an organisation is founded once per Idempotency-Key, also when the process died before the answer was kept', async () => {
  const founder = await world.person();
  const post = () => founder.post('/orgs', { name: 'Once' }, { 'idempotency-key': 'founding' });
  const first = await post();
  expect(first.status).toBe(201);
  // What a crash between the founding and the bookkeeping leaves behind, a minute later.
  const crash =
    "update app.idempotency_keys set state = 'running', body = null, lease_until = now() - interval '1 s' where key = 'founding'";
  await world.database.sql(crash);
  const again = await post();
  expect([again.status, again.body]).toEqual([201, first.body]);
  expect((await founder.get('/orgs')).body.data.filter(({ name }: { name: string }) => name === 'Once')).toHaveLength(1);
});

test('a person keeps their name and preferences, which are small and theirs alone', async () => {
  const fellow = await world.person('device', owner);
  const preferences = { theme: 'dark', units: 'metric', reminders: true, font: 14, nickname: null };
  expect((await fellow.get('/me')).body).toMatchObject({ display_name: null, preferences: {} });
  const changed = await fellow.patch('/me', { display_name: 'Ada', preferences });
  expect(changed).toMatchObject({ status: 200, body: { display_name: 'Ada', preferences } });
  expect((await fellow.patch('/me', { display_name: null })).body).toMatchObject({ display_name: null, preferences });
  expect((await fellow.patch('/me', { preferences: { theme: 'light' } })).body.preferences).toEqual({ theme: 'light' });
  const many = Object.fromEntries(Array.from({ length: 51 }, (_, n) => [`p${n}`, n]));
  for (const refused of [many, { long: 'x'.repeat(501) }, { ['k'.repeat(61)]: 1 }, { nested: { a: 1 } }, [1], 'dark'])
    expect((await fellow.patch('/me', { preferences: refused })).status).toBe(400);
  expect((await fellow.get('/me')).body.preferences).toEqual({ theme: 'light' });
  expect((await owner.get('/me')).body).toMatchObject({ display_name: null, preferences: {} });
});
