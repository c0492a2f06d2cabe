import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '../../server/core/ids.ts';
import { Problem } from '../../server/core/problem.ts';
import { openWorld, type World } from './http-world.ts';

let world: World;
let now = 0;
beforeAll(async () => {
  world = await openWorld({ clock: { now: () => new Date(Date.now() + now) } });
});
afterAll(() => world.close());

type Who = { authorization: string };
const post = (who: Who, key: string, body: unknown = { name: 'Bear' }, path = '/toys') =>
  world.call('POST', `/api/v1${path}`, { headers: { authorization: who.authorization, 'idempotency-key': key }, body });
const toysNamed = async (name: string) => (await world.database.sql('select id from app.toys where name = $1', [name])).length;
const keyRow = async (key: string) => (await world.database.sql('select * from app.idempotency_keys where key = $1', [key]))[0];

test('50 at once with one key: one effect, one 201, and a replay that is the same answer', async () => {
  const who = world.as('member');
  const answers = await Promise.all(Array.from({ length: 50 }, () => post(who, 'race', { name: 'Race' })));
  const statuses = answers.map(({ status, headers }) => `${status}${headers.get('idempotent-replayed') ?? ''}`);
  expect(statuses.filter((status) => status === '201')).toHaveLength(1);
  expect(statuses.filter((status) => !['201', '201true', '409'].includes(status))).toEqual([]);
  expect(await toysNamed('Race')).toBe(1);
  expect(
    (await world.database.sql(`select 1 from app.audit_events where action = 'toy.made' and org_id = $1`, [world.org.id])).length,
  ).toBe(1);

  const first = answers.find(({ status, headers }) => status === 201 && !headers.has('idempotent-replayed'));
  const again = await post(who, 'race', { name: 'Race' });
  expect([
    again.status,
    again.text,
    again.headers.get('location'),
    again.headers.get('etag'),
    again.headers.get('idempotent-replayed'),
  ]).toEqual([201, first?.text, first?.headers.get('location'), '"1"', 'true']);
});

test('the same key from another caller, for another route, or from a neighbour is another key', async () => {
  const [a, b, c] = [world.as('member'), world.as('member'), world.as('member', world.neighbour)];
  for (const who of [a, b, c]) expect((await post(who, 'shared', { name: 'Shared' })).headers.has('idempotent-replayed')).toBe(false);
  expect((await post(a, 'shared', { name: 'Shared' }, '/toys/pairs')).status).toBe(202);
  expect(await toysNamed('Shared')).toBe(5);
});

test('another body under the same key is 422; the same body with its keys in another order is not', async () => {
  const who = world.as('member');
  expect((await post(who, 'mismatch', { name: 'One' })).status).toBe(201);
  expect((await post(who, 'mismatch', { name: 'Two' })).body).toMatchObject({ status: 422, code: 'idempotency_mismatch' });
  expect(await toysNamed('Two')).toBe(0);
});

test('while it runs it is 409 idempotency_in_progress', async () => {
  const who = world.as('member');
  let go = () => {};
  const gate = new Promise<void>((resolve) => {
    go = resolve;
  });
  let arrived = () => {};
  const inside = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  world.switches.pause = async () => {
    arrived();
    await gate;
  };
  const first = post(who, 'running', { name: 'Running' });
  await inside;
  world.switches.pause = undefined as never;
  expect((await post(who, 'running', { name: 'Running' })).body).toMatchObject({ status: 409, code: 'idempotency_in_progress' });
  go();
  expect((await first).status).toBe(201);
  expect((await post(who, 'running', { name: 'Running' })).status).toBe(201);
});

test('who let the lease run out commits nothing once another has taken over', async () => {
  const who = world.as('member');
  let go = () => {};
  const gate = new Promise<void>((resolve) => {
    go = resolve;
  });
  let arrived = () => {};
  const inside = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  world.switches.pause = async () => {
    arrived();
    await gate;
  };
  const slow = post(who, 'lease', { name: 'Lease' });
  await inside;
  world.switches.pause = undefined as never;
  now += 61_000;
  const taken = await post(who, 'lease', { name: 'Lease' });
  expect([taken.status, taken.headers.has('idempotent-replayed')]).toEqual([201, false]);
  go();
  expect((await slow).body).toMatchObject({ status: 409, code: 'idempotency_in_progress' });
  expect(await toysNamed('Lease')).toBe(1);
  expect((await post(who, 'lease', { name: 'Lease' })).text).toBe(taken.text);
});

test('a refusal frees the key: the corrected request may use it', async () => {
  const who = world.as('member');
  expect((await post(who, 'refused', { name: '' })).status).toBe(400);
  world.switches.fail = new Problem(409, 'toy_conflict', 'Taken.');
  expect((await post(who, 'refused', { name: 'Refused' })).status).toBe(409);
  world.switches.fail = undefined;
  expect((await post(who, 'refused', { name: 'Allowed' })).status).toBe(201);
});

test('our own failure after the effect never lets it happen twice', async () => {
  const who = world.as('member');
  world.switches.fail = new Error('broken after the commit');
  expect((await post(who, 'broken', { name: 'Broken' })).status).toBe(500);
  world.switches.fail = undefined;
  const again = await post(who, 'broken', { name: 'Broken' });
  expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([201, 'true']);
  expect(await toysNamed('Broken')).toBe(1);
});

test('an answer that is not what the write returned is kept after the handler; lost before that, the effect still is not repeated', async () => {
  const who = world.as('member');
  const first = await post(who, 'pairs', { name: 'Pair' }, '/toys/pairs');
  const again = await post(who, 'pairs', { name: 'Pair' }, '/toys/pairs');
  expect([first.status, again.status, again.text, again.headers.get('idempotent-replayed')]).toEqual([202, 202, '{"count":2}', 'true']);
  world.switches.fail = new Error('the process died here');
  expect((await post(who, 'lost', { name: 'Lost' }, '/toys/pairs')).status).toBe(500);
  world.switches.fail = undefined;
  expect((await post(who, 'lost', { name: 'Lost' }, '/toys/pairs')).body).toMatchObject({ status: 409, code: 'idempotency_conflict' });
  expect(await toysNamed('Lost')).toBe(2);
});

test('an answer with a secret is never kept', async () => {
  const who = world.as('member');
  expect((await post(who, 'secret', {}, '/toys/secrets')).body).toEqual({ secret: 'shown-once-only' });
  expect((await post(who, 'secret', {}, '/toys/secrets')).body).toMatchObject({ status: 409, code: 'idempotency_conflict' });
  expect(JSON.stringify(await keyRow('secret'))).not.toContain('shown-once-only');
});

test('a key is 1 to 255 visible ASCII characters', async () => {
  const who = world.as('member');
  for (const key of ['', 'with space', 'ü', 'a'.repeat(256)]) expect([key, (await post(who, key)).status]).toEqual([key, 400]);
  expect((await post(who, `~!${'a'.repeat(253)}`)).status).toBe(201);
});

test('keys are forgotten after a day', async () => {
  const who = world.as('member');
  const key = newId();
  expect((await post(who, key, { name: 'Yesterday' })).status).toBe(201);
  await world.database.sql(`update app.idempotency_keys set created_at = created_at - interval '25 hours' where key = $1`, [key]);
  expect((await post(who, newId())).status).toBe(201);
  expect(await keyRow(key)).toBeUndefined();
});
