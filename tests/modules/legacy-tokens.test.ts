import { createHmac, generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import jsonwebtoken from 'jsonwebtoken';
import { legacySubject } from '../../server/modules/identity/legacy-tokens.ts';
import { accessTokens } from '../../server/modules/identity/index.ts';
import { openWorld, type Person, type World } from '../support/world.ts';

const oldSecret = 'the secret with which the old back end signed its tokens';
let world: World;
let admin: Person;
beforeAll(async () => {
  world = await openWorld({ settings: { JWT_SECRET: oldSecret, JWT_LEGACY_ORG: 'gdo', JWT_LEGACY_UNTIL: '2020-01-01' } });
  admin = await world.person('admin');
  await world.database.sql(`update app.orgs set slug = 'gdo' where id = $1`, [admin.org_id]);
});
afterAll(() => world.close());

const soon = () => Math.floor(Date.now() / 1000) + 600;
/** A token as PyJWT made it: HS256, no kid. */
const token = (payload: object, { secret = oldSecret as string | Buffer, header = {} as object } = {}) =>
  jsonwebtoken.sign(payload, secret, { algorithm: 'HS256', header: { alg: 'HS256', typ: 'JWT', ...header } });
const me = (bearer: string) => world.call('GET', '/api/v1/me', undefined, { authorization: `Bearer ${bearer}` });
const usersNamed = (name: string) => world.database.sql('select id, org_id from app.users where external_id = $1', [name]);
/** A token put together by hand, for headers that no library makes. */
const handmade = (header: object, payload: object, secret = oldSecret) => {
  const text = [header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
};

test('an old token acts as the device of its sub, which is made when it comes first', async () => {
  const bearer = token({ sub: 'test-user', exp: soon() });
  const first = await me(bearer);
  expect(first).toMatchObject({ status: 200, body: { role: 'device', email: null, org: { slug: 'gdo' } } });
  expect((await me(bearer)).body.id).toBe(first.body.id);
  expect(await usersNamed('test-user')).toEqual([{ id: first.body.id, org_id: admin.org_id }]);
  expect((await world.call('GET', '/api/v1/org/members', undefined, { authorization: `Bearer ${bearer}` })).status).toBe(403);
});

test('an old token makes nobody in an organisation that is closed', async () => {
  const stands = (status: string) => world.database.sql('update app.orgs set status = $2 where id = $1', [admin.org_id, status]);
  const known = token({ sub: 'known', exp: soon() });
  expect((await me(known)).status).toBe(200);
  await stands('deleting');
  expect([(await me(known)).status, (await me(token({ sub: 'late', exp: soon() }))).status]).toEqual([403, 401]);
  expect(await usersNamed('late')).toEqual([]);
  await stands('active');
});

test('first requests at once make one user', async () => {
  const bearer = token({ sub: 'storm', exp: soon() });
  const answers = await Promise.all(Array.from({ length: 20 }, () => me(bearer)));
  expect(new Set(answers.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1);
  expect(await usersNamed('storm')).toHaveLength(1);
});

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
test.each([
  ['signed with another secret', () => token({ sub: 'a', exp: soon() }, { secret: 'quite another secret of the same kind' })],
  ['expired', () => token({ sub: 'a', exp: Math.floor(Date.now() / 1000) - 60 })],
  ['not yet valid', () => token({ sub: 'a', exp: soon(), nbf: soon() })],
  ['without exp, past the day until when that is taken', () => token({ sub: 'a' })],
  ['with exp as text', () => handmade({ alg: 'HS256' }, { sub: 'a', exp: `${soon()}` })],
  ['without sub', () => token({ exp: soon() })],
  ['with a number as sub', () => handmade({ alg: 'HS256' }, { sub: 7, exp: soon() })],
  ['with a sub of two lines', () => token({ sub: 'a\nb', exp: soon() })],
  ['with a sub that is too long', () => token({ sub: 'x'.repeat(201), exp: soon() })],
  ['unsigned', () => handmade({ alg: 'none' }, { sub: 'a', exp: soon() }).replace(/[^.]*$/, '')],
  ['that says none and is signed', () => handmade({ alg: 'none' }, { sub: 'a', exp: soon() })],
  ['of HS512', () => jsonwebtoken.sign({ sub: 'a', exp: soon() }, oldSecret, { algorithm: 'HS512' })],
  ['of RS256', () => jsonwebtoken.sign({ sub: 'a', exp: soon() }, privateKey, { algorithm: 'RS256' })],
  ['with a kid that is empty', () => token({ sub: 'a', exp: soon() }, { header: { kid: '' } })],
  ['with a kid that is null', () => handmade({ alg: 'HS256', kid: null }, { sub: 'a', exp: soon() })],
  ['with a kid of nobody', () => token({ sub: 'a', exp: soon() }, { header: { kid: 'nobody' } })],
  ['of our own type', () => token({ sub: 'a', exp: soon() }, { header: { typ: 'at+jwt' } })],
  ['of a type that is no text', () => handmade({ alg: 'HS256', typ: 5 }, { sub: 'a', exp: soon() })],
  ['of our own issuer', () => token({ sub: 'a', exp: soon(), iss: 'longhouse' })],
  [
    'of ours that lost its kid',
    () => handmade({ alg: 'HS256', typ: 'at+jwt' }, JSON.parse(Buffer.from(admin.token.split('.')[1]!, 'base64url').toString())),
  ],
])('a token %s is 401 token_invalid, and makes nobody', async (_what, make) => {
  const before = await world.database.sql('select count(*) from app.users');
  expect(await me(make())).toMatchObject({ status: 401, body: { code: 'token_invalid' } });
  expect(await world.database.sql('select count(*) from app.users')).toEqual(before);
});

test('without exp a token is taken as long as JWT_LEGACY_UNTIL lies ahead', () => {
  const rules = { keys: accessTokens(world.settings).all, now: new Date('2026-01-01') };
  const bare = token({ sub: 'a', iat: 1_700_000_000 });
  expect(legacySubject(bare, { ...rules, without_exp_until: new Date('2026-01-02') })).toBe('a');
  expect(legacySubject(bare, { ...rules, without_exp_until: new Date('2026-01-01') })).toBeUndefined();
  expect(legacySubject(bare, { ...rules, without_exp_until: undefined })).toBeUndefined();
});

test('a token that names a key, our own type or our own issuer is never an old one, whoever asks', () => {
  const rules = { keys: accessTokens(world.settings).all, now: new Date(), without_exp_until: undefined };
  const claims = { sub: 'a', exp: soon() };
  expect(legacySubject(token(claims), rules)).toBe('a');
  for (const header of [{ kid: '' }, { kid: 'nobody' }, { typ: 'at+jwt' }])
    expect(legacySubject(token(claims, { header }), rules)).toBeUndefined();
  expect(legacySubject(token({ ...claims, iss: 'longhouse' }), rules)).toBeUndefined();
});

test('who was taken out, disabled or became more than a device is not let in by an old token', async () => {
  for (const change of [
    'delete from app.memberships where user_id = $1',
    'update app.users set disabled_at = now() where id = $1',
    `update app.users set email = $1::text || '@example.test' where id = $1`,
    `update app.memberships set role = 'owner' where user_id = $1`,
  ]) {
    const bearer = token({ sub: `name of ${change}`.slice(0, 60), exp: soon() });
    const { id } = (await me(bearer)).body;
    await world.database.sql(change.replaceAll('$1::text', `'${id}'`).replaceAll('$1', `'${id}'`));
    expect([change, (await me(bearer)).status]).toEqual([change, 401]);
  }
});

test('our own tokens go on as before, and where no organisation is named for old ones they are refused', async () => {
  expect((await admin.get('/me')).status).toBe(200);
  const other = await openWorld({ settings: { JWT_SECRET: oldSecret } });
  try {
    const authorization = `Bearer ${token({ sub: 'test-user', exp: soon() })}`;
    expect((await other.call('GET', '/api/v1/me', undefined, { authorization })).status).toBe(401);
  } finally {
    await other.close();
  }
});
