import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '../../server/core/ids.ts';
import { type Org, OrgModel } from '../../server/platform/db/index.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { makeOrg } from '../support/orgs.ts';

// A row and its audit event in one round trip: the same rules as in a transaction of three.
class Event extends OrgModel {
  static override tableName = 'app.events';
  static override jsonAttributes = ['data'];
  declare type: string;
  declare data: unknown;
  declare size: number;
}

let database: TestDatabase;
let a: Org;
let b: Org;
beforeAll(async () => {
  // One connection, so that what one call leaves on it would meet the next.
  database = await cloneDatabase({ min: 0, max: 1 });
  a = await makeOrg(database);
  b = await makeOrg(database);
});
afterAll(() => database.drop());

const rows = (org: Org) => org.read(async (db) => db.rows(Event));
const said = (org: Org): Promise<unknown[]> =>
  database.sql('select action, target, actor_id, detail from app.audit_events where org_id = $1 order by seq', [org.id]);

test('the row is answered as it was stored, with one audit event about it', async () => {
  const row = await a.insert('event.kept', Event, { type: 'one', data: ['a list', { of: 'json' }], size: 2 }, { fields: ['type'] });
  expect(row).toMatchObject({
    org_id: a.id,
    type: 'one',
    data: ['a list', { of: 'json' }],
    created_at: expect.stringMatching(/^\d{4}-.*Z$/),
  });
  expect(await rows(a)).toEqual([expect.objectContaining({ id: row.id })]);
  expect(await rows(b)).toEqual([]);
  expect(await said(a)).toEqual([{ action: 'event.kept', target: row.id, actor_id: a.actor.id, detail: { fields: ['type'] } }]);
});

test('neither without the other, whichever fails; the connection goes on', async () => {
  const row = await b.insert('event.kept', Event, { type: 'first', data: {}, size: 2 });
  // The row is refused (its id is taken), then the event (it has no action).
  await expect(b.insert('event.kept', Event, { id: row.id, type: 'again', data: {}, size: 2 })).rejects.toMatchObject({ code: '23505' });
  await expect(b.insert(null as never, Event, { type: 'unsaid', data: {}, size: 2 })).rejects.toMatchObject({ code: '23502' });
  expect((await rows(b)).map(({ type }) => type)).toEqual(['first']);
  expect(await said(b)).toHaveLength(1);
  await b.insert('event.kept', Event, { type: 'second', data: {}, size: 2 });
  expect((await rows(b)).map(({ type }) => type).toSorted()).toEqual(['first', 'second']);
  expect(await said(b)).toHaveLength(2);
});

test('a row is not put into another organisation, by the model and by the database', async () => {
  await expect(async () => a.insert('event.kept', Event, { org_id: b.id, type: 'theirs', data: {}, size: 2 })).rejects.toThrow(
    'another organisation',
  );
  class Unruled extends Event {
    override $beforeInsert(): void {
      this.org_id = b.id;
      this.id = newId();
    }
  }
  await expect(a.insert('event.kept', Unruled, { type: 'theirs', data: {}, size: 2 })).rejects.toMatchObject({ code: '42501' });
  expect(await rows(b)).toHaveLength(2);
});

test('under a repeated request it takes part in the transaction that keeps the answer', async () => {
  const org = database.db.org(a.id, a.actor);
  org.beforeCommit = () => Promise.reject(new Error('The answer could not be kept.'));
  await expect(org.insert('event.kept', Event, { type: 'unkept', data: {}, size: 2 })).rejects.toThrow('could not be kept');
  expect((await rows(a)).map(({ type }) => type)).toEqual(['one']);
});

test('inside a transaction it would wait for a connection that is not free', async () => {
  const inside = a.unrecorded('probe', async () => a.insert('event.kept', Event, { type: 'inside', data: {}, size: 2 }));
  await expect(inside).rejects.toThrow('was begun while probe held a transaction');
});

test('a table that was changed meanwhile, and a connection that could not be had at first, are met by another try', async () => {
  await database.sql('alter table app.events add column added_meanwhile text');
  expect((await b.insert('event.kept', Event, { type: 'third', data: {}, size: 2 })).type).toBe('third');
  const client = database.db.app.client as { acquireConnection(): Promise<unknown> };
  const { acquireConnection } = client;
  client.acquireConnection = () => {
    client.acquireConnection = acquireConnection;
    return Promise.reject(Object.assign(new Error('as scripted'), { code: 'ECONNREFUSED' }));
  };
  expect((await b.insert('event.kept', Event, { type: 'fourth', data: {}, size: 2 })).type).toBe('fourth');
  expect(await said(b)).toHaveLength(4);
});

test('a model with rules that would be passed by is refused', async () => {
  class Hooked extends Event {
    override $afterInsert(): void {}
  }
  await expect(a.insert('event.kept', Hooked, { type: 'hooked', data: {}, size: 2 })).rejects.toThrow('has $afterInsert');
});
