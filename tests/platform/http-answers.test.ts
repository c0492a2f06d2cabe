import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '../../server/core/ids.ts';
import { openWorld, type World } from './http-world.ts';

let world: World;
let who: { authorization: string };
beforeAll(async () => {
  world = await openWorld();
  who = world.as('owner');
});
afterAll(() => world.close());

const get = (path: string, headers: Record<string, string> = {}) =>
  world.call('GET', `/api/v1${path}`, { headers: { authorization: who.authorization, ...headers } });
const make = async (name: string) =>
  (await world.call('POST', '/api/v1/toys', { headers: who, body: { name } })).body as { id: string; version: number };

test('the reply’s shape lets nothing else out; POST is 201 with Location', async () => {
  const answer = await world.call('POST', '/api/v1/toys', { headers: who, body: { name: 'Bear' } });
  expect(answer.status).toBe(201);
  expect(answer.headers.get('location')).toBe(`/api/v1/toys/${answer.body.id}`);
  expect(answer.body).toEqual({
    id: expect.any(String),
    name: 'Bear',
    version: 1,
    created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
  });
  expect(answer.text).not.toContain('street');
});

test('null replies are 204 without a body', async () => {
  const { id } = await make('Gone');
  const answer = await world.call('DELETE', `/api/v1/toys/${id}`, { headers: who });
  expect([answer.status, answer.text]).toEqual([204, '']);
});

test('ETag: 304 to who has it, 412 to who changes an older version', async () => {
  const { id } = await make('Versioned');
  const first = await get(`/toys/${id}`);
  expect(first.headers.get('etag')).toBe('"1"');
  for (const tag of ['"1"', 'W/"1"', '"0", "1"', '*']) expect((await get(`/toys/${id}`, { 'if-none-match': tag })).status).toBe(304);
  expect((await get(`/toys/${id}`, { 'if-none-match': '"2"' })).status).toBe(200);
  const change = (name: string, tag?: string) =>
    world.call('PATCH', `/api/v1/toys/${id}`, {
      headers: { authorization: who.authorization, ...(tag !== undefined && { 'if-match': tag }) },
      body: { name },
    });
  expect((await change('a', '"1"')).headers.get('etag')).toBe('"2"');
  expect((await change('b', '"1"')).body).toMatchObject({ status: 412, code: 'precondition_failed' });
  expect((await change('b', 'W/"2"')).status).toBe(412);
  expect((await change('b', '"7", "2"')).status).toBe(200);
  expect((await change('c', '*')).status).toBe(200);
  expect((await change('d')).body).toMatchObject({ name: 'd', version: 5 });
});

test('lists go page by page without a gap or a repetition, and a cursor is good for its list only', async () => {
  for (let i = 0; i < 7; i += 1) await make('Paged');
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page: { data: { id: string }[]; next_cursor: string | null } = (
      await get(`/toys?name=Paged&limit=3${cursor === null ? '' : `&cursor=${cursor}`}`)
    ).body;
    seen.push(...page.data.map(({ id }) => id));
    cursor = page.next_cursor;
  } while (cursor !== null);
  expect(seen).toHaveLength(7);
  expect(seen).toEqual([...new Set(seen)].sort().reverse());

  const { next_cursor: good } = (await get('/toys?name=Paged&limit=3')).body;
  expect((await get(`/toys?limit=5&cursor=${good}&name=Paged`)).status).toBe(200);
  const [text = '', mac = ''] = good.split('.');
  const neighbour = world.as('owner', world.neighbour);
  const bad = [
    await get(`/toys?name=Other&cursor=${good}`),
    await get(`/toys?cursor=${good}`),
    await get('/toys?name=Paged&cursor=x'),
    await get(`/toys?name=Paged&cursor=${text}.`),
    await get(`/toys?name=Paged&cursor=${Buffer.from(JSON.stringify([newId()])).toString('base64url')}.${mac}`),
    await get('/toys?cursor='),
    await world.call('GET', `/api/v1/toys?name=Paged&cursor=${good}`, { headers: neighbour }),
  ];
  expect(bad.map(({ status, body }) => [status, body.code])).toEqual(bad.map(() => [400, 'cursor_invalid']));
});

test('fixed paths win over params; case and a trailing slash do not matter; other methods are 405 with Allow', async () => {
  expect((await get('/toys/search?q=a')).body).toEqual({ q: 'a' });
  expect((await world.call('GET', '/API/V1/Toys/SEARCH/?q=a', { headers: who })).body).toEqual({ q: 'a' });
  const put = await world.call('PUT', '/api/v1/toys', { headers: who, body: {} });
  expect([put.status, put.body.code, put.headers.get('allow')]).toEqual([405, 'method_not_allowed', 'GET, POST, HEAD, OPTIONS']);
  const options = await world.call('OPTIONS', '/api/v1/toys');
  expect([options.status, options.headers.get('allow')]).toEqual([204, 'GET, POST, HEAD, OPTIONS']);
  expect((await world.call('HEAD', '/api/v1/toys', { headers: who })).status).toBe(200);
  expect((await get('/nothing')).body).toMatchObject({ status: 404, code: 'path_not_found' });
  expect((await get('/toys//')).status).toBe(404);
});

test('406 for who wants something else than JSON', async () => {
  expect((await get('/me', { accept: 'text/html' })).body).toMatchObject({ status: 406, code: 'not_acceptable' });
  for (const accept of ['application/json', '*/*', 'text/html, application/*;q=0.5', 'application/problem+json'])
    expect((await get('/me', { accept })).status).toBe(200);
});

test('every answer has its id, and only a well-formed id of the caller is taken over', async () => {
  expect((await get('/me', { 'x-request-id': 'abc-12345' })).headers.get('x-request-id')).toBe('abc-12345');
  for (const bad of ['short', 'a b c d e f g h', 'x'.repeat(65), '<script>alert(1)</script>', '-starts-wrong']) {
    const id = (await get('/me', { 'x-request-id': bad })).headers.get('x-request-id');
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
  }
  const refused = await get('/nothing', { 'x-request-id': 'abc-12345' });
  expect(refused.body.request_id).toBe('abc-12345');
});
