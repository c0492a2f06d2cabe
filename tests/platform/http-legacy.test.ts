import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';
import { conflict, notFound, Problem, tooMany, unavailable } from '../../server/core/problem.ts';
import { health } from '../../server/modules/health/index.ts';
import { legacy, uuid } from '../../server/platform/http/index.ts';
import { defineModule } from '../../server/platform/module.ts';
import { openWorld, type World } from './http-world.ts';

let fault: unknown;
let done: unknown[] = [];
const name = z.string().min(1).max(20);
const old = defineModule({
  name: 'old',
  product: 'vehicles',
  endpoints: [
    legacy.member('vehicles:read').get('/Toys', {
      summary: 'A bare list',
      successor: '/api/v1/toys',
      query: z.strictObject({ colour: z.string().optional() }),
      reply: z.array(z.object({ name })),
      handle: async ({ query }) => [{ name: query.colour ?? 'bear', secret: 'stays' }],
    }),
    legacy.member('vehicles:write').post('/toys', {
      summary: 'Make one',
      successor: '/api/v1/toys',
      body: z.strictObject({ name }),
      reply: z.object({ name }),
      bodyLimit: '1kb',
      handle: async ({ body, if_match }) => {
        done.push({ ...body, if_match });
        if (fault !== undefined) throw fault;
        return body;
      },
    }),
    legacy.member('vehicles:write').delete('/toys/:id', {
      summary: 'Throw one away',
      successor: '/api/v1/toys',
      params: z.object({ id: uuid }),
      reply: null,
      handle: async () => {},
    }),
  ],
});

let world: World;
let who: { authorization: string };
beforeAll(async () => {
  world = await openWorld({ modules: [old, health], rates: { org: 1e6, address: 1e6 } });
  who = world.as('owner');
});
afterAll(() => world.close());

const make = (body: unknown, headers: Record<string, string> = {}, path = '/api/toys') =>
  world.call('POST', path, { headers: { ...who, ...headers }, body });

test('old paths match in any case and answer as they did: bare lists, 201, {"status":"ok"}, with the way to their successor', async () => {
  for (const path of ['/api/toys', '/api/Toys', '/API/TOYS/']) {
    const list = await world.call('GET', path, { headers: who });
    expect([list.status, list.text]).toEqual([200, '[{"name":"bear"}]']);
    expect([list.headers.get('deprecation'), list.headers.get('link')]).toEqual(['true', '</api/v1/toys>; rel="successor-version"']);
    expect(list.headers.get('content-type')).toBe('application/json; charset=utf-8');
  }
  expect(await make({ name: 'Bear' })).toMatchObject({ status: 201, text: '{"name":"Bear"}' });
  const gone = await world.call('DELETE', '/api/toys/0190f0a0-0000-7000-8000-000000000000', { headers: who });
  expect([gone.status, gone.text]).toEqual([200, '{"status":"ok"}']);
});

test('unknown keys and parameters, If-Match, Idempotency-Key and Accept have no effect; org_id is refused as on v1', async () => {
  done = [];
  const headers = { 'if-match': '"old"', 'idempotency-key': 'same', accept: 'text/html' };
  for (const _twice of [1, 2])
    expect(await make({ name: 'Bear', colour: 'red', user_id: 'x' }, headers, '/api/toys?a=1&a=2&b=%ff')).toMatchObject({ status: 201 });
  expect(done).toEqual([{ name: 'Bear' }, { name: 'Bear' }]);
  expect((await world.call('GET', '/api/toys?colour=red&shade=dark', { headers: who })).text).toBe('[{"name":"red"}]');
  const named = [
    await make({ name: 'Bear', org_id: world.org.id }),
    await make({ name: 'Bear' }, {}, `/api/toys?org_id=${world.org.id}`),
    await make({ name: 'Bear' }, {}, `/api/toys?org_id=${world.org.id}&org_id=b`),
    await make({ name: 'Bear' }, { 'x-org-id': world.org.id }),
  ];
  expect(named.map(({ status, body }) => [status, Object.keys(body)])).toEqual(named.map(() => [400, ['status', 'message']]));
});

test('every error has the old shape and says nothing of its cause', async () => {
  const error = async (given: unknown) => {
    fault = given;
    const answer = await make({ name: 'Bear' });
    fault = undefined;
    return answer;
  };
  const broken = await error(new Error('the password is hunter2'));
  expect([broken.status, broken.body.message]).toEqual([500, `Something broke on our side. (${broken.headers.get('x-request-id')})`]);
  const away = await error(unavailable('key_unavailable', 'The keys are away.'));
  expect([away.status, away.headers.get('retry-after'), away.body.message]).toEqual([
    503,
    '5',
    `The keys are away. (${away.headers.get('x-request-id')})`,
  ]);
  const answers = [
    [broken, 500],
    [away, 503],
    [await error(conflict('toy_conflict', 'Taken.', 'By whom is nobody’s business.')), 409],
    [await error(notFound('toy')), 404],
    [await error(tooMany(3)), 429],
    [await error(new Problem(403, 'closed', 'Closed.')), 403],
    [await make({ name: 'x'.repeat(21) }), 400],
    [await make({ name: 'x'.repeat(2000) }), 413],
    [await make({ name: 'Bear' }, { 'content-type': 'text/plain' }), 415],
    [await world.call('POST', '/api/toys', { headers: { ...who, 'content-type': 'application/json' }, raw: '{' }), 400],
    [await world.call('POST', '/api/toys', { body: { name: 'Bear' } }), 401],
    [await world.call('POST', '/api/toys', { headers: world.as('viewer'), body: { name: 'Bear' } }), 403],
    [await world.call('GET', '/api/toys', { headers: world.as('owner', world.org, { modules: [] }) }), 404],
    [await world.call('GET', '/api/toys', { headers: world.as('owner', world.org, { org_status: 'suspended' }) }), 403],
    [await world.call('DELETE', '/api/toys/not-an-id', { headers: who }), 400],
    [await world.call('DELETE', '/api/toys/%ff', { headers: who }), 400],
    [await world.call('PUT', '/api/toys', { headers: who }), 405],
    [await world.call('GET', '/api/no_such_thing', { headers: who }), 404],
  ] as const;
  for (const [answer, status] of answers) {
    expect([status, answer.status, Object.keys(answer.body), answer.body.status, typeof answer.body.message]).toEqual([
      status,
      status,
      ['status', 'message'],
      'error',
      'string',
    ]);
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(answer.text).not.toMatch(/hunter2|nobody’s business|stack|xxxx/);
  }
  expect((await make({ name: '' })).body.message).toMatch(/^The request does not fit\. name: /);
  for (const path of ['/api/v1/nothing', '/api/webhooks/nothing', '/nothing', '/api'])
    expect((await world.call('GET', path)).headers.get('content-type')).toContain('application/problem+json');
});

test('health is answered to anyone, also with the database away', async () => {
  const query = world.tools.db.auth.client.query;
  world.tools.db.auth.client.query = () => Promise.reject(new Error('away'));
  try {
    for (const path of ['/api/health', '/api/test', '/api/Health?code=abc'])
      expect(await world.call('GET', path, { headers: { authorization: 'Bearer nonsense' } })).toMatchObject({
        status: 200,
        text: '{"status":"ok"}',
      });
    expect(await world.call('POST', '/api/health')).toMatchObject({ status: 405, body: { status: 'error' } });
  } finally {
    world.tools.db.auth.client.query = query;
  }
});

test('the two origins of the promises may call the old surface from a browser', async () => {
  for (const origin of ['http://localhost:19006', 'https://app.axly.pro']) {
    const asked = { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization,content-type' };
    const preflight = await world.call('OPTIONS', '/api/toys', { headers: asked });
    expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([204, origin]);
    expect(preflight.headers.get('access-control-allow-headers')).toBe('authorization,content-type');
    expect((await make({ name: 'Bear' }, { origin })).headers.get('access-control-allow-origin')).toBe(origin);
  }
  expect((await make({ name: 'Bear' }, { origin: 'https://evil.example' })).headers.get('access-control-allow-origin')).toBeNull();
});
