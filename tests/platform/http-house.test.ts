import net from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Problem } from '../../server/core/problem.ts';
import type { Check } from '../../server/platform/http/index.ts';
import { until } from '../support/until.ts';
import { openWorld, type World } from './http-world.ts';

let world: World;
let who: { authorization: string };
const checks: Check[] = [];
beforeAll(async () => {
  world = await openWorld({
    checks,
    home: (req, res, next) => (req.path === '/' ? void res.type('html').send('<h1>home</h1>') : next()),
    rates: { auth: 5, expensive: 3 },
  });
  who = world.as('owner');
});
afterAll(() => world.close());

const get = (path: string, headers: Record<string, string> = {}) =>
  world.call('GET', `/api/v1${path}`, { headers: { authorization: who.authorization, ...headers } });
const make = async (name: string) =>
  (await world.call('POST', '/api/v1/toys', { headers: who, body: { name } })).body as { id: string; version: number };

test('security headers stand on every answer, errors included', async () => {
  for (const answer of [await get('/me'), await get('/nothing'), await world.call('GET', '/healthz')]) {
    const header = (name: string) => answer.headers.get(name);
    expect(header('content-security-policy')).toBe("default-src 'none';frame-ancestors 'none'");
    expect(header('strict-transport-security')).toMatch(/max-age=\d+/);
    expect(header('x-content-type-options')).toBe('nosniff');
    expect(header('cache-control')).toBe('no-store');
    expect([header('x-powered-by'), header('etag')]).toEqual([null, null]);
  }
});

test('CORS names exactly the listed origins, and never all', async () => {
  const origin = async (from: string) => (await get('/me', { origin: from })).headers.get('access-control-allow-origin');
  expect(await origin('http://localhost:19006')).toBe('http://localhost:19006');
  expect(await origin('https://app.axly.pro')).toBe('https://app.axly.pro');
  for (const from of ['https://evil.example', 'https://app.axly.pro.evil.example', 'http://app.axly.pro', 'null', ''])
    expect(await origin(from)).toBeNull();
  const preflight = await world.call('OPTIONS', '/api/v1/toys', {
    headers: { origin: 'https://app.axly.pro', 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' },
  });
  expect([
    preflight.status,
    preflight.headers.get('access-control-allow-origin'),
    preflight.headers.get('access-control-allow-credentials'),
  ]).toEqual([204, 'https://app.axly.pro', null]);
  expect(preflight.headers.get('access-control-allow-methods')).toContain('PATCH');
});

test('the classes are limited in the database, per address or per caller, and say so', async () => {
  const open = (ip: string) => world.call('POST', '/api/v1/open', { headers: { 'x-forwarded-for': ip }, body: { name: 'a' } });
  const answers = [];
  for (let i = 0; i < 6; i += 1) answers.push(await open(`203.0.113.9:${5000 + i}`));
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201, 429]);
  expect(answers[0]?.headers.get('ratelimit-limit')).toBe('5');
  expect(answers[0]?.headers.get('ratelimit-remaining')).toBe('4');
  expect(answers[5]?.body.code).toBe('rate_limited');
  expect(Number(answers[5]?.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await open('203.0.113.10')).status).toBe(201);
  for (let i = 1; i <= 5; i += 1) expect((await open(`[2001:db8:1:2:${i}::1]:443`)).status).toBe(201);
  expect((await open('2001:db8:1:2:ffff::9')).status).toBe(429);
  expect((await world.database.sql(`select key from app.rate_limits where key like 'auth:%'`)).length).toBeGreaterThan(1);

  const [mine, other] = [world.as('member'), world.as('member')];
  const slow = (headers: Record<string, string>) => world.call('POST', '/api/v1/toys/slow', { headers });
  expect([await slow(mine), await slow(mine), await slow(mine), await slow(mine), await slow(other)].map(({ status }) => status)).toEqual([
    201, 201, 201, 429, 201,
  ]);
});

test('a webhook gets its bytes and headers as they came', async () => {
  const send = (raw: string | Buffer, type: string) =>
    world.call('POST', '/api/webhooks/toys/abc', { headers: { 'content-type': type, 'x-event': 'push' }, raw });
  const bytes = Buffer.from('{"a":  1}\xff', 'latin1');
  expect(await send(bytes, 'application/json')).toMatchObject({ status: 202, body: { bytes: bytes.length, kind: 'push' } });
  expect((await send('a=1', 'application/x-www-form-urlencoded')).body.bytes).toBe(3);
  expect((await send(Buffer.alloc(5_300_000), 'application/json')).status).toBe(413);
  expect((await world.call('GET', '/api/webhooks/toys/abc')).status).toBe(405);
});

test('one log line per request, after the answer: the template and ids, no path, query or body', async () => {
  const { id } = await make('Logged');
  world.lines.length = 0;
  await get(`/toys/${id}?x=hunter2`);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(world.lines).toHaveLength(1);
  expect(world.lines[0]?.fields).toEqual({
    method: 'GET',
    route: '/api/v1/toys/:id',
    status: 400,
    ms: expect.any(Number),
    request_id: expect.any(String),
    org_id: world.org.id,
    user_id: expect.any(String),
  });
});

test('health is the process; readiness weighs the checks; version says what runs', async () => {
  const ready = async () => {
    await new Promise((resolve) => setTimeout(resolve, 1010));
    return world.call('GET', '/readyz');
  };
  expect((await world.call('GET', '/healthz')).body).toEqual({ status: 'ok' });
  checks.push(
    { name: 'database', essential: true, run: async () => {} },
    {
      name: 'vault',
      essential: false,
      run: async () => {
        throw new Error('secret host unreachable');
      },
    },
  );
  const degraded = await ready();
  expect([degraded.status, degraded.body]).toEqual([200, { status: 'degraded', checks: { database: 'ok', vault: 'failed' } }]);
  checks.push({
    name: 'schema',
    essential: true,
    run: async () => {
      throw new Problem(503, 'schema_behind', 'Behind.', { detail: 'It is at 3, 5 is needed.' });
    },
  });
  const away = await ready();
  expect([away.status, away.body.status, away.body.checks.schema]).toEqual([503, 'not_ready', 'It is at 3, 5 is needed.']);
  expect((await world.call('GET', '/healthz')).status).toBe(200);
  expect((await world.call('GET', '/version')).body).toMatchObject({ name: 'longhouse', version: '0.0.0' });
  expect((await world.call('GET', '/')).text).toContain('home');
});

test('OpenAPI 3.1 tells of every endpoint who may, what fits and what comes back', async () => {
  const { status, body } = await world.call('GET', '/api/v1/openapi.json');
  expect([status, body.openapi]).toEqual([200, '3.1.0']);
  const post = body.paths['/api/v1/toys'].post;
  expect(post).toMatchObject({
    summary: 'Make a toy',
    'x-permission': 'vehicles:write',
    security: [{ access_token: [] }, { api_key: [] }],
  });
  expect(post.requestBody.content['application/json'].schema).toMatchObject({ additionalProperties: false, required: ['name'] });
  expect(Object.keys(post.responses)).toEqual(
    expect.arrayContaining(['201', '400', '401', '403', '409', '413', '415', '422', '429', '503']),
  );
  expect(post.responses['201'].content['application/json'].example).toMatchObject({ name: 'Bear' });
  expect(post.parameters.map(({ name }: { name: string }) => name)).toContain('Idempotency-Key');
  expect(body.components.schemas.Toy.properties.created_at).toEqual({ type: 'string', format: 'date-time' });
  expect(body.paths['/api/v1/toys'].get.parameters.find(({ name }: { name: string }) => name === 'limit').schema).toMatchObject({
    type: 'integer',
    maximum: 100,
  });
  expect(body.paths['/api/v1/open'].post).toMatchObject({ security: [], 'x-open-because': 'the test asks without a token' });
  expect(body.paths['/api/webhooks/toys/{source_id}'].post.parameters[0]).toMatchObject({ name: 'source_id', in: 'path', required: true });
});

test('the page of the API loads nothing from elsewhere and has no script in it', async () => {
  expect((await world.call('GET', '/api/docs')).headers.get('location')).toBe('/api/docs/');
  const page = await world.call('GET', '/api/docs/');
  expect(page.status).toBe(200);
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self';");
  expect(page.text).not.toMatch(/<script>|https?:\/\/(?!www\.w3\.org)/);
  const init = await world.call('GET', '/api/docs/swagger-ui-init.js');
  expect(init.text).toContain('"url": "/api/v1/openapi.json"');
  expect((await world.call('GET', '/api/docs/swagger-ui-bundle.js')).status).toBe(200);
  expect((await world.call('GET', '/api/docs/package.json')).status).toBe(404);
  expect(page.text).toContain('/api/docs/longhouse.css');
  expect((await world.call('GET', '/api/docs/longhouse.css')).text).toContain('.topbar');
});

test('what is not read as a request is answered as a problem too, and its connection ends', async () => {
  const ask = async (text: string): Promise<string> => {
    const socket = net.connect(world.server.port, '127.0.0.1');
    socket.end(text);
    let answer = '';
    for await (const part of socket) answer += String(part);
    return answer;
  };
  const long = await ask(`GET /api/v1/me?x=${'x'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`);
  expect(long).toMatch(/^HTTP\/1\.1 431 [^]*Connection: close[^]*application\/problem\+json[^]*"code":"headers_too_large"/);
  expect(await ask('this is not HTTP\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 [^]*"code":"request_malformed"/);
});

test('closing: not ready at once, the request under way is answered, then nothing listens', async () => {
  const closing = await openWorld();
  const { authorization } = closing.as('viewer');
  let go = () => {};
  const gate = new Promise<void>((resolve) => {
    go = resolve;
  });
  let arrived = () => {};
  const inside = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  closing.switches.pause = async () => {
    arrived();
    await gate;
  };
  const underWay = closing.call('GET', '/api/v1/slow', { headers: { authorization } });
  await inside;
  const closed = closing.server.close();
  const knock = () =>
    fetch(`${closing.server.url}/readyz`).then(
      ({ status }) => status,
      () => 'nobody',
    );
  const heard: unknown[] = [];
  await until('nothing listens', async () => heard[heard.push(await knock()) - 1] === 'nobody');
  expect([503, 'nobody']).toEqual(expect.arrayContaining(heard));
  go();
  expect((await underWay).status).toBe(200);
  const since = Date.now();
  await closed;
  expect(Date.now() - since).toBeLessThan(30_000);
  await closing.database.drop();
});
