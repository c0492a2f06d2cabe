import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { validatorOf } from '../../server/modules/events/validators.ts';
import { addApiKey } from '../isolation/actors.ts';
import { openWorld, type Person, type World } from '../support/world.ts';

let world: World;
let person: Person;
beforeAll(async () => {
  world = await openWorld();
  person = await world.person('admin');
});
afterAll(() => world.close());

const stored = (who: Person) =>
  world.database.sql('select type, data, size from app.events where org_id = $1 order by created_at, id', [who.org_id]);
const audited = (who: Person, action: string) =>
  world.database.sql('select target, detail from app.audit_events where org_id = $1 and action = $2', [who.org_id, action]);
const order = (more: object = {}) => ({ type: 'order.placed', data: { order: 7, ...more } });
const schema = {
  type: 'object',
  required: ['order'],
  properties: { order: { type: 'integer' }, code: { type: 'string', pattern: '^[A-Z]{2}$' }, at: { type: 'string', format: 'date-time' } },
  additionalProperties: false,
};

test('one event, or several in one request, all or none, with one audit event', async () => {
  const who = await world.person('member');
  const one = await who.post('/events', order());
  expect(one).toMatchObject({
    status: 201,
    body: { data: [{ id: expect.any(String), type: 'order.placed', created_at: expect.any(String) }] },
  });
  const many = await who.post(
    '/events',
    Array.from({ length: 500 }, (_, at) => ({ type: 'tick', data: { at, text: 'ä' } })),
  );
  expect(many.status).toBe(201);
  expect(many.body.data).toHaveLength(500);
  const rows = await stored(who);
  expect(rows).toHaveLength(501);
  expect(rows[0]).toEqual({ type: 'order.placed', data: { order: 7 }, size: 11 });
  expect(rows.slice(1).map(({ data }) => data.at)).toEqual(Array.from({ length: 500 }, (_, at) => at));
  expect(await audited(who, 'event.received')).toEqual([
    { target: null, detail: { count: 1 } },
    { target: null, detail: { count: 500 } },
  ]);
  expect((await who.post('/events', [order(), { type: 'tick' }])).status).toBe(400);
  expect(await stored(who)).toHaveLength(501);
});

test.each([
  ['nothing', [], 'body'],
  ['501 events', Array.from({ length: 501 }, () => order()), 'body'],
  ['no type', { data: {} }, 'body.type'],
  ['a type with a blank', { type: 'a b', data: {} }, 'body.type'],
  ['data that are no object', { type: 'a', data: [1] }, 'body.data'],
  ['an unknown key', { type: 'a', data: {}, at: 1 }, 'body'],
  ['an unknown key in the second', [order(), { ...order(), org: 1 }], 'body.1'],
  ['a text', 'hello', 'body'],
  ['NUL in the data', { type: 'a', data: { x: '\u0000' } }, 'body'],
  ['half an emoji', { type: 'a', data: { x: '\ud83d' } }, 'body'],
])('%s is refused with its place', async (_what, body, path) => {
  const answer = await person.post('/events', body);
  expect(answer).toMatchObject({ status: 400, body: { code: 'request_invalid' } });
  expect(answer.body.errors[0].path).toBe(path);
});

test('a body of 1 MB at most, nested 32 deep at most', async () => {
  const sized = (length: number) => ({ type: 'big', data: { text: 'x'.repeat(length) } });
  expect((await person.post('/events', sized(1024 * 1024 - 60))).status).toBe(201);
  expect((await person.post('/events', sized(1024 * 1024))).status).toBe(413);
  const deep = (levels: number): object => (levels === 0 ? {} : { a: deep(levels - 1) });
  expect((await person.post('/events', { type: 'deep', data: deep(40) })).status).toBe(400);
});

test('a repeated request is kept once, and another body under its key is refused', async () => {
  const who = await world.person('member');
  const key = { 'idempotency-key': 'sensor-1-00017' };
  const first = await who.post('/events', order(), key);
  const again = await who.post('/events', order(), key);
  expect([again.status, again.text, again.headers.get('idempotent-replayed')]).toEqual([201, first.text, 'true']);
  expect((await who.post('/events', order({ order: 8 }), key)).body.code).toBe('idempotency_mismatch');
  expect(await stored(who)).toHaveLength(1);
});

test('events are listed newest first, by type and since, page by page', async () => {
  const who = await world.person('member');
  for (const at of [1, 2, 3])
    await who.post('/events', [
      { type: 'a', data: { at } },
      { type: 'b', data: { at } },
    ]);
  await world.database.sql(
    `update app.events set created_at = ('2026-01-0' || (data->>'at') || 'T00:00:00Z')::timestamptz where org_id = $1`,
    [who.org_id],
  );
  const list = async (query: string) => (await who.get(`/events?${query}`)).body;
  const said = (body: { data: { type: string; data: { at: number } }[] }) =>
    body.data.map(({ type, data }) => `${type}${data.at}`).join(' ');
  expect(said(await list('type=a'))).toBe('a3 a2 a1');
  expect(said(await list('type=b&since=2026-01-02T00:00:00Z'))).toBe('b3 b2');
  const seen = [];
  for (let cursor = '', more = true; more;) {
    const page = await list(`limit=2${cursor}`);
    seen.push(said(page));
    more = page.next_cursor !== null;
    cursor = `&cursor=${page.next_cursor}`;
  }
  expect(seen).toEqual(['b3 a3', 'b2 a2', 'b1 a1']);
  expect((await who.get('/events?since=yesterday')).status).toBe(400);
});

test('a page of large events ends early, and its cursor goes on', async () => {
  const who = await world.person('member');
  for (let at = 0; at < 7; at += 1) await who.post('/events', { type: 'big', data: { at, text: 'x'.repeat(900_000) } });
  const first = (await who.get('/events?limit=100')).body;
  expect(first.data.map((row: { data: { at: number } }) => row.data.at)).toEqual([6, 5, 4, 3]);
  const second = (await who.get(`/events?limit=100&cursor=${first.next_cursor}`)).body;
  expect(second).toMatchObject({ next_cursor: null, data: [{ data: { at: 2 } }, { data: { at: 1 } }, { data: { at: 0 } }] });
});

test('a type is described with a schema, and events of it must fit', async () => {
  const who = await world.person('admin');
  expect((await who.get('/events/types/order.placed')).body.code).toBe('event_type_not_found');
  const made = await who.put('/events/types/order.placed', { schema, description: 'An order.' });
  expect(made).toMatchObject({ status: 200, body: { type: 'order.placed', description: 'An order.', schema } });
  expect((await who.get('/events/types/order.placed')).body).toEqual(made.body);
  expect((await who.post('/events', order({ code: 'AB', at: '2026-01-01T00:00:00Z' }))).status).toBe(201);
  for (const [more, path] of [
    [{ order: 'x' }, 'body.data.order'],
    [{ code: 'ABC' }, 'body.data.code'],
    [{ at: 'noon' }, 'body.data.at'],
    [{ constructor: 1 }, 'body.data'],
  ] as const) {
    const answer = await who.post('/events', order(more));
    expect(answer.body.errors).toEqual([{ path, message: expect.any(String) }]);
  }
  expect((await who.post('/events', [order(), { type: 'order.placed', data: {} }])).body.errors[0].path).toBe('body.1.data');
  expect((await who.post('/events', { type: 'another', data: {} })).status).toBe(201);
  expect((await who.put('/events/types/order.placed', { schema: null })).body.description).toBeNull();
  expect((await who.post('/events', order({ code: 'ABC' }))).status).toBe(201);
  expect(await audited(who, 'event_type.described')).toEqual([
    { target: 'order.placed', detail: { fields: ['description', 'schema'] } },
    { target: 'order.placed', detail: { fields: ['description', 'schema'] } },
  ]);
});

test('what every object inherits is not what an event has', async () => {
  expect((await person.put('/events/types/own', { schema: { required: ['toString'] } })).status).toBe(200);
  expect((await person.post('/events', { type: 'own', data: {} })).status).toBe(400);
});

test('two at once do not undo each other: a stale version is 412', async () => {
  const made = await person.put('/events/types/editable', { schema: null });
  const tag = made.headers.get('etag')!;
  expect((await person.put('/events/types/editable', { schema: null, description: 'x' }, { 'if-match': tag })).status).toBe(200);
  expect((await person.put('/events/types/editable', { schema: null, description: 'y' }, { 'if-match': '"1"' })).status).toBe(412);
});

const pair = (depth: number): object => (depth === 0 ? { type: 'string' } : { not: pair(depth - 1) });
test.each([
  ['a reference to another place', { $ref: 'http://127.0.0.1:9/schema.json' }],
  ['a reference to itself', { $ref: '#' }],
  ['an id', { $id: 'http://127.0.0.1:9/a', type: 'object' }],
  ['references hidden in an anyOf', { anyOf: [{ $ref: '#/properties/a' }], properties: { a: {} } }],
  ['a dynamic reference', { properties: { a: { $dynamicRef: '#x' } } }],
  ['uniqueItems', { properties: { a: { type: 'array', uniqueItems: true } } }],
  ['a pattern that looks back', { properties: { a: { type: 'string', pattern: '(a)\\1' } } }],
  ['a pattern that looks ahead', { properties: { a: { type: 'string', pattern: 'a(?=b)' } } }],
  ['a pattern that is none', { properties: { a: { type: 'string', pattern: '[' } } }],
  ['patternProperties', { patternProperties: { '(a+)+$': {} } }],
  ['an unknown keyword', { properties: { a: { longhouse: 1 } } }],
  ['an unknown format', { properties: { a: { type: 'string', format: 'moon' } } }],
  ['a type that is none', { properties: { a: { type: 'texts' } } }],
  ['a schema that is text', { properties: { a: 'string' } }],
  ['one that is too deep', pair(20)],
  ['one that is too large', { enum: ['x'.repeat(20_000)] }],
  ['one with too many values', { enum: Array.from({ length: 600 }, (_, at) => at) }],
  ['one with too many patterns', { anyOf: Array.from({ length: 30 }, () => ({ pattern: 'a' })) }],
])('%s is refused', async (_what, hostile) => {
  const answer = await person.put('/events/types/hostile', { schema: hostile });
  expect(answer).toMatchObject({ status: 400, body: { code: 'request_invalid', errors: [{ path: 'body.schema' }] } });
  expect((await person.get('/events/types/hostile')).status).toBe(404);
});

test('a pattern made to hang is matched in linear time', async () => {
  const hang = { properties: { a: { type: 'string', pattern: '^(([a-z])+.)+[A-Z]([a-z])+$' } } };
  expect((await person.put('/events/types/hang', { schema: hang })).status).toBe(200);
  const answer = await person.post('/events', { type: 'hang', data: { a: 'a'.repeat(50_000) } });
  expect(answer.body.errors).toEqual([{ path: 'body.data.a', message: expect.stringContaining('pattern') }]);
});

test('how large a pattern is counts, however short it is written', async () => {
  const described = (repeats: number) => ({ properties: { a: { type: 'string', pattern: '\\pL{1000}'.repeat(repeats) } } });
  const huge = await person.put('/events/types/huge', { schema: described(20) });
  expect(huge.body.errors).toEqual([{ path: 'body.schema', message: expect.stringContaining('repeat too much') }]);
  const together = { allOf: Array.from({ length: 12 }, () => described(1)) };
  expect((await person.put('/events/types/huge', { schema: together })).status).toBe(400);
  expect((await person.put('/events/types/large', { schema: described(5) })).status).toBe(200);
  const long = await person.post('/events', { type: 'large', data: { a: 'a'.repeat(100_000) } });
  expect(long.body.errors).toEqual([{ path: 'body', message: expect.stringContaining('Too much to check') }]);
  expect((await person.post('/events', { type: 'large', data: { a: 'a'.repeat(5_000) } })).status).toBe(201);
  expect((await person.post('/events', { type: 'large', data: { a: 'a'.repeat(4_999) } })).status).toBe(400);
});

test('schema after schema, each is judged by its own', async () => {
  const own = await Promise.all(
    Array.from({ length: 120 }, (_, at) => validatorOf({ properties: { a: { const: at, pattern: `x{${at + 1}}` } } })),
  );
  for (const [at, { fault, instructions }] of own.entries())
    expect([at, fault({ a: at }), fault({ a: at + 1 })?.path, instructions]).toEqual([at, undefined, 'a', at + 3]);
});

test('what would take long to check is refused before it is checked', async () => {
  const wide = { properties: { a: { type: 'array', items: { anyOf: Array.from({ length: 100 }, (_, at) => ({ const: `${at}` })) } } } };
  expect((await person.put('/events/types/wide', { schema: wide })).status).toBe(200);
  const answer = await person.post('/events', { type: 'wide', data: { a: Array.from({ length: 200_000 }, () => '99') } });
  expect(answer.body.errors).toEqual([{ path: 'body', message: expect.stringContaining('Too much to check') }]);
});

test("a neighbour's type of the same name stays as it is, and binds only the neighbour", async () => {
  const [mine, neighbour] = [await world.person('admin'), await world.person('admin')];
  const theirs = (await neighbour.put('/events/types/order.placed', { schema })).body;
  expect((await mine.get('/events/types/order.placed')).status).toBe(404);
  expect((await mine.post('/events', { type: 'order.placed', data: { other: true } })).status).toBe(201);
  expect((await mine.put('/events/types/order.placed', { schema: null })).status).toBe(200);
  expect((await neighbour.get('/events/types/order.placed')).body).toEqual(theirs);
  expect((await neighbour.post('/events', { type: 'order.placed', data: { other: true } })).status).toBe(400);
  expect((await neighbour.get('/events')).body.data).toEqual([]);
});

test('an API key with the scope sends events; viewers read, devices neither', async () => {
  const who = await world.person();
  const authorization = `Bearer ${await addApiKey(world, who, ['events:write'])}`;
  expect((await world.call('POST', '/api/v1/events', order(), { authorization })).status).toBe(201);
  expect((await world.call('GET', '/api/v1/events', undefined, { authorization })).status).toBe(403);
  const viewer = await world.person('viewer', who);
  expect([(await viewer.get('/events')).body.data.length, (await viewer.post('/events', order())).status]).toEqual([1, 403]);
  const device = await world.person('device', who);
  expect([(await device.get('/events')).status, (await device.post('/events', order())).status]).toEqual([403, 403]);
});

test('an event is never changed: the application may not', async () => {
  const row = await world.tools.db.app.raw(`select has_table_privilege('longhouse_app', 'app.events', 'update') as may`);
  expect(row.rows).toEqual([{ may: false }]);
});

test.each(['minLength', 'maxLength', 'format'])('a long text is not walked through a hundred times (%s)', async (keyword) => {
  const value = (at: number) => (keyword === 'format' ? 'email' : 900_000 + at);
  const many = { properties: { a: { anyOf: Array.from({ length: 100 }, (_, at) => ({ [keyword]: value(at) })) } } };
  const described = `walk.${keyword}`;
  expect((await person.put(`/events/types/${described}`, { schema: many })).status).toBe(200);
  const answer = await person.post('/events', { type: described, data: { a: 'x'.repeat(1_000_000) } });
  expect(answer.body.errors).toEqual([{ path: 'body', message: expect.stringContaining('Too much to check') }]);
  expect((await person.post('/events', { type: described, data: { a: 'ab@example.com' } })).status).toBe(
    keyword === 'minLength' ? 400 : 201,
  );
});
