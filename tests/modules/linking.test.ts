import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { newId } from '../../server/core/ids.ts';
import { openWorld, type World } from '../support/world.ts';

const issuer = 'https://longhouse.ciamlogin.example/tenant/v2.0';
const audience = 'our-client-id';
const tid = newId();
type Keys = Awaited<ReturnType<typeof generateKeyPair>>;
let world: World;
let entra: http.Server;
let keys: Keys;
let strangers: Keys;
let away = false;
let slug: string;
beforeAll(async () => {
  [keys, strangers] = [await generateKeyPair('RS256'), await generateKeyPair('RS256')];
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'key-1', alg: 'RS256', use: 'sig' };
  entra = http.createServer((_req, res) => {
    res.statusCode = away ? 500 : 200;
    res.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [jwk] }));
  });
  await new Promise<void>((resolve) => entra.listen(0, '127.0.0.1', resolve));
  const ENTRA_JWKS_URL = `http://127.0.0.1:${(entra.address() as AddressInfo).port}/keys`;
  world = await openWorld({ settings: { ENTRA_ISSUER: issuer, ENTRA_AUDIENCE: audience, ENTRA_JWKS_URL } });
  const admin = await world.person('admin');
  await admin.put('/org/settings', { device_signin: 'open' });
  slug = (await admin.get('/org')).body.slug;
});
afterAll(async () => {
  await world.close();
  await new Promise((resolve) => entra.close(resolve));
});

let count = 0;
const auth = (path: string, body: object) => world.call('POST', `/api/v1/auth/${path}`, body);
const signIn = (name: string) => auth('device-token', { org_slug: slug, user_id: name });
const linkAs = (session: { access_token: string }, body: object) =>
  world.call('POST', '/api/v1/me/link', body, { authorization: `Bearer ${session.access_token}` });
const meAs = (session: { access_token: string }) =>
  world.call('GET', '/api/v1/me', undefined, { authorization: `Bearer ${session.access_token}` });
const newDevice = async () => {
  const name = `device-${(count += 1)}`;
  return { name, email: `${name}@example.test`, session: (await signIn(name)).body };
};
const pinFor = async (email: string, purpose = 'link') => {
  await auth('request-pin', { email, purpose });
  return /\d{6}/.exec(world.letters.findLast(({ to }) => to === email)!.text)?.[0];
};
const now = () => Math.floor(Date.now() / 1000);
const entraToken = (changes: Record<string, unknown> = {}, header: object = {}, key = keys.privateKey) => {
  const claims = { iss: issuer, aud: audience, ver: '2.0', tid, oid: newId(), iat: now(), exp: now() + 3600, ...changes };
  return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'key-1', ...header }).sign(key);
};

test('by PIN a device user becomes one of e-mail: same user, same rows, and the name alone signs nobody in', async () => {
  const { name, email, session } = await newDevice();
  const elsewhere = (await signIn(name)).body;
  const linked = await linkAs(session, { email, pin: await pinFor(email) });
  expect(linked).toMatchObject({ status: 200, body: { id: session.user.id, email, role: 'device' } });
  expect((await signIn(name)).body.code).toBe('device_signin_refused');
  expect([(await meAs(session)).status, (await meAs(elsewhere)).status]).toEqual([200, 401]);
  expect((await auth('refresh', { refresh_token: elsewhere.refresh_token })).status).toBe(401);
  const back = await auth('login', { email, pin: await pinFor(email, 'sign_in') });
  expect(back).toMatchObject({ status: 200, body: { user: { id: session.user.id }, org: { slug }, role: 'device' } });
  const events = await world.database.sql(`select target, detail from app.audit_events where action = 'user.linked' and target = $1`, [
    session.user.id,
  ]);
  expect(events).toEqual([{ target: session.user.id, detail: { to: 'email' } }]);
});

test('a PIN links once, for its address and purpose; an address of somebody else is not told', async () => {
  const [one, two] = [await newDevice(), await newDevice()];
  const pin = (await pinFor(one.email))!;
  const wrong = String((Number(pin) + 1) % 1_000_000).padStart(6, '0');
  expect((await linkAs(one.session, { email: one.email, pin: wrong })).body.code).toBe('pin_invalid');
  expect((await linkAs(two.session, { email: two.email, pin })).body.code).toBe('pin_invalid');
  const forSignUp = await pinFor(two.email, 'sign_up');
  expect((await linkAs(two.session, { email: two.email, pin: forSignUp })).body.code).toBe('pin_invalid');
  expect((await linkAs(one.session, { email: one.email, pin })).status).toBe(200);
  expect((await linkAs(one.session, { email: `other-${one.email}`, pin })).body.code).toBe('user_conflict');
  expect((await linkAs(two.session, { email: one.email, pin })).body.code).toBe('pin_invalid');
  expect(await pinFor(one.email)).toBeUndefined();
});

test('only a device user with a session links: no member, no API key, no half of a proof', async () => {
  const member = await world.person('member');
  expect((await member.post('/me/link', { email: 'm@example.test', pin: '000000' })).body.code).toBe('user_conflict');
  const { session, email } = await newDevice();
  for (const body of [{}, { email }, { pin: '000000' }, { email, pin: '000000', entra_token: 'x' }])
    expect((await linkAs(session, body)).status).toBe(400);
});

test('by Entra External ID: linked, signed in again by it, and no address is taken from the token', async () => {
  const { name, session } = await newDevice();
  const victim = await world.person('owner');
  const oid = newId();
  const linked = await linkAs(session, { entra_token: await entraToken({ oid, email: victim.email, preferred_username: victim.email }) });
  expect(linked).toMatchObject({ status: 200, body: { id: session.user.id, email: null } });
  expect(await world.database.sql('select provider, subject from app.identities where user_id = $1', [session.user.id])).toEqual([
    { provider: 'entra', subject: `${tid}:${oid}` },
  ]);
  expect((await signIn(name)).body.code).toBe('device_signin_refused');
  const back = await auth('login', { entra_token: await entraToken({ oid, email: victim.email }) });
  expect(back).toMatchObject({ status: 200, body: { user: { id: session.user.id }, role: 'device' } });
  const stranger = await auth('login', { entra_token: await entraToken({ email: victim.email }) });
  expect([stranger.status, stranger.body.code]).toEqual([401, 'credentials_invalid']);
  expect((await linkAs(session, { entra_token: await entraToken() })).body.code).toBe('user_conflict');
  const other = await newDevice();
  expect((await linkAs(other.session, { entra_token: await entraToken({ oid }) })).body.code).toBe('identity_conflict');
  expect((await meAs(other.session)).status).toBe(200);
});

test.each([
  ['of another issuer', () => entraToken({ iss: 'https://other.ciamlogin.example/tenant/v2.0' })],
  ['for another audience', () => entraToken({ aud: 'another-client' })],
  ['that has expired', () => entraToken({ iat: now() - 7200, exp: now() - 3600 })],
  ['that was issued long ago', () => entraToken({ iat: now() - 3000 })],
  ['of version 1', () => entraToken({ ver: '1.0' })],
  ['without oid', () => entraToken({ oid: undefined })],
  ['with an oid that is none', () => entraToken({ oid: 'x:y' })],
  ['without tid', () => entraToken({ tid: undefined })],
  ['without exp', () => entraToken({ exp: undefined })],
  ['signed by a stranger under our kid', () => entraToken({}, {}, strangers.privateKey)],
  ['with a kid of nobody', () => entraToken({}, { kid: 'key-2' })],
  [
    'that takes the public key for a secret',
    async () => {
      const secret = new TextEncoder().encode(JSON.stringify(await exportJWK(keys.publicKey)));
      return new SignJWT({ iss: issuer, aud: audience, ver: '2.0', tid, oid: newId(), iat: now(), exp: now() + 60 })
        .setProtectedHeader({ alg: 'HS256', kid: 'key-1' })
        .sign(secret);
    },
  ],
  ['of our own', async () => (await newDevice()).session.access_token],
  ['that is no token', async () => 'aaaa.bbbb.cccc'],
])('an Entra token %s links nothing and signs nobody in', async (_what, make) => {
  const { session } = await newDevice();
  expect(await linkAs(session, { entra_token: await make() })).toMatchObject({ status: 400, body: { code: 'identity_token_invalid' } });
  expect((await auth('login', { entra_token: await make() })).body.code).toBe('identity_token_invalid');
  expect(await world.database.sql('select from app.identities where user_id = $1', [session.user.id])).toEqual([]);
});

test('of several Entra identities at once one is linked', async () => {
  const { session } = await newDevice();
  const tokens = await Promise.all(Array.from({ length: 5 }, () => entraToken()));
  const answers = await Promise.all(tokens.map((entra_token) => linkAs(session, { entra_token })));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(4);
});

test('with Entra away, or not set up, the answer says so', async () => {
  const { entraIdentity } = await import('../../server/platform/entra/index.ts');
  away = true;
  try {
    const check = await entraIdentity({ ...world.settings });
    await expect(entraToken().then(check)).rejects.toMatchObject({ status: 503, code: 'entra_unavailable' });
  } finally {
    away = false;
  }
  await expect(entraIdentity({ ...world.settings, ENTRA_ISSUER: undefined })).rejects.toMatchObject({ code: 'entra_not_configured' });
});
