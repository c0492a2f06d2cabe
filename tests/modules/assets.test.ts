import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { newId } from '../../server/core/ids.ts';
import { expire } from '../../server/modules/assets/jobs.ts';
import { Asset } from '../../server/modules/assets/model.ts';
import { store } from '../../server/modules/assets/service.ts';
import { until } from '../support/until.ts';
import { openWorld, type Person, type World } from '../support/world.ts';

let world: World;
let person: Person;
beforeAll(async () => {
  world = await openWorld({ worker: true });
  await world.database.sql('update queue.queue set retry_delay = 0, retry_backoff = false');
  person = await world.person();
});
afterAll(() => world.close());

const text = Buffer.from('2026-01-01T00:00:00Z ERROR something broke\n');
const bytesGone = (name: string) =>
  until('its bytes are gone', async () => (await world.tools.blobs.head({ container: 'reports', name })) === undefined);
const sha256 = createHash('sha256').update(text).digest('hex');
const announced = async (by = person, more: object = {}) =>
  by.post('/assets', { kind: 'log', content_type: 'text/plain', size: text.length, sha256, ...more });
const put = async ({ url, headers }: { url: string; headers: Record<string, string> }, body: Buffer = text) =>
  (await fetch(url, { method: 'PUT', headers, body: new Uint8Array(body) })).status;

test('a log is announced, uploaded by link, completed and downloaded by link', async () => {
  const made = await announced();
  expect(made).toMatchObject({
    status: 201,
    body: { id: expect.any(String), upload: { method: 'PUT', url: expect.stringContaining(person.org_id) } },
  });
  const { id, upload } = made.body;
  expect((await person.get(`/assets/${id}/download`)).body.code).toBe('asset_conflict');
  expect((await person.post(`/assets/${id}/complete`)).body.code).toBe('asset_conflict');
  expect(await put(upload)).toBe(201);
  expect(await person.post(`/assets/${id}/complete`)).toMatchObject({
    status: 200,
    body: { id, status: 'ready', size: text.length, sha256 },
  });
  expect((await person.post(`/assets/${id}/complete`)).status).toBe(200);
  const link = await person.get(`/assets/${id}/download`);
  expect(link.body).toMatchObject({ content_type: 'text/plain', size: text.length });
  const got = await fetch(link.body.url);
  expect([got.status, Buffer.from(await got.arrayBuffer()).equals(text), got.headers.get('content-disposition')]).toEqual([
    200,
    true,
    expect.stringContaining('attachment'),
  ]);
  expect((await person.get('/assets?kind=log')).body.data.map((row: { id: string }) => row.id)).toContain(id);
});

const expired = (id: string, by = person) =>
  expire.run({ org: by.org, payload: { asset_id: id, kind: 'log', container: 'reports' }, tools: world.tools, job: {} as never });

test('a file that is not what was announced is quarantined: it says why, nobody gets a link, and it goes within a day', async () => {
  const cases: [object, Buffer, RegExp][] = [
    [{}, Buffer.from(text.toString().replace('broke', 'burnt')), /SHA-256/],
    [{ size: 99, sha256: undefined }, text, /has 43 bytes, announced were 99/],
    [{ size: 5, sha256: undefined }, Buffer.from([1, 2, 0, 4, 5]), /not text/],
  ];
  for (const [more, body, fault] of cases) {
    const { id, upload } = (await announced(person, more)).body;
    await put(upload, body);
    for (const _twice of [1, 2])
      expect(await person.post(`/assets/${id}/complete`)).toMatchObject({
        status: 409,
        body: { code: 'asset_conflict', detail: expect.stringMatching(fault) },
      });
    expect((await person.get(`/assets/${id}`)).body).toMatchObject({ status: 'quarantined', fault: expect.stringMatching(fault) });
    expect((await person.get(`/assets/${id}/download`)).body.code).toBe('asset_conflict');
    await expired(id);
    expect((await person.get(`/assets/${id}`)).status).toBe(404);
    await bytesGone(`${person.org_id}/log/${id}`);
  }
});

test('what is put with the link of a removed file goes as well', async () => {
  const { id, upload } = (await announced()).body;
  expect((await person.delete(`/assets/${id}`)).status).toBe(204);
  const waiting = `select from queue.job where name = 'asset.discard' and state in ('created', 'retry', 'active')`;
  await until('the first removal is over', async () => (await world.database.sql(waiting)).length === 0);
  expect(await put(upload)).toBe(201);
  await expired(id);
  await bytesGone(`${person.org_id}/log/${id}`);
});

test('an upload link is good once: what was checked stays what it is', async () => {
  const { id, upload } = (await announced()).body;
  expect(await put(upload)).toBe(201);
  expect((await person.post(`/assets/${id}/complete`)).status).toBe(200);
  expect(await put(upload, Buffer.from(text.toString().replace('broke', 'burnt')))).toBeGreaterThanOrEqual(400);
  const got = await fetch((await person.get(`/assets/${id}/download`)).body.url);
  expect(Buffer.from(await got.arrayBuffer()).equals(text)).toBe(true);
});

test('what may not be uploaded is refused before there is a link', async () => {
  for (const [more, path] of [
    [{ kind: 'report' }, 'body.kind'],
    [{ content_type: 'text/html' }, 'body.content_type'],
    [{ size: 21 * 1024 * 1024 }, 'body.size'],
    [{ size: 0 }, 'body.size'],
    [{ sha256: 'XYZ' }, 'body.sha256'],
  ] as const) {
    expect((await announced(person, more)).body.errors[0].path).toBe(path);
  }
  expect((await announced(await world.person('viewer', person))).status).toBe(403);
});

test('a neighbour sees no file, and a link is good for its one file only', async () => {
  const { id, upload } = (await announced()).body;
  await put(upload);
  await person.post(`/assets/${id}/complete`);
  const neighbour = await world.person();
  const nothing = await neighbour.get(`/assets/${newId()}`);
  for (const answer of [
    await neighbour.get(`/assets/${id}`),
    await neighbour.get(`/assets/${id}/download`),
    await neighbour.post(`/assets/${id}/complete`),
    await neighbour.delete(`/assets/${id}`),
  ]) {
    expect({ ...answer.body, request_id: '' }).toEqual({ ...nothing.body, request_id: '' });
  }
  const theirs = (await announced(neighbour)).body;
  const elsewhere = upload.url.replace(`${person.org_id}/log/${id}`, `${neighbour.org_id}/log/${theirs.id}`);
  expect(await put({ ...upload, url: elsewhere })).toBe(403);
  const { url } = (await person.get(`/assets/${id}/download`)).body;
  expect((await fetch(url.replace(id, theirs.id))).status).toBe(403);
});

test('a removed file is gone, row and bytes; an abandoned upload is removed by its job, a completed one stays', async () => {
  const { id, upload } = (await announced()).body;
  await put(upload);
  await expired(id);
  expect((await person.get(`/assets/${id}`)).status).toBe(404);
  await bytesGone(`${person.org_id}/log/${id}`);
  const row = await store(person.org, world.tools, 'report', text, 'application/json');
  await person.org.write('asset.stored', (db) => db.rows(Asset).insert(row).returning('*'));
  await expired(row.id!);
  expect((await person.get(`/assets/${row.id!}`)).body).toMatchObject({ kind: 'report', status: 'ready' });
  expect((await person.delete(`/assets/${row.id!}`)).status).toBe(204);
  expect((await person.get(`/assets/${row.id!}`)).status).toBe(404);
  await bytesGone(row.blob_name!);
});

test('the bytes of a removed file go even where the storage is away for a while', async () => {
  const row = await store(person.org, world.tools, 'report', text, 'application/json');
  await person.org.write('asset.stored', (db) => db.rows(Asset).insert(row).returning('*'));
  const { remove } = world.tools.blobs;
  let asked = 0;
  world.tools.blobs.remove = (at) => ((asked += 1) === 1 ? Promise.reject(new Error('away')) : remove(at));
  expect((await person.delete(`/assets/${row.id!}`)).status).toBe(204);
  await bytesGone(row.blob_name!);
  expect(asked).toBe(2);
});
