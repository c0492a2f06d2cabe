import { generateKeyPairSync } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import jwt from 'jsonwebtoken';
import { seedStaff, type StaffAccess } from '../../admin/people/seed.ts';
import { addStaff, changeStaff, staffByEmail } from '../../admin/people/staff-user.ts';
import { newFirstPassword, resetStaff } from '../../admin/people/reset.ts';
import { newRecoveryCodes } from '../../admin/people/recovery.ts';
import { codeNow, sealTotp } from '../../admin/people/totp.ts';
import { addStaffUser, openConsoleWorld, type ConsoleWorld, type StaffPerson } from './console-world.ts';

// Entra ID as far as signing in asks it: discovery, keys, and a token for a code.
const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const tenant = '11111111-2222-4333-8444-555555555555';
let says: Record<string, unknown> = {};
let asked = new URLSearchParams();
const entra = http.createServer((req, res) => {
  const json = (body: object): void => void res.setHeader('content-type', 'application/json').end(JSON.stringify(body));
  const issuer = `http://${req.headers.host}/${tenant}/v2.0`;
  if (req.url?.endsWith('/openid-configuration'))
    return json({
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
      response_types_supported: ['code'],
      id_token_signing_alg_values_supported: ['RS256'],
    });
  if (req.url?.endsWith('/keys'))
    return json({ keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }] });
  let body = '';
  req.on('data', (chunk: Buffer) => (body += chunk.toString()));
  req.on('end', () => {
    asked = new URLSearchParams(body);
    const claims = { iss: issuer, aud: 'console', sub: 's', tid: tenant, oid: 'their-object-id', ...says };
    json({
      access_token: 'a',
      token_type: 'Bearer',
      id_token: jwt.sign(claims, keys.privateKey, { algorithm: 'RS256', keyid: 'one', expiresIn: 60 }),
    });
  });
});

let world: ConsoleWorld;
let access: StaffAccess;
beforeAll(async () => {
  await new Promise<void>((up) => entra.listen(0, '127.0.0.1', up));
  const { port } = entra.address() as AddressInfo;
  world = await openConsoleWorld({
    STAFF_ENTRA_TENANT_ID: tenant,
    STAFF_ENTRA_CLIENT_ID: 'console',
    STAFF_ENTRA_CLIENT_SECRET: 'the client secret',
    STAFF_ENTRA_AUTHORITY: `http://127.0.0.1:${port}`,
  });
  access = await seedStaff(world.tools, 'one@longhouse.test');
});
afterAll(async () => {
  await world.close();
  await new Promise((down) => entra.close(down));
});

const form = async (browser: StaffPerson, path: string, fields: Record<string, string>) => {
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const response = await fetch(world.console + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie },
    body: new URLSearchParams(fields),
  });
  for (const line of response.headers.getSetCookie()) {
    const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
    browser.cookies.set(name, value);
  }
  return {
    status: response.status,
    location: response.headers.get('location'),
    text: await response.text(),
    lines: response.headers.getSetCookie(),
  };
};
const fresh = async () => {
  await world.database.sql('delete from app.staff_attempts');
  await world.database.sql('update app.staff_users set totp_step = 0');
};
const now = () => codeNow(access.staff_totp_secret, new Date());
const right = () => ({ email: access.staff_email, password: access.staff_password, code: now() });

test('password and code together sign in, once per code; the session is a new one and its cookie strict', async () => {
  await fresh();
  const browser = world.browser();
  browser.cookies.set('longhouse_staff', 'a'.repeat(43));
  for (const wrong of [{ password: 'wrong' }, { code: '000000' }, { code: '' }, { email: 'nobody@longhouse.test' }]) {
    const refused = await form(browser, '/admin/login', { ...right(), ...wrong });
    expect([refused.status, /is not right/.test(refused.text)]).toEqual([401, true]);
  }
  await fresh();
  const given = right();
  const inside = await form(browser, '/admin/login', { ...given, next: '/admin/resources/orgs' });
  expect([inside.status, inside.location]).toEqual([303, '/admin/resources/orgs']);
  expect(browser.cookies.get('longhouse_staff')).not.toBe('a'.repeat(43));
  expect(inside.lines.find((line) => line.startsWith('longhouse_staff='))).toMatch(/HttpOnly; SameSite=Strict/);
  expect((await browser.get('/admin/api/dashboard')).status).toBe(200);
  expect((await form(world.browser(), '/admin/login', given)).status).toBe(401);
  for (const next of [
    'https://evil.example',
    '//evil.example',
    '/admin//evil.example',
    '/other',
    '/admin/../api',
    '/admin/%2E%2e/x',
    '/admin/..%2Fx',
    '/admin/logout',
  ]) {
    await fresh();
    expect((await form(world.browser(), '/admin/login', { ...right(), next })).location).toBe('/admin');
  }
});

test('six wrong tries cost a wait, from anywhere, and it passes', async () => {
  await fresh();
  for (let i = 0; i < 6; i++)
    expect((await form(world.browser(), '/admin/login', { ...right(), password: `wrong ${i}` })).status).toBe(401);
  const waiting = await form(world.browser(), '/admin/login', right());
  expect([waiting.status, /Too many tries/.test(waiting.text)]).toEqual([429, true]);
  const at = await Promise.all(Array.from({ length: 8 }, () => form(world.browser(), '/admin/login', right())));
  expect(new Set(at.map(({ status }) => status))).toEqual(new Set([429]));
  await world.database.sql('update app.staff_attempts set wait_until = to_timestamp(0)');
  expect((await form(world.browser(), '/admin/login', right())).status).toBe(303);
});

test('who signs in rightly between guesses at others still waits, and an address of many right sign-ins does not', async () => {
  await fresh();
  const guess = (i: number) => form(world.browser(), '/admin/login', { email: `${i}@longhouse.test`, password: 'wrong', code: '' });
  const signIn = async () => {
    await world.database.sql('update app.staff_users set totp_step = 0');
    return (await form(world.browser(), '/admin/login', right())).status;
  };
  for (let i = 0; i < 8; i++) expect(await signIn()).toBe(303);
  for (let i = 0; i < 5; i++) expect((await guess(i)).status).toBe(401);
  await world.database.sql('update app.staff_attempts set failures = 30 where failures = 5');
  expect(await signIn()).toBe(303);
  expect((await guess(6)).status).toBe(401);
  expect((await guess(7)).status).toBe(429);
});

test('an address that must wait leaves nothing at the accounts it names, and what is over is forgotten', async () => {
  await fresh();
  const kept = async () => Number((await world.database.sql('select count(*) from app.staff_attempts'))[0]!['count']);
  const from = (n: number) => form(world.browser(), '/admin/login', { ...right(), email: `${n}@longhouse.test` });
  for (let n = 0; n < 6; n++) expect((await from(n)).status).toBe(401);
  const before = await kept();
  expect(before).toBe(7);
  for (let n = 6; n < 12; n++) expect((await from(n)).status).toBe(429);
  expect(await kept()).toBe(before);
  await world.database.sql(`update app.staff_attempts set wait_until = to_timestamp(0), created_at = now() - interval '2 hours'`);
  expect((await form(world.browser(), '/admin/login', right())).status).toBe(303);
  expect(await kept()).toBe(0);
});

test('the first sign-in enrols an authenticator and shows recovery codes, each good once', async () => {
  await fresh();
  const made = await addStaffUser(world.tools, { email: 'new@longhouse.test', name: 'New', role: 'support' });
  const browser = world.browser();
  const first = await form(browser, '/admin/login', { email: 'new@longhouse.test', password: made.password, code: '' });
  expect(first.location).toBe('/admin/enrol');
  expect((await browser.get('/admin/api/dashboard')).status).toBe(401);
  const page = (await browser.get('/admin/enrol')).text;
  expect(page).toContain('<svg');
  const secret = /<code>([A-Z2-7 ]+)<\/code>/.exec(page)![1]!.replaceAll(' ', '');
  const csrf = /name="csrf" value="([^"]+)"/.exec(page)![1]!;
  expect((await form(browser, '/admin/enrol', { csrf: 'no', code: codeNow(secret, new Date()) })).status).toBe(403);
  const done = await form(browser, '/admin/enrol', { csrf, code: codeNow(secret, new Date()) });
  const codes = [...done.text.matchAll(/<li><code>([0-9a-f-]+)<\/code>/g)].map(([, code]) => code!);
  expect([done.status, codes.length]).toEqual([200, 10]);
  expect((await browser.get('/admin/api/dashboard')).status).toBe(200);
  const again = { email: 'new@longhouse.test', password: made.password, code: codes[0]! };
  expect((await form(world.browser(), '/admin/login', again)).status).toBe(303);
  expect((await form(world.browser(), '/admin/login', again)).status).toBe(401);
  const stored = JSON.stringify([
    await world.database.sql('select * from app.staff_recovery_codes'),
    await world.database.sql('select * from app.staff_users'),
  ]);
  for (const hidden of [secret, made.password, ...codes]) expect(stored).not.toContain(hidden);
});

test('who signs in with a recovery code is told how many are left, and makes new ones for a fresh code', async () => {
  await fresh();
  const { staff } = world.tools.db;
  const seeded = await seedStaff(world.tools, 'codes@longhouse.test');
  const person = (await staffByEmail(staff, seeded.staff_email))!;
  const [first = '', second = '', third = ''] = await newRecoveryCodes(staff, person.id);
  const given = { email: seeded.staff_email, password: seeded.staff_password };
  const browser = world.browser();
  expect((await form(browser, '/admin/login', { ...given, code: first, next: '/admin/resources/orgs' })).location).toBe(
    '/admin/codes?next=%2Fadmin%2Fresources%2Forgs',
  );
  const page = await browser.get('/admin/codes?next=%2Fadmin%2Fresources%2Forgs');
  expect([page.text.includes('You have 9 recovery codes left'), page.text.includes('href="/admin/resources/orgs"')]).toEqual([true, true]);
  expect((await browser.get('/admin/codes?next=//elsewhere.example')).text).not.toContain('elsewhere');
  const csrf = /name="csrf" value="([^"]+)"/.exec(page.text)![1]!;
  expect((await form(browser, '/admin/codes', { csrf: 'no', code: second })).status).toBe(403);
  const wrong = await form(browser, '/admin/codes', { csrf, code: first });
  expect([wrong.status, wrong.text.includes('was used already'), wrong.text.includes('<li><code>')]).toEqual([401, true, false]);
  const made = await form(browser, '/admin/codes', { csrf, code: second });
  const codes = [...made.text.matchAll(/<li><code>([0-9a-f-]+)<\/code>/g)].map(([, code]) => code!);
  expect([made.status, codes.length, codes.includes(third)]).toEqual([200, 10, false]);
  const noted = await world.database.sql('select action from app.staff_events where staff_user_id = $1 order by created_at', [person.id]);
  expect(noted.map(({ action }) => action)).toEqual(['staff_user.signed_in', 'staff_user.stepped_up', 'staff_user.recovery_codes_made']);
  expect((await form(world.browser(), '/admin/login', { ...given, code: third })).status).toBe(401);
  expect((await form(world.browser(), '/admin/login', { ...given, code: codes[0]! })).location).toBe('/admin/codes');
  expect((await form(world.browser(), '/admin/login', { ...given, code: codeNow(seeded.staff_totp_secret, new Date()) })).location).toBe(
    '/admin',
  );
  const stranger = await world.browser().get('/admin/codes');
  expect([stranger.status, stranger.headers.get('location')]).toEqual([303, '/admin/login?next=/admin/codes']);
});

test('whoever else knew the first password has nothing of the authenticator that its owner enrols', async () => {
  await fresh();
  const made = await addStaffUser(world.tools, { email: 'first@longhouse.test', name: 'First', role: 'admin' });
  const [thief, owner] = [world.browser(), world.browser()];
  const enrolling = async (browser: StaffPerson) => {
    const { text } = await browser.get('/admin/enrol');
    const secret = /<code>([A-Z2-7 ]+)<\/code>/.exec(text)?.[1]?.replaceAll(' ', '');
    return { secret, csrf: /name="csrf" value="([^"]+)"/.exec(text)?.[1] ?? '' };
  };
  const begin = async (browser: StaffPerson) => {
    await form(browser, '/admin/login', { email: 'first@longhouse.test', password: made.password, code: '' });
    return enrolling(browser);
  };
  const [seen, theirs] = [await begin(thief), await begin(owner)];
  expect(theirs.secret).toMatch(/^[A-Z2-7]{32}$/);
  expect(theirs.secret).not.toBe(seen.secret);
  expect((await enrolling(thief)).secret).toBeUndefined();
  expect((await form(owner, '/admin/enrol', { csrf: theirs.csrf, code: codeNow(theirs.secret!, new Date()) })).status).toBe(200);
  await fresh();
  const late = await form(thief, '/admin/enrol', { csrf: seen.csrf, code: codeNow(theirs.secret!, new Date()) });
  expect([late.status, late.location]).toEqual([303, '/admin']);
  expect((await thief.get('/admin/api/dashboard')).status).toBe(401);
});

test('a session ends when it was idle, when it is old, when its owner is disabled or signs out everywhere; a role acts at once', async () => {
  const ends: Record<string, (who: StaffPerson) => Promise<unknown>> = {
    idle: ({ id }) =>
      world.database.sql("update app.staff_sessions set last_seen_at = now() - interval '21 minutes' where staff_user_id = $1", [id]),
    old: ({ id }) =>
      world.database.sql("update app.staff_sessions set expires_at = now() - interval '1 second' where staff_user_id = $1", [id]),
    disabled: ({ id }) => changeStaff(world.tools.db.staff, id, { disabled_at: new Date() }),
    everywhere: (who) => who.post('/admin/logout?everywhere=1'),
  };
  for (const [why, end] of Object.entries(ends)) {
    const person = await world.staff('admin');
    expect([why, (await person.get('/admin/api/dashboard')).status]).toEqual([why, 200]);
    await end(person);
    expect([why, (await person.get('/admin/api/dashboard')).status]).toEqual([why, 401]);
  }
  const person = await world.staff('admin');
  await changeStaff(world.tools.db.staff, person.id, { role: 'auditor' });
  expect((await person.post('/admin/api/resources/staff_users/actions/add', {})).status).toBe(403);
  const { rows } = (await world.tools.db.staff.raw(
    "select string_agg(encode(token_hash, 'base64'), ' ') as all from app.staff_sessions",
  )) as { rows: { all: string }[] };
  expect(rows[0]!.all).not.toContain(person.cookies.get('longhouse_staff')!);
});

/** There and back: Entra ID is asked, says these claims, and the browser arrives. */
async function viaEntra(browser: StaffPerson, from: string, claims: Record<string, unknown>, change: (url: URL) => void = () => {}) {
  const away = new URL((await browser.get(from)).headers.get('location')!);
  says = { nonce: away.searchParams.get('nonce'), ...claims };
  const back = new URL(away.searchParams.get('redirect_uri')!);
  back.searchParams.set('code', 'c');
  back.searchParams.set('state', away.searchParams.get('state')!);
  change(back);
  // Coming from another site, the strict cookie stays away.
  const session = browser.cookies.get('longhouse_staff');
  browser.cookies.delete('longhouse_staff');
  const arrived = await browser.get(back.pathname + back.search);
  if (session !== undefined && !browser.cookies.has('longhouse_staff')) browser.cookies.set('longhouse_staff', session);
  return { away, arrived };
}

test('Entra ID signs in whom we know, of our tenant, and nobody else', async () => {
  await addStaff(world.tools.db.staff, {
    email: 'entra@longhouse.test',
    name: 'By Entra',
    role: 'support',
    entra_subject: `${tenant}.their-object-id`,
  });
  const through = async (claims: Record<string, unknown>, change: (url: URL) => void = () => {}) => {
    const browser = world.browser();
    const { away, arrived } = await viaEntra(browser, '/admin/entra', claims, change);
    expect(away.searchParams.get('code_challenge_method')).toBe('S256');
    return { status: arrived.status, inside: (await browser.get('/admin/api/dashboard')).status };
  };
  expect(await through({})).toEqual({ status: 200, inside: 200 });
  expect(asked.get('code_verifier')).toMatch(/.{43}/);
  for (const claims of [
    { tid: 'another' },
    { oid: 'a stranger' },
    { aud: 'another app' },
    { iss: 'http://evil.example' },
    { nonce: 'another' },
    { email: access.staff_email, oid: 'x' },
  ])
    expect([claims, await through(claims)]).toEqual([claims, { status: 401, inside: 401 }]);
  expect(await through({}, (url) => url.searchParams.set('state', 'another'))).toEqual({ status: 401, inside: 401 });
  await changeStaff(world.tools.db.staff, (await staffByEmail(world.tools.db.staff, 'entra@longhouse.test'))!.id, {
    disabled_at: new Date(),
  });
  expect(await through({})).toEqual({ status: 401, inside: 401 });
});

test('who came by Entra ID is asked by Entra ID again, just now, for what is dangerous: in their own session and nobody else’s', async () => {
  const entra_subject = `${tenant}.again`;
  const { staff } = world.tools.db;
  await addStaff(staff, { email: 'again@longhouse.test', name: 'Again', role: 'support', entra_subject });
  await addStaff(staff, { email: 'else@longhouse.test', name: 'Else', role: 'support', entra_subject: `${tenant}.else` });
  const browser = world.browser();
  await viaEntra(browser, '/admin/entra', { oid: 'again' });
  const proof = async () => (await browser.get('/admin/api/pages/step_up')).body.proof as string | null;
  expect(await proof()).toBe('entra');
  const { org_id } = await world.person();
  const suspend = async () => (await browser.post(`/admin/api/resources/orgs/records/${org_id}/suspend`, { step_up_code: '123456' })).body;
  expect((await suspend()).record.errors).toEqual({ step_up_code: { message: 'Confirm with Entra ID first that it is you.' } });
  const seconds = () => Math.floor(Date.now() / 1000);
  const at = '/admin/entra/again?next=/admin/resources/orgs';
  for (const claims of [{ oid: 'again' }, { oid: 'again', auth_time: seconds() - 900 }, { oid: 'else', auth_time: seconds() }])
    expect([claims, (await viaEntra(browser, at, claims)).arrived.status, await proof()]).toEqual([claims, 401, 'entra']);
  // They signed in with Entra ID a little before and were not asked again, as where `prompt` was taken out of the address.
  expect((await viaEntra(browser, at, { oid: 'again', auth_time: seconds() - 120 })).arrived.status).toBe(401);
  const { away, arrived } = await viaEntra(browser, at, { oid: 'again', auth_time: seconds() });
  expect([away.searchParams.get('prompt'), away.searchParams.get('max_age')]).toEqual(['login', '0']);
  expect([arrived.status, arrived.text.includes('url=/admin/resources/orgs')]).toEqual([200, true]);
  expect(await proof()).toBeNull();
  expect((await suspend()).record.errors).toHaveProperty('confirm');
  expect((await world.browser().get(at)).headers.get('location')).toMatch(/^\/admin\/login/);
});

test('the pages speak the language that is asked for, and keep the one that is chosen', async () => {
  const asking = (header: string, cookie = '') =>
    fetch(`${world.console}/admin/login`, { headers: { 'accept-language': header, cookie } }).then((answer) => answer.text());
  for (const [header, cookie, lang] of [
    ['de-CH, en;q=0.9', '', 'de'],
    ['fr, it;q=0.8', '', 'en'],
    ['en;q=0.3, de;q=0.7', '', 'de'],
    ['de;q=0, en', '', 'en'],
    ['de', 'longhouse_language=en', 'en'],
    ['x'.repeat(500), 'longhouse_language=<b>', 'en'],
  ] as const)
    expect([header, cookie, /<html lang="(\w+)">/.exec(await asking(header, cookie))?.[1]]).toEqual([header, cookie, lang]);
  const chosen = await world.browser().get('/admin/login?lang=de');
  expect(chosen.headers.get('set-cookie')).toMatch(/^longhouse_language=de; .*Path=\/admin; .*SameSite=Strict/);
  expect((await world.browser().get('/admin/login?lang=x%0d%0a')).headers.get('set-cookie')).toBeNull();
});

test('an authenticator that cannot be read any more is told to whoever has the password, and a recovery code still signs in', async () => {
  await fresh();
  const person = (await staffByEmail(world.tools.db.staff, access.staff_email))!;
  const [code = ''] = await newRecoveryCodes(world.tools.db.staff, person.id);
  await changeStaff(world.tools.db.staff, person.id, { totp_sealed: sealTotp(world.settings, 'somebody else', access.staff_totp_secret) });
  const refused = await form(world.browser(), '/admin/login', right());
  expect([refused.status, refused.text.includes('npm run staff -- reset')]).toEqual([409, true]);
  expect((await form(world.browser(), '/admin/login', { ...right(), password: 'wrong' })).status).toBe(401);
  expect((await form(world.browser(), '/admin/login', { ...right(), code })).status).toBe(303);
  await changeStaff(world.tools.db.staff, person.id, { totp_sealed: person.totp_sealed });
});

test('whoever lost everything begins anew: out everywhere, old codes worthless, a password that is told once', async () => {
  await fresh();
  const { staff } = world.tools.db;
  const lost = await seedStaff(world.tools, 'lost@longhouse.test');
  const person = (await staffByEmail(staff, lost.staff_email))!;
  const [code = ''] = await newRecoveryCodes(staff, person.id);
  const browser = world.browser();
  const given = { email: lost.staff_email, password: lost.staff_password, code: codeNow(lost.staff_totp_secret, new Date()) };
  await form(browser, '/admin/login', given);
  const { password, password_hash } = await newFirstPassword();
  expect(await resetStaff(world.tools, 'nobody@longhouse.test', password_hash)).toBe(false);
  expect(await resetStaff(world.tools, lost.staff_email, password_hash)).toBe(true);
  expect((await browser.get('/admin/api/dashboard')).status).toBe(401);
  expect((await form(world.browser(), '/admin/login', { ...given, code })).status).toBe(401);
  expect((await form(world.browser(), '/admin/login', { ...given, password, code: '' })).location).toBe('/admin/enrol');
});

test('a sign-in that was under way when it was reset lets nobody in', async () => {
  await fresh();
  const seeded = await seedStaff(world.tools, 'race@longhouse.test');
  const made = await addStaffUser(world.tools, { email: 'first-race@longhouse.test', name: 'Race', role: 'support' });
  const given = { email: seeded.staff_email, password: seeded.staff_password, code: codeNow(seeded.staff_totp_secret, new Date()) };
  for (const fields of [given, { email: 'first-race@longhouse.test', password: made.password, code: '' }]) {
    const browser = world.browser();
    const { id } = (await staffByEmail(world.tools.db.staff, fields.email))!;
    const answer = await world.database.db.getPool('owner').transaction(async (trx) => {
      await trx.raw('select id from app.staff_users where id = ? for update', [id]);
      const signingIn = form(browser, '/admin/login', fields);
      const waiting = "select pid from pg_stat_activity where datname = $1 and wait_event_type = 'Lock'";
      while ((await world.database.sql(waiting, [world.database.name])).length === 0);
      // As a reset does: another password, no authenticator, signed out everywhere.
      await trx.raw(
        "update app.staff_users set password_hash = 'x', totp_sealed = null, totp_confirmed_at = null, totp_step = 0 where id = ?",
        [id],
      );
      return { signingIn };
    });
    expect([fields.email, (await answer.signingIn).status]).toEqual([fields.email, 401]);
    expect(await world.database.sql('select stage from app.staff_sessions where staff_user_id = $1', [id])).toEqual([]);
  }
});
