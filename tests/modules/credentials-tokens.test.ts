import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { noteRejected, tokenFor } from '../../server/modules/credentials/index.ts';
import { forgetUses } from '../../server/modules/credentials/sweep.ts';
import { gitProvider } from '../../server/modules/git/index.ts';
import type { Person } from '../support/world.ts';
import { app, type CredentialWorld, entra, goodAzurePat, goodPat, openCredentialWorld } from './credentials-world.ts';

let world: CredentialWorld;
let admin: Person;
beforeAll(async () => {
  world = await openCredentialWorld();
  admin = await world.person('admin');
});
afterEach(() => {
  world.intercept.github = undefined;
});
afterAll(() => world.close());

const tokenRequests = () => [...world.github.requests, ...world.azure.requests].filter((one) => /access_tokens|oauth2/.test(one)).length;
const rowOf = async (id: string) => (await world.database.sql('select * from app.provider_credentials where id = $1', [id]))[0]!;
const uses = async (id: string) =>
  (await admin.get(`/credentials/${id}/uses`)).body.data as { id: string; purpose: string; outcome: string; actor: object; at: string }[];

test('a personal token: accepted, with what the provider says about it', async () => {
  const id = await world.stored(admin, 'github_pat', goodPat);
  const tested = await admin.post(`/credentials/${id}/test`);
  expect(tested.status).toBe(200);
  expect(tested.body).toEqual({ status: 'active', checked_at: expect.any(String), detail: 'It is accepted, as sample-user.' });
  expect((await admin.get(`/credentials/${id}`)).body).toMatchObject({
    status: 'active',
    scopes: ['repo', 'read:org'],
    expires_at: '2030-01-31T12:00:00.000Z',
    checked_at: tested.body.checked_at,
    detail: tested.body.detail,
  });
  expect(await uses(id)).toMatchObject([{ purpose: 'credential.test', outcome: 'given', actor: { kind: 'user', id: admin.user_id } }]);
});

test('a use is kept for a year; longhouse_auth, which removes it then, sees none that is younger and not what it was for', async () => {
  const id = await world.stored(admin, 'github_pat', goodPat);
  for (let times = 0; times < 2; times += 1) await admin.post(`/credentials/${id}/test`);
  const [newer, older] = await uses(id);
  const age = (use: string, days: number) =>
    world.database.sql('update app.credential_uses set created_at = now() - make_interval(days => $2) where id = $1', [use, days]);
  await age(newer!.id, 364);
  await age(older!.id, 366);
  const { auth } = world.tools.db;
  expect(((await auth.raw('select id from app.credential_uses')) as { rows: object[] }).rows).toHaveLength(1);
  await expect(auth.raw('select purpose from app.credential_uses')).rejects.toMatchObject({ code: '42501' });
  await forgetUses.run({ tools: world.tools, signal: AbortSignal.timeout(60_000) });
  expect(await uses(id)).toMatchObject([{ id: newer!.id }]);
  expect(((await auth.raw('delete from app.credential_uses')) as { rowCount: number }).rowCount).toBe(0);
});

test.each<[string, unknown, string]>([
  ['github_pat', 'ghp_notAcceptedByAnybody', ''],
  ['azdo_pat', 'notAcceptedByAnybody', '/contoso'],
  ['github_app', { ...app, app_id: '999' }, ''],
  ['azdo_entra', { ...entra, client_secret: 'notAcceptedByAnybody' }, '/contoso'],
])('%s: a bad one needs attention, until its secret is replaced', async (kind, secret, folder) => {
  const base = (kind.startsWith('github') ? world.github.url : world.azure.url) + folder;
  const id = await world.stored(admin, kind, secret, base);
  const { status, body } = await admin.post(`/credentials/${id}/test`);
  expect([status, body.status]).toEqual([200, 'needs_attention']);
  expect((await uses(id))[0]).toMatchObject({ outcome: 'rejected' });
  const right = { github_pat: goodPat, azdo_pat: goodAzurePat, github_app: app, azdo_entra: entra }[kind];
  expect((await admin.put(`/credentials/${id}/secret`, { secret: right })).body).toMatchObject({ status: 'active', detail: null });
  expect((await admin.post(`/credentials/${id}/test`)).body).toMatchObject({ status: 'active', detail: expect.stringMatching(/accept/) });
});

test('Azure DevOps without its organisation in the address can only be tried at a repository', async () => {
  const id = await world.stored(admin, 'azdo_pat', goodAzurePat);
  expect((await admin.post(`/credentials/${id}/test`)).body).toMatchObject({
    status: 'active',
    detail: expect.stringContaining('base_url'),
  });
});

test('a provider in trouble says nothing about the credential', async () => {
  const id = await world.stored(admin, 'github_pat', goodPat);
  world.intercept.github = (_req, res) => Boolean(res.writeHead(502).end());
  const { status, body } = await admin.post(`/credentials/${id}/test`);
  expect([status, body.status]).toEqual([200, 'active']);
  expect(body.detail).toMatch(/could not be tested/);
  expect((await uses(id))[0]).toMatchObject({ outcome: 'failed' });
});

test('a test that the vault cannot serve is 503 and changes nothing', async () => {
  const id = await world.stored(admin, 'github_pat', goodPat);
  const before = await rowOf(id);
  const keys = world.tools.keys;
  world.tools.keys = world.another().keys;
  world.wrapper.down = true;
  try {
    expect((await admin.post(`/credentials/${id}/test`)).body).toMatchObject({ status: 503, code: 'key_unavailable' });
  } finally {
    world.wrapper.down = false;
    world.tools.keys = keys;
  }
  expect(await rowOf(id)).toEqual(before);
});

test('a token is handed out with the use on record; not once it expired or was revoked', async () => {
  const id = await world.stored(admin, 'github_pat', goodPat);
  expect(await tokenFor(admin.org, world.tools, id, 'repository.files')).toEqual({
    token: goodPat,
    kind: 'github_pat',
    base_url: world.github.url,
    provider: 'github',
    fingerprint: expect.any(String),
  });
  await world.database.sql("update app.provider_credentials set expires_at = now() - interval '1 second' where id = $1", [id]);
  expect((await admin.get(`/credentials/${id}`)).body).toMatchObject({ status: 'expired' });
  await expect(tokenFor(admin.org, world.tools, id, 'repository.files')).rejects.toMatchObject({ status: 409, code: 'credential_expired' });
  await admin.post(`/credentials/${id}/revoke`);
  await expect(tokenFor(admin.org, world.tools, id, 'repository.commits')).rejects.toMatchObject({
    status: 409,
    code: 'credential_revoked',
  });
  expect((await uses(id)).map(({ purpose, outcome }) => [purpose, outcome])).toEqual([
    ['repository.commits', 'refused'],
    ['repository.files', 'refused'],
    ['repository.files', 'given'],
  ]);
  const neighbour = await world.person();
  await expect(tokenFor(neighbour.org, world.tools, id, 'repository.files')).rejects.toMatchObject({ status: 404 });
  await expect(noteRejected(neighbour.org, world.tools, id, { fingerprint: 'any' })).rejects.toMatchObject({ status: 404 });
});

test.each<[string, unknown]>([
  ['github_app', app],
  ['azdo_entra', entra],
])('%s: twenty who need a token at once cause one request, and all can read with it', async (kind, secret) => {
  const id = await world.stored(admin, kind, secret);
  const before = tokenRequests();
  const processes = [world.tools, world.another(), world.another(), world.another()];
  const ready = await Promise.all(Array.from({ length: 20 }, (_, i) => tokenFor(admin.org, processes[i % 4]!, id, 'repository.files')));
  expect(tokenRequests() - before).toBe(1);
  expect(new Set(ready.map(({ token }) => token)).size).toBe(1);
  const ref = kind === 'github_app' ? 'longhouse-sample/orders' : 'contoso/Shop/orders';
  expect(await gitProvider(ready[0]!, world.tools.outbound).getRepository(ref)).toMatchObject({ default_branch: 'main' });
  expect((await uses(id)).filter(({ outcome }) => outcome === 'given')).toHaveLength(20);
  const row = await rowOf(id);
  expect(row).toMatchObject({ lease_id: null, lease_until: null, token_key_version: 1 });
  expect((row['sealed_token'] as Buffer).includes(ready[0]!.token)).toBe(false);
  await world.database.sql("update app.provider_credentials set token_expires_at = now() + interval '4 minutes' where id = $1", [id]);
  await tokenFor(admin.org, world.tools, id, 'repository.files');
  expect(tokenRequests() - before).toBe(2);
});

test('a test asks for a new token: the kept one would prove nothing about the secret', async () => {
  const id = await world.stored(admin, 'github_app', app);
  await tokenFor(admin.org, world.tools, id, 'repository.files');
  const before = tokenRequests();
  expect((await admin.post(`/credentials/${id}/test`)).body).toMatchObject({ status: 'active' });
  expect(tokenRequests() - before).toBe(1);
});

test('twenty who need a token of a bad application cause one request, and all are told', async () => {
  const id = await world.stored(admin, 'github_app', { ...app, app_id: '999' });
  const before = tokenRequests();
  // GitHub answers when all of them have begun: whoever comes after its answer may ask again.
  const begun = Promise.withResolvers<void>();
  const watching = new Set<number>();
  const processOf = (one: number) => ({
    ...world.another(),
    clock: { now: () => (watching.add(one).size === 20 && begun.resolve(), new Date()) },
  });
  world.intercept.github = (req, res) => {
    if (!req.url?.endsWith('access_tokens')) return false;
    void begun.promise.then(() => res.writeHead(401, { 'content-type': 'application/json' }).end('{"message":"Bad credentials"}'));
    return true;
  };
  const asked = await Promise.allSettled(
    Array.from({ length: 20 }, (_, one) => tokenFor(admin.org, processOf(one), id, 'repository.files')),
  );
  for (const one of asked) expect(one).toMatchObject({ status: 'rejected', reason: { reason: 'credential_rejected' } });
  expect(tokenRequests() - before).toBe(1);
  expect(await rowOf(id)).toMatchObject({ status: 'needs_attention', lease_id: null });
  expect(
    (await admin.get('/audit?action=credential.rejected')).body.data.filter(({ target }: { target: string }) => target === id),
  ).toHaveLength(1);
});

test('a process that died while fetching holds nobody up for longer than its lease', async () => {
  const id = await world.stored(admin, 'github_app', app);
  await world.database.sql("update app.provider_credentials set lease_id = $1, lease_until = now() + interval '400 ms' where id = $1", [
    id,
  ]);
  const begun = Date.now();
  await tokenFor(admin.org, world.tools, id, 'repository.files');
  expect(Date.now() - begun).toBeGreaterThan(300);
});

test('a token that was being fetched while the secret was replaced or revoked is not kept', async () => {
  const id = await world.stored(admin, 'github_app', app);
  const change = Promise.withResolvers<void>();
  let held = 0;
  world.intercept.github = (req, res) => {
    if (!req.url?.endsWith('access_tokens') || held++ > 0) return false;
    void change.promise.then(() => {
      const expires_at = new Date(Date.now() + 3_600_000).toISOString();
      res.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify({ token: 'ghs_ofTheOldSecret', expires_at }));
    });
    return true;
  };
  const waiting = tokenFor(admin.org, world.tools, id, 'repository.files');
  while (held === 0) await sleep(5);
  await admin.put(`/credentials/${id}/secret`, { secret: app });
  change.resolve();
  expect((await waiting).token).toMatch(/^ghs_sample/);
  await admin.post(`/credentials/${id}/revoke`);
  await expect(tokenFor(admin.org, world.tools, id, 'repository.files')).rejects.toMatchObject({ code: 'credential_revoked' });
});

test('an answer to the old secret says nothing about the one that was put in its place', async () => {
  const id = await world.stored(admin, 'github_pat', goodPat);
  const old = await tokenFor(admin.org, world.tools, id, 'repository.files');
  await admin.put(`/credentials/${id}/secret`, { secret: `${goodPat}2` });
  await noteRejected(admin.org, world.tools, id, old);
  expect(await rowOf(id)).toMatchObject({ status: 'active' });
});

test('a provider that answers 401 later: the credential needs attention, and its short-lived token is forgotten', async () => {
  const id = await world.stored(admin, 'github_app', app);
  const ready = await tokenFor(admin.org, world.tools, id, 'repository.files');
  await noteRejected(admin.org, world.tools, id, ready);
  await noteRejected(admin.org, world.tools, id, ready);
  expect(await rowOf(id)).toMatchObject({ status: 'needs_attention', sealed_token: null });
  expect(
    (await admin.get('/audit?action=credential.rejected')).body.data.filter(({ target }: { target: string }) => target === id),
  ).toHaveLength(1);
  expect((await admin.post(`/credentials/${id}/test`)).body).toMatchObject({ status: 'active' });
});
