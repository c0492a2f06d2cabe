import http from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openWorld, type World } from './http-world.ts';

let world: World;
let who: { authorization: string };
beforeAll(async () => {
  world = await openWorld();
  who = world.as('owner');
});
afterAll(() => world.close());

const json = { 'content-type': 'application/json' };
const post = (path: string, raw: string | Buffer, headers: Record<string, string> = json) =>
  world.call('POST', `/api/v1${path}`, { headers: { authorization: who.authorization, ...headers }, raw });

test('JSON made to hurt is a 400, never a 500', async () => {
  const nested = (depth: number, open: string, close: string) => open.repeat(depth) + close.repeat(depth);
  const table: Record<string, string> = {
    'not JSON': '{"payload":',
    'a bare text': '"text"',
    'a bare number': '1',
    'deep objects': `{"payload":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}}`,
    'deep arrays': `{"payload":${nested(40, '[', ']')}}`,
    'very deep arrays': nested(100_000, '[', ']'),
    'NUL in a value': '{"payload":"a\\u0000b"}',
    'NUL in a key': '{"payload":{"a\\u0000b":1}}',
    'a lone high surrogate': '{"payload":"\\ud800"}',
    'a lone low surrogate in a key': '{"payload":{"\\udc00":1}}',
    '1e400': '{"payload":1e400}',
    '-1e400 in an array': '{"payload":[-1e400]}',
    __proto__: '{"payload":{"__proto__":{"admin":true}}}',
    '__proto__ at the top': '{"__proto__":{"admin":true}}',
    'too many keys': JSON.stringify({ payload: Object.fromEntries(Array.from({ length: 2001 }, (_, i) => [`k${i}`, i])) }),
    'a long array': JSON.stringify({ payload: Array.from({ length: 1001 }, () => 0) }),
    'trailing rubbish': '{"payload":1}}',
    'a byte order mark inside': '{"payload":\uFEFF1}',
  };
  const wrong: string[] = [];
  for (const [name, raw] of Object.entries(table)) {
    const { status, body, headers } = await post('/toys/anything', raw);
    if (status !== 400 || body.code !== 'request_invalid' || !headers.get('content-type')?.startsWith('application/problem+json'))
      wrong.push(`${name}: ${status}`);
  }
  expect(wrong).toEqual([]);
});

test('what stays within the limits passes', async () => {
  const deep = `{"payload":${'['.repeat(30)}${']'.repeat(30)}}`;
  expect((await post('/toys/anything', deep)).status).toBe(200);
  expect((await post('/toys/anything', JSON.stringify({ payload: Array.from({ length: 1000 }, () => 0) }))).status).toBe(200);
  expect((await post('/toys/anything', '{"payload":"😀 \\ud83d\\ude00"}')).body).toEqual({ payload: '😀 😀' });
  expect((await post('/toys/bulk', JSON.stringify(Array.from({ length: 5000 }, (_, i) => i)))).body).toEqual({ count: 5000 });
});

test('the body must be application/json in UTF-8', async () => {
  const types: Record<string, number> = {
    'application/json': 200,
    'application/json; charset=utf-8': 200,
    'Application/JSON;charset=UTF-8': 200,
    'application/json; charset="utf-8"': 200,
    'application/json; charset=utf-7': 415,
    'application/json; charset=utf-16': 415,
    'application/json; charset=utf-8; x=y': 415,
    'text/plain': 415,
    'application/x-www-form-urlencoded': 415,
    'application/json5': 415,
    'text/json': 415,
    'application/vnd.api+json': 415,
  };
  for (const [type, status] of Object.entries(types))
    expect([type, (await post('/toys/anything', '{"payload":1}', { 'content-type': type })).status]).toEqual([type, status]);
  const none = await new Promise<number>((resolve) => {
    const req = http.request(
      `${world.server.url}/api/v1/toys/anything`,
      { method: 'POST', headers: { authorization: who.authorization } },
      (res) => resolve(res.statusCode ?? 0),
    );
    req.end('{"payload":1}');
  });
  expect(none).toBe(415);
  expect((await post('/toys/anything', '{"payload":1}', { ...json, 'content-encoding': 'compress' })).body.code).toBe(
    'unsupported_media_type',
  );
});

test('a body above the limit is 413, also when it only grows by inflating', async () => {
  const big = JSON.stringify({ payload: 'a'.repeat(300_000) });
  expect((await post('/toys/anything', big)).body).toMatchObject({ status: 413, code: 'body_too_large' });
  const bomb = gzipSync(Buffer.from(`{"payload":"${'a'.repeat(20_000_000)}"}`));
  expect(bomb.length).toBeLessThan(50_000);
  expect((await post('/toys/anything', bomb, { ...json, 'content-encoding': 'gzip' })).status).toBe(413);
  expect((await post('/toys/anything', Buffer.from('not gzip'), { ...json, 'content-encoding': 'gzip' })).status).toBe(400);
});

test('unknown keys and parameters are refused, with the path of each fault and without its value', async () => {
  const body = await post('/toys', '{"name":"","colour":"hunter2"}');
  expect(body.body).toMatchObject({
    type: 'urn:longhouse:problem:request_invalid',
    title: expect.any(String),
    status: 400,
    code: 'request_invalid',
    request_id: expect.any(String),
  });
  expect(body.body.errors.map((fault: { path: string }) => fault.path)).toEqual(expect.arrayContaining(['body.name']));
  expect(body.text).not.toContain('hunter2');
  expect((await post('/toys/slow', '{"x":1}')).status).toBe(400);
  expect((await post('/toys/slow', '{}')).status).toBe(201);
  expect((await post('/toys', '')).body).toMatchObject({ status: 400 });
  const get = (query: string) => world.call('GET', `/api/v1/toys${query}`, { headers: who });
  for (const query of [
    '?colour=red',
    '?limit=1&limit=2',
    '?limit=0',
    '?limit=101',
    '?limit=-1',
    '?limit=1e2',
    '?limit=',
    '?name=%00',
    '?name=%ff',
    '?name=%ed%a0%80',
    '?__proto__=1',
    '?limit[]=1',
  ]) {
    expect([query, (await get(query)).status]).toEqual([query, 400]);
  }
  expect((await get('?limit=100&name=%20')).status).toBe(200);
  for (const path of ['/me?x=1', '/toys/search?q=a&x=1'])
    expect((await world.call('GET', `/api/v1${path}`, { headers: who })).status).toBe(400);
});

test('a path that is no id or cannot be decoded is a 400', async () => {
  for (const id of ['1', 'null', '%00', "'%20or%201=1", '..%2f', '%F0%9F', '00000000-0000-0000-0000-00000000000g', 'a'.repeat(3000)]) {
    const { status, body } = await world.call('GET', `/api/v1/toys/${id}`, { headers: who });
    expect([id, status, body.code]).toEqual([id, 400, 'request_invalid']);
  }
});

test('bringing an organisation along is 400 org_id_not_allowed, wherever it stands', async () => {
  const code = async (answer: Promise<{ body: { code: string } }>) => (await answer).body.code;
  expect(await code(post('/toys', `{"name":"Bear","org_id":"${world.neighbour.id}"}`))).toBe('org_id_not_allowed');
  expect(await code(world.call('GET', `/api/v1/toys?org_id=${world.neighbour.id}`, { headers: who }))).toBe('org_id_not_allowed');
  expect(await code(world.call('GET', '/api/v1/toys', { headers: { ...who, 'X-Org-Id': world.neighbour.id } }))).toBe('org_id_not_allowed');
});

test('database errors become answers without the database’s own words', async () => {
  const broken = async (error: object) => {
    world.switches.fail = Object.assign(new Error('Key (email)=(anna@example.test) already exists'), error);
    const answer = await world.call('GET', '/api/v1/broken', { headers: who });
    world.switches.fail = undefined;
    expect(answer.text).not.toContain('anna');
    return [answer.status, answer.body.code, answer.headers.get('retry-after') !== null];
  };
  expect(await broken({ code: '23505', table: 'repositories' })).toEqual([409, 'repository_conflict', false]);
  expect(await broken({ code: '23505', table: 'provider_credentials' })).toEqual([409, 'credential_conflict', false]);
  expect(await broken({ code: '23503', table: 'reports' })).toEqual([400, 'request_invalid', false]);
  expect(await broken({ code: '22P02' })).toEqual([400, 'request_invalid', false]);
  expect(await broken({ code: '22003' })).toEqual([400, 'request_invalid', false]);
  for (const code of ['57014', '53300', '08006', '57P01', '40001', '55P03', 'ECONNREFUSED'])
    expect([code, ...(await broken({ code }))]).toEqual([code, 503, 'database_unavailable', true]);
  expect(await broken({ name: 'KnexTimeoutError' })).toEqual([503, 'database_unavailable', true]);
  expect(await broken({ code: '42501' })).toEqual([500, 'internal_error', false]);
});

test('an unexpected error is a 500 that says nothing, and is logged with the id the caller has', async () => {
  world.lines.length = 0;
  const answer = await world.call('GET', '/api/v1/broken', { headers: who });
  expect(answer.status).toBe(500);
  expect(answer.text).not.toContain('hunter2');
  const line = world.lines.find(({ level }) => level === 'error');
  expect(line?.fields).toMatchObject({ request_id: answer.body.request_id, route: '/api/v1/broken', err: expect.any(Error) });
});
