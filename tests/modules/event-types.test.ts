import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { addApiKey } from '../isolation/actors.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ rates: { expensive: 1e6 } });
});
afterAll(() => world.close());

test('described types are listed by name, page by page, and only one’s own', async () => {
  const [admin, neighbour] = [await world.person('admin'), await world.person('admin')];
  await neighbour.put('/events/types/theirs', { schema: null });
  for (const type of ['c', 'a', 'b']) await admin.put(`/events/types/${type}`, { schema: { required: [type] }, description: type });
  const viewer = await world.person('viewer', admin);
  const first = (await viewer.get('/events/types?limit=2')).body;
  expect(first.data).toMatchObject([
    { type: 'a', description: 'a', schema: { required: ['a'] } },
    { type: 'b', description: 'b' },
  ]);
  const second = (await viewer.get(`/events/types?limit=2&cursor=${first.next_cursor}`)).body;
  expect(second).toMatchObject({ data: [{ type: 'c' }], next_cursor: null });
  expect((await (await world.person('device', admin)).get('/events/types')).status).toBe(403);
});

test('a description is taken back: then any data are taken, and what was received stays', async () => {
  const admin = await world.person('admin');
  const made = await admin.put('/events/types/order', { schema: { required: ['order'] } });
  const send = (data: object) => admin.post('/events', { type: 'order', data });
  expect([(await send({ order: 1 })).status, (await send({})).status]).toEqual([201, 400]);
  expect((await admin.delete('/events/types/order', undefined, { 'if-match': '"1"' })).status).toBe(412);
  expect((await admin.delete('/events/types/order', undefined, { 'if-match': made.headers.get('etag')! })).status).toBe(204);
  expect((await admin.get('/events/types/order')).body.code).toBe('event_type_not_found');
  expect((await admin.delete('/events/types/order')).body.code).toBe('event_type_not_found');
  expect((await send({})).status).toBe(201);
  expect((await admin.get('/events?type=order')).body.data).toHaveLength(2);
  expect(
    await world.database.sql("select target from app.audit_events where org_id = $1 and action = 'event_type.removed'", [admin.org_id]),
  ).toEqual([{ target: 'order' }]);
});

test('of 500 types none is the last for ever: one that is taken back makes room', async () => {
  const admin = await world.person('admin');
  await world.database.sql(
    `insert into app.event_types (org_id, id, type)
     select $1, ('0195518c-7c00-7000-8000-' || lpad(to_hex(at), 12, '0'))::uuid, 'type.' || at from generate_series(1, 500) at`,
    [admin.org_id],
  );
  expect((await admin.put('/events/types/new', { schema: null })).body.code).toBe('event_type_conflict');
  expect((await admin.delete('/events/types/type.7')).status).toBe(204);
  expect((await admin.put('/events/types/new', { schema: null })).status).toBe(200);
});

test('who may send events, a key of a sensor as well, changes nothing that they are checked against', async () => {
  const admin = await world.person('admin');
  await admin.put('/events/types/order', { schema: { required: ['order'] } });
  const authorization = `Bearer ${await addApiKey(world, admin, ['events:read', 'events:write'])}`;
  const sensor = (method: string, path: string, body?: unknown) => world.call(method, `/api/v1${path}`, body, { authorization });
  const member = await world.person('member', admin);
  const refused = await Promise.all([
    sensor('PUT', '/events/types/order', { schema: null }),
    sensor('DELETE', '/events/types/order'),
    member.put('/events/types/order', { schema: null }),
    member.delete('/events/types/order'),
  ]);
  expect(refused.map(({ status, body }) => [status, body.code])).toEqual(refused.map(() => [403, 'permission_denied']));
  expect((await sensor('GET', '/events/types')).body.data).toHaveLength(1);
  expect((await sensor('POST', '/events', { type: 'order', data: {} })).status).toBe(400);
});
