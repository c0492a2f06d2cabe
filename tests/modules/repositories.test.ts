import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { newId } from '../../server/core/ids.ts';
import type { Person } from '../support/world.ts';
import {
  goodToken,
  openRepositoryWorld,
  otherToken,
  type Provider,
  providerNames,
  type RepositoryWorld,
  sample,
} from './repositories-world.ts';

let world: RepositoryWorld;
beforeAll(async () => {
  world = await openRepositoryWorld();
});
afterAll(() => world.close());

describe.each(providerNames)('%s', (name) => {
  let provider: Provider;
  let admin: Person;
  beforeAll(async () => {
    provider = world.providers[name];
    admin = await world.person('admin');
  });

  test('a repository is connected, found again, listed and recorded', async () => {
    const credential_id = await world.credential(admin, provider);
    const made = await admin.post('/repositories', { credential_id, external_ref: provider.ref('orders') }, { 'idempotency-key': 'once' });
    expect(made.status).toBe(201);
    expect(made.body).toEqual({
      id: expect.any(String),
      provider: name,
      external_ref: provider.ref('orders'),
      default_ref: 'main',
      credential_id,
      created_at: expect.any(String),
    });
    expect(made.headers.get('location')).toBe(`/api/v1/repositories/${made.body.id}`);
    const again = await admin.post('/repositories', { credential_id, external_ref: provider.ref('orders') }, { 'idempotency-key': 'once' });
    expect(again).toMatchObject({ status: 201, text: made.text });
    expect((await admin.get(`/repositories/${made.body.id}`)).body).toEqual(made.body);
    expect((await admin.get('/repositories')).body).toEqual({ data: [made.body], next_cursor: null });
    const owner = await world.person('owner', admin);
    expect((await owner.get('/audit?action=repository.connected')).body.data).toMatchObject([{ target: made.body.id }]);
    const uses = await admin.get(`/credentials/${credential_id}/uses`);
    expect(uses.body.data).toMatchObject([{ purpose: 'repository.connected', outcome: 'given' }]);
  });

  test('the same repository is connected once in an organisation, whatever the spelling, and again in another one', async () => {
    const person = await world.person();
    await world.connected(person, provider);
    const credential_id = await world.credential(person, provider, otherToken);
    const spelt = name === 'github' ? 'Longhouse-Sample/ORDERS' : provider.ref('orders');
    for (const external_ref of [provider.ref('orders'), spelt]) {
      expect(await person.post('/repositories', { credential_id, external_ref })).toMatchObject({
        status: 409,
        body: { code: 'repository_conflict' },
      });
    }
    await world.connected(await world.person(), provider);
  });

  test('of many who connect it at the same moment one succeeds', async () => {
    const person = await world.person();
    const credential_id = await world.credential(person, provider);
    const tries = Array.from({ length: 6 }, () => person.post('/repositories', { credential_id, external_ref: provider.ref('orders') }));
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(5);
  });

  test('what the provider does not have, or is no name at all, is not connected', async () => {
    const person = await world.person();
    const credential_id = await world.credential(person, provider);
    const connect = (external_ref: string, more = {}) => person.post('/repositories', { credential_id, external_ref, ...more });
    expect(await connect(provider.ref('nothing'))).toMatchObject({ status: 404, body: { code: 'repository_not_found' } });
    expect(await connect(provider.ref('orders'), { default_ref: 'nothing' })).toMatchObject({
      status: 404,
      body: { code: 'ref_not_found' },
    });
    const before = provider.requests.length;
    for (const ref of ['x', '../orders', `${provider.ref('orders')}/../x`, 'a/b?c', 'a/b#', 'a/\u0001', 'a b/c', '/a/b', 'a'.repeat(301)]) {
      expect((await connect(ref)).status).toBe(400);
    }
    expect((await connect(provider.ref('orders'), { default_ref: 'a..b' })).status).toBe(400);
    expect((await connect(provider.ref('orders'), { surprise: 1 })).status).toBe(400);
    expect(provider.requests).toHaveLength(before);
    expect((await person.get('/repositories')).body.data).toEqual([]);
  });

  test("nobody connects with a neighbour's credential, or with one that never was", async () => {
    const [person, neighbour] = [await world.person(), await world.person()];
    const credential_id = await world.credential(neighbour, provider);
    const headers = { 'x-request-id': 'the-same-for-both' };
    const external_ref = provider.ref('orders');
    const theirs = await person.post('/repositories', { credential_id, external_ref }, headers);
    const never = await person.post('/repositories', { credential_id: newId(), external_ref }, headers);
    expect(theirs.status).toBe(404);
    expect(theirs.text).toBe(never.text);
  });

  test('the default ref can be changed to one that is there; a stale version is refused', async () => {
    const person = await world.person();
    const at = `/repositories/${await world.connected(person, provider)}`;
    const tag = (await person.get(at)).headers.get('etag')!;
    expect((await person.patch(at, { default_ref: 'nothing' })).body.code).toBe('ref_not_found');
    expect((await person.patch(at, { default_ref: 'x..y' })).status).toBe(400);
    const changed = await person.patch(at, { default_ref: sample.broken_by }, { 'if-match': tag });
    expect(changed).toMatchObject({ status: 200, body: { default_ref: sample.broken_by } });
    expect((await person.patch(at, { default_ref: 'main' }, { 'if-match': tag })).status).toBe(412);
    expect((await person.delete(at, undefined, { 'if-match': tag })).status).toBe(412);
    expect((await person.get(`${at}/commits`)).body.data[0].hash).toBe(sample.broken_by);
    expect((await person.delete(at, undefined, { 'if-match': changed.headers.get('etag')! })).status).toBe(204);
    expect((await person.get(at)).body.code).toBe('repository_not_found');
    expect((await person.delete(at)).status).toBe(404);
  });

  test('another credential takes over when it sees the same repository, and no other does', async () => {
    const person = await world.person();
    const at = `/repositories/${await world.connected(person, provider)}`;
    const other = world.providers[name === 'github' ? 'azure_devops' : 'github'];
    const move = async (credential_id: string) => person.patch(at, { credential_id });
    expect(await move(await world.credential(person, other))).toMatchObject({ status: 409, body: { code: 'repository_conflict' } });
    expect(await move(await world.credential(person, provider, 'ghp_notAccepted'))).toMatchObject({
      status: 409,
      body: { code: 'credential_rejected' },
    });
    expect((await move(await world.credential(await world.person(), provider))).status).toBe(404);
    const good = await world.credential(person, provider, otherToken);
    expect(await move(good)).toMatchObject({ status: 200, body: { credential_id: good } });
    expect(await person.delete(`/credentials/${good}`)).toMatchObject({ status: 409, body: { code: 'credential_conflict' } });
  });

  test('a repository that is another by now at the same name is not taken over', async () => {
    const person = await world.person();
    const id = await world.connected(person, provider);
    await world.database.sql(`update app.repositories set external_id = 'another' where id = $1`, [id]);
    const credential_id = await world.credential(person, provider, otherToken);
    expect(await person.patch(`/repositories/${id}`, { credential_id })).toMatchObject({
      status: 409,
      body: { code: 'repository_conflict' },
    });
  });

  test('an empty repository can be connected and reads as empty', async () => {
    const person = await world.person();
    const at = `/repositories/${await world.connected(person, provider, 'empty')}`;
    expect((await person.get(at)).body.default_ref).toBe(name === 'github' ? 'main' : null);
    expect(await person.get(`${at}/files`)).toMatchObject({ status: 200, body: { data: [], next_cursor: null } });
    expect(await person.get(`${at}/commits`)).toMatchObject({ status: 200, body: { data: [], next_cursor: null } });
    expect((await person.get(`${at}/content?path=README.md`)).body.code).toBe('file_not_found');
  });
});

test('lists are paged, newest first', async () => {
  const person = await world.person();
  const { github } = world.providers;
  for (const repository of ['orders', 'odd', 'long']) await world.connected(person, github, repository);
  const first = await person.get('/repositories?limit=2');
  const rest = await person.get(`/repositories?limit=2&cursor=${first.body.next_cursor}`);
  const refs = [...first.body.data, ...rest.body.data].map(({ external_ref }: { external_ref: string }) => external_ref);
  expect(refs).toEqual([github.ref('long'), github.ref('odd'), github.ref('orders')]);
  expect(rest.body.next_cursor).toBeNull();
});

test('no token is written down in plain beside the sealed one', async () => {
  const rows = await world.database.sql('select r::text as text from app.repositories r union all select a::text from app.audit_events a');
  expect(rows.length).toBeGreaterThan(10);
  for (const secret of [goodToken, otherToken]) expect(JSON.stringify(rows)).not.toContain(secret);
});
