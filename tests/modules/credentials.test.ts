import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Person } from '../support/world.ts';
import { app, type CredentialWorld, entra, goodPat, openCredentialWorld } from './credentials-world.ts';

let world: CredentialWorld;
beforeAll(async () => {
  world = await openCredentialWorld();
});
afterAll(() => world.close());

const pat = { kind: 'github_pat', name: 'Reads', secret: goodPat };

test('a token is stored and shown without its secret', async () => {
  const admin = await world.person('admin');
  const made = await admin.post('/credentials', pat);
  expect(made.status).toBe(201);
  expect(made.headers.get('location')).toBe(`/api/v1/credentials/${made.body.id}`);
  expect(made.body).toEqual({
    id: expect.any(String),
    kind: 'github_pat',
    name: 'Reads',
    base_url: null,
    last4: '0001',
    fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/),
    key_version: 1,
    status: 'active',
    scopes: [],
    expires_at: null,
    created_at: expect.any(String),
  });
  const one = await admin.get(`/credentials/${made.body.id}`);
  expect(one.body).toMatchObject({ ...made.body, created_by: admin.user_id, checked_at: null, detail: null });
  expect((await admin.get('/credentials')).body).toEqual({ data: [one.body], next_cursor: null });
});

test('every kind has its own form of secret', async () => {
  const admin = await world.person('admin');
  const theApp = await admin.post('/credentials', { kind: 'github_app', name: 'app', secret: { ...app, app_id: 12345 } });
  expect(theApp.body).toMatchObject({ kind: 'github_app', last4: expect.stringMatching(/^[A-Za-z0-9+/]{4}$/) });
  const theEntra = await admin.post('/credentials', {
    kind: 'azdo_entra',
    name: 'entra',
    secret: entra,
    base_url: `${world.azure.url}/contoso/`,
  });
  expect(theEntra.body).toMatchObject({ kind: 'azdo_entra', last4: 'cret', base_url: `${world.azure.url}/contoso` });
});

test('who may what: members see, viewers and devices do not, admins change', async () => {
  const admin = await world.person('admin');
  const id = await world.stored(admin, 'github_pat', goodPat);
  const [member, viewer, device] = [
    await world.person('member', admin),
    await world.person('viewer', admin),
    await world.person('device', admin),
  ];
  const reads = (person: Person) =>
    Promise.all(['/credentials', `/credentials/${id}`, `/credentials/${id}/uses`].map(async (at) => (await person.get(at)).status));
  expect(await reads(member)).toEqual([200, 200, 200]);
  expect(await reads(viewer)).toEqual([403, 403, 403]);
  expect(await reads(device)).toEqual([403, 403, 403]);
  for (const person of [member, viewer, device]) expect(await Promise.all(changes(person, id))).toEqual([403, 403, 403, 403, 403, 403]);
});

/** Every change, tried one beside the other; answers the statuses. */
const changes = (person: Person, id: string): Promise<number>[] =>
  [
    person.post('/credentials', pat),
    person.patch(`/credentials/${id}`, { name: 'Mine' }),
    person.put(`/credentials/${id}/secret`, { secret: 'ghp_another_one_entirely' }),
    person.post(`/credentials/${id}/test`),
    person.post(`/credentials/${id}/revoke`),
    person.delete(`/credentials/${id}`),
  ].map(async (answer) => (await answer).status);

test('a neighbour gets the 404 of a credential that never existed, on every path, and changes nothing', async () => {
  const id = await world.stored(await world.person('admin'), 'github_pat', goodPat);
  const before = await world.database.sql('select * from app.provider_credentials where id = $1', [id]);
  const neighbour = await world.person('owner');
  const tried = async (at: string) =>
    Promise.all([
      neighbour.get(`/credentials/${at}`),
      neighbour.get(`/credentials/${at}/uses`),
      neighbour.patch(`/credentials/${at}`, { name: 'Mine' }),
      neighbour.put(`/credentials/${at}/secret`, { secret: 'ghp_another_one_entirely' }),
      neighbour.post(`/credentials/${at}/test`),
      neighbour.post(`/credentials/${at}/revoke`),
      neighbour.delete(`/credentials/${at}`),
    ]);
  const strip = (text: string) => text.replace(/"request_id":"[^"]*"/, '');
  const [theirs, nowhere] = [await tried(id), await tried(randomUUID())];
  expect(theirs.map(({ status, body }) => [status, body.code])).toEqual(Array.from({ length: 7 }, () => [404, 'credential_not_found']));
  expect(theirs.map(({ text }) => strip(text))).toEqual(nowhere.map(({ text }) => strip(text)));
  expect(await world.database.sql('select * from app.provider_credentials where id = $1', [id])).toEqual(before);
});

test('equal secrets have equal fingerprints within an organisation, and others elsewhere', async () => {
  const [admin, elsewhere] = [await world.person('admin'), await world.person('admin')];
  const print = async (person: Person) => (await person.post('/credentials', pat)).body.fingerprint as string;
  const first = await print(admin);
  expect(await print(admin)).toBe(first);
  expect(await print(elsewhere)).not.toBe(first);
});

test('renaming heeds If-Match: 412 for a version of before', async () => {
  const admin = await world.person('admin');
  const id = await world.stored(admin, 'github_pat', goodPat);
  const etag = (await admin.get(`/credentials/${id}`)).headers.get('etag')!;
  const renamed = await admin.patch(`/credentials/${id}`, { name: 'Writes' }, { 'if-match': etag });
  expect(renamed.body).toMatchObject({ name: 'Writes' });
  expect(renamed.headers.get('etag')).not.toBe(etag);
  expect((await admin.patch(`/credentials/${id}`, { name: 'Again' }, { 'if-match': etag })).status).toBe(412);
  expect((await admin.put(`/credentials/${id}/secret`, { secret: 'ghp_another_one_entirely' }, { 'if-match': etag })).status).toBe(412);
  expect((await admin.delete(`/credentials/${id}`, undefined, { 'if-match': etag })).status).toBe(412);
  expect((await admin.get(`/credentials/${id}`)).body).toMatchObject({ name: 'Writes', last4: '0001' });
  for (const body of [{ base_url: 'https://api.github.com' }, { kind: 'azdo_pat' }, { secret: 'ghp_another' }])
    expect((await admin.patch(`/credentials/${id}`, body)).status).toBe(400);
});

test('the address changes only together with the secret', async () => {
  const admin = await world.person('admin');
  const id = await world.stored(admin, 'github_pat', goodPat);
  const alone = await admin.put(`/credentials/${id}/secret`, { base_url: world.azure.url });
  expect(alone.status).toBe(400);
  const kept = await admin.put(`/credentials/${id}/secret`, { secret: 'ghp_another_one_entirely' });
  expect(kept.body).toMatchObject({ last4: 'rely', base_url: world.github.url, status: 'active' });
  const moved = await admin.put(`/credentials/${id}/secret`, { secret: 'ghp_another_one_entirely', base_url: null });
  expect(moved.body).toMatchObject({ base_url: null });
  expect((await admin.put(`/credentials/${id}/secret`, { secret: app })).body.errors).toEqual([
    expect.objectContaining({ path: 'body.secret' }),
  ]);
  expect((await admin.put(`/credentials/${id}/secret`, { secret: 'with a blank' })).status).toBe(400);
});

test('revoking erases the secret for good', async () => {
  const admin = await world.person('admin');
  const id = await world.stored(admin, 'github_pat', goodPat);
  for (let i = 0; i < 2; i++)
    expect((await admin.post(`/credentials/${id}/revoke`)).body).toMatchObject({ status: 'revoked', key_version: null, last4: '0001' });
  const [row] = await world.database.sql('select sealed, sealed_token from app.provider_credentials where id = $1', [id]);
  expect(row).toEqual({ sealed: null, sealed_token: null });
  expect((await admin.put(`/credentials/${id}/secret`, { secret: goodPat })).body).toMatchObject({
    status: 409,
    code: 'credential_revoked',
  });
  expect((await admin.post(`/credentials/${id}/test`)).body).toMatchObject({ status: 409, code: 'credential_revoked' });
  expect((await admin.get('/audit?action=credential.revoked')).body.data[0]).toMatchObject({ target: id });
});

test('a credential in use is not removed; afterwards it is', async () => {
  const admin = await world.person('admin');
  const id = await world.stored(admin, 'github_pat', goodPat);
  await world.database.sql(`create table app.users_of_credentials (org_id uuid, credential_id uuid,
    foreign key (org_id, credential_id) references app.provider_credentials (org_id, id) on delete restrict)`);
  await world.database.sql('insert into app.users_of_credentials values ($1, $2)', [admin.org_id, id]);
  expect((await admin.delete(`/credentials/${id}`)).body).toMatchObject({ status: 409, code: 'credential_conflict' });
  expect((await admin.get(`/credentials/${id}`)).status).toBe(200);
  await world.database.sql('drop table app.users_of_credentials');
  expect((await admin.delete(`/credentials/${id}`)).status).toBe(204);
  expect((await admin.get(`/credentials/${id}`)).status).toBe(404);
});

test('the OpenAPI document says what a credential takes', async () => {
  const { body } = await world.call('GET', '/api/v1/openapi.json');
  const taken = JSON.stringify(body.paths['/api/v1/credentials']?.post ?? body.paths['/credentials'].post);
  for (const word of ['github_pat', 'installation_id', 'client_secret', 'base_url']) expect(taken).toContain(word);
});
