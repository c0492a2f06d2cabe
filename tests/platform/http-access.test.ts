import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import jsonwebtoken from 'jsonwebtoken';
import { newId } from '../../server/core/ids.ts';
import { allPermissions, makeApiKey, permissionsOf, permissionsOfKey, roles } from '../../server/platform/http/index.ts';
import { openWorld, secret, type World } from './http-world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const me = (authorization: string) => world.call('GET', '/api/v1/me', { headers: { authorization } });
const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token exactly as ours, but for what is changed in its header or claims; undefined removes. */
function forged(header: Record<string, unknown> = {}, claims: Record<string, unknown> = {}, key = secret, hash = 'sha256'): string {
  const { authorization } = world.as('owner');
  const [head = '', body = ''] = authorization.slice('Bearer '.length).split('.');
  const open = (text: string) => JSON.parse(Buffer.from(text, 'base64url').toString()) as object;
  const text = `${part({ ...open(head), ...header })}.${part({ ...open(body), ...claims })}`;
  return `Bearer ${text}.${createHmac(hash, key).update(text).digest('base64url')}`;
}

test('a token of ours is let in, and what it forges is built rightly', async () => {
  expect((await me(world.as('viewer').authorization)).status).toBe(200);
  expect((await me(forged())).status).toBe(200);
});

test('every forged or weakened token is 401 token_invalid', async () => {
  const now = Math.floor(Date.now() / 1000);
  const other = new (await import('../../server/platform/http/index.ts')).JwtRing(['another key, also with enough bytes in it']);
  const unsigned = forged({ alg: 'none' }).split('.').slice(0, 2).join('.');
  const table: Record<string, string> = {
    'alg none': `${unsigned}.`,
    'alg none with a signature': forged({ alg: 'none' }),
    'HS384 by the right key': forged({ alg: 'HS384' }, {}, secret, 'sha384'),
    'HS512 by the right key': forged({ alg: 'HS512' }, {}, secret, 'sha512'),
    'RS256 header over an HMAC (key confusion)': forged({ alg: 'RS256' }),
    'no exp': forged({}, { exp: undefined }),
    'exp as text': forged({}, { exp: String(now + 600) }),
    expired: forged({}, { exp: now - 60 }),
    'no iat': forged({}, { iat: undefined }),
    'issued in the future': forged({}, { iat: now + 3600 }),
    'not yet valid': forged({}, { nbf: now + 3600 }),
    'typ refresh': forged({ typ: 'refresh' }),
    'typ JWT': forged({ typ: 'JWT' }),
    'no typ': forged({ typ: undefined }),
    'org_id as array': forged({}, { org_id: [world.org.id, world.neighbour.id] }),
    'org_id no uuid': forged({}, { org_id: 'mine' }),
    'no org_id': forged({}, { org_id: undefined }),
    'sub as object': forged({}, { sub: { id: newId() } }),
    'no sid': forged({}, { sid: undefined }),
    'wrong issuer': forged({}, { iss: 'somebody' }),
    'wrong audience': forged({}, { aud: 'longhouse-staff' }),
    'no kid': forged({ kid: undefined }),
    'unknown kid': forged({ kid: 'nobody' }),
    'kid of the prototype': forged({ kid: '__proto__' }),
    'kid as array': forged({ kid: ['a'] }),
    'signed by a key that is not in the ring': `Bearer ${other.sign({ sub: newId(), org_id: world.org.id, sid: newId() }, 600)}`,
    'our kid, another key': forged({}, {}, 'another key, also with enough bytes in it'),
    'empty key': forged({}, {}, ''),
    'a header that is no object': `Bearer ${part('x')}.${part({})}.x`,
    garbage: 'Bearer garbage',
    'three dots': 'Bearer ...',
    'too long': `Bearer ${'a'.repeat(6000)}`,
    'another scheme': `Basic ${Buffer.from('a:b').toString('base64')}`,
    'no token': 'Bearer ',
    'a session that is gone': `Bearer ${world.ring.sign({ sub: newId(), org_id: world.org.id, sid: newId() }, 600)}`,
  };
  const wrong: string[] = [];
  for (const [name, authorization] of Object.entries(table)) {
    const answer = await me(authorization);
    if (answer.status !== 401 || answer.body.code !== 'token_invalid' || answer.headers.get('www-authenticate') !== 'Bearer')
      wrong.push(`${name}: ${answer.status}`);
  }
  expect(wrong).toEqual([]);
  expect((await world.call('GET', '/api/v1/me')).status).toBe(401);
  expect(jsonwebtoken.decode(forged().slice(7))).toMatchObject({ iss: 'longhouse', aud: 'longhouse-api' });
});

test('a verified token is refused once it has expired, though it was seen before', async () => {
  let now = Date.now();
  const turned = await openWorld({ clock: { now: () => new Date(now) } });
  try {
    const { authorization } = turned.as('viewer');
    const ask = async () => (await turned.call('GET', '/api/v1/me', { headers: { authorization } })).status;
    expect(await ask()).toBe(200);
    now += 590_000;
    expect(await ask()).toBe(200);
    now += 45_000;
    expect(await ask()).toBe(401);
  } finally {
    await turned.close();
  }
});

test('revocation, demotion and suspension act on the next request', async () => {
  const who = world.as('owner');
  const rotate = () => world.call('POST', '/api/v1/keys', { headers: who });
  expect((await rotate()).status).toBe(204);
  const session = world.sessions.get(who.sid);
  if (!session) throw new Error('no session');
  world.sessions.set(who.sid, { ...session, role: 'admin' });
  expect((await rotate()).body).toMatchObject({ status: 403, code: 'permission_denied' });
  world.sessions.set(who.sid, { ...session, org_status: 'suspended' });
  expect((await rotate()).body).toMatchObject({ status: 403, code: 'org_suspended' });
  world.sessions.delete(who.sid);
  expect((await rotate()).status).toBe(401);
});

test('a part of the product that is switched off is 404 module_not_enabled, and the rest goes on', async () => {
  const who = world.as('owner', world.org, { modules: [] });
  expect((await world.call('GET', '/api/v1/toys', { headers: who })).body).toMatchObject({ status: 404, code: 'module_not_enabled' });
  expect((await me(who.authorization)).status).toBe(200);
});

test('API keys: checksum before look-up, the scopes cut down to what the creator may now', async () => {
  const { id, key, hash } = makeApiKey();
  expect(key).toMatch(/^lh_live_[0-9A-Za-z]{12}_[0-9A-Za-z]{43}_[0-9A-Za-z]{6}$/);
  const row = {
    user_id: newId(),
    org_id: world.org.id,
    org_status: 'active' as const,
    modules: ['vehicles'],
    api_key_id: newId(),
    scopes: ['me:read', 'vehicles:write', 'org_keys:write'],
  };
  world.keys.set(id, { ...row, role: 'member', hash });
  const ask = (method: string, path: string, body?: unknown) =>
    world.call(method, path, { headers: { authorization: `Bearer ${key}` }, body });
  expect((await ask('GET', '/api/v1/me')).body).toMatchObject({ kind: 'api_key', user_id: row.user_id });
  expect((await ask('POST', '/api/v1/toys', { name: 'Bear' })).status).toBe(201);
  expect((await ask('GET', '/api/v1/toys')).status).toBe(403);
  expect((await ask('POST', '/api/v1/keys')).status).toBe(403);
  world.keys.set(id, { ...row, role: 'viewer', hash });
  expect((await ask('POST', '/api/v1/toys', { name: 'Bear' })).status).toBe(403);
  world.keys.set(id, { ...row, role: 'owner', hash });
  expect((await ask('POST', '/api/v1/keys')).status).toBe(204);
  const typo = key.slice(0, 30) + (key[30] === 'a' ? 'b' : 'a') + key.slice(31);
  expect((await me(`Bearer ${typo}`)).status).toBe(401);
  const [, , , secretPart = ''] = makeApiKey().key.split('_');
  expect((await me(`Bearer lh_live_${id}_${secretPart}_000000`)).status).toBe(401);
});

test('roles are an allow list, and each reaches what the product says', () => {
  const can = (role: (typeof roles)[number], permission: string) => (permissionsOf(role) as ReadonlySet<string>).has(permission);
  expect(roles.filter((role) => can(role, 'org_keys:write'))).toEqual(['owner']);
  expect(roles.filter((role) => can(role, 'credentials:write'))).toEqual(['admin', 'owner']);
  expect(roles.filter((role) => can(role, 'credentials:read'))).toEqual(['member', 'admin', 'owner']);
  expect(roles.filter((role) => can(role, 'analyses:write'))).toEqual(['member', 'admin', 'owner']);
  expect(roles.filter((role) => can(role, 'audit:read'))).toEqual(['admin', 'owner']);
  expect(roles.filter((role) => can(role, 'reports:read'))).toEqual(['viewer', 'member', 'admin', 'owner']);
  expect(roles.filter((role) => can(role, 'intake:write'))).toEqual(['member', 'admin', 'owner', 'device']);
  expect(new Set(allPermissions).size).toBe(allPermissions.length);
  expect([...permissionsOfKey(['audit:read', 'no:such', 'vehicles:read'], 'viewer')]).toEqual(['vehicles:read']);
});

test('a neighbour’s row and a row that never was are the same 404', async () => {
  const mine = await world.call('POST', '/api/v1/toys', { headers: world.as('member'), body: { name: 'Mine' } });
  const neighbour = world.as('owner', world.neighbour);
  const ask = (id: string) => world.call('GET', `/api/v1/toys/${id}`, { headers: { ...neighbour, 'x-request-id': 'the-same-id' } });
  const [theirs, nobodys] = [await ask(mine.body.id), await ask(newId())];
  expect(theirs.status).toBe(404);
  expect(theirs.text).toBe(nobodys.text);
  expect(theirs.body.code).toBe('toy_not_found');
});
