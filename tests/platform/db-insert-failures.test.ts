import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { newId } from '../../server/core/ids.ts';
import { Vehicle } from '../../server/modules/vehicles/models.ts';
import { Db, hotRows, type Org } from '../../server/platform/db/index.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';

// One connection that knows no statement yet, so what a failure leaves on it meets whoever comes next.
let database: TestDatabase;
let db: Db;
let org: Org;
const [id, user_id] = [newId(), newId()];
beforeAll(async () => {
  database = await cloneDatabase();
  await database.sql('insert into app.orgs (id, slug, name) values ($1, $2, $2)', [id, `org-${id.slice(-12)}`]);
  await database.sql('insert into app.users (id, email) values ($1, $2)', [user_id, 'a@example.test']);
  await database.sql('insert into app.memberships (org_id, id, user_id, role) values ($1, $2, $3, $4)', [id, newId(), user_id, 'owner']);
});
async function reconnect(): Promise<void> {
  await db?.closePool();
  db = new Db({ database: (role) => database.roles[role], pool: { min: 0, max: 1 }, onTrouble: () => {} });
  org = db.org(id, { kind: 'user', id: user_id });
}
beforeEach(reconnect);
afterAll(async () => {
  await db.closePool();
  await database.drop();
});

const add = (by: Org = org, more: object = {}) =>
  by.insert('vehicle.added', Vehicle, { make: 'Volvo', model: 'P1800', year: '1961', user_id, ...more } as Partial<Vehicle>);
const both = async () =>
  (
    await database.sql(
      "select (select count(*)::int from app.vehicles) as rows, (select count(*)::int from app.audit_events where action = 'vehicle.added') as events",
    )
  )[0] as { rows: number; events: number };
const setting = async () =>
  ((await db.app.raw("select current_setting('app.org_id', true) as org")) as { rows: { org: string | null }[] }).rows[0]!.org ?? '';
/** That the connection is as good as before, and rows and events are as many as each other. */
async function stillGood(): Promise<void> {
  expect(await setting()).toBe('');
  const { rows, events } = await both();
  expect(rows).toBe(events);
  await add();
  await org.write('vehicle.added', (to) =>
    to
      .rows(Vehicle)
      .insert({ make: 'a', model: 'b', year: '1999', user_id } as object)
      .returning('*'),
  );
  await add();
  expect(await both()).toEqual({ rows: rows + 3, events: events + 3 });
}

test('an audit event that is refused takes the row with it, and the connection goes on', async () => {
  const before = await both();
  await expect(add(db.org(id, { kind: 'user', id: 'nobody\0' }))).rejects.toThrow();
  expect(await both()).toEqual(before);
  await stillGood();
});

test('a row that is refused leaves no event, and the connection goes on', async () => {
  const before = await both();
  await expect(add(org, { user_id: newId() })).rejects.toThrow();
  await expect(add(org, { id: 'no id' })).rejects.toThrow();
  await expect(add(org, { make: 'a\0b' })).rejects.toThrow();
  expect(await both()).toEqual(before);
  await stillGood();
});

test('a statement that the database could not read this time is read the next time', async () => {
  await database.sql('alter table app.vehicles rename to elsewhere');
  await expect(add()).rejects.toThrow();
  await database.sql('alter table app.elsewhere rename to vehicles');
  await stillGood();
  await database.sql('alter table app.audit_events rename to elsewhere');
  await reconnect();
  await expect(add()).rejects.toThrow();
  await database.sql('alter table app.elsewhere rename to audit_events');
  await stillGood();
});

test('a value that cannot be sent is refused before anything is, and the connection goes on', async () => {
  const before = await both();
  const round: Record<string, unknown> = {};
  round['self'] = round;
  await add();
  for (const make of [round, { n: 1n }, { toPostgres: () => BigInt('x') }]) await expect(add(org, { make })).rejects.toThrow();
  await expect(org.insert('vehicle.added', Vehicle, { make: 'a', model: 'b', year: '1', user_id }, round)).rejects.toThrow();
  await expect(org.read((to) => to.rows(Vehicle).where({ make: round as never }))).rejects.toThrow();
  expect(await both()).toEqual({ rows: before.rows + 1, events: before.events + 1 });
  await stillGood();
  await org.read((to) => to.rows(Vehicle).where({ make: 'Volvo' }));
});

test('a table that has a new column since the statement was prepared takes and gives rows at once', async () => {
  const row = await add();
  const found = () => org.read((from) => from.find(Vehicle, row.id));
  expect(await found()).toEqual(row);
  expect(await found()).toEqual(row);
  await database.sql('alter table app.vehicles add column later text');
  expect(await found()).toEqual({ ...row, later: null });
  await stillGood();
  await database.sql('alter table app.vehicles drop column later');
  expect(await found()).toEqual(row);
});

test('a statement that somebody prepared with other columns behind our back is refused, and not misread', async () => {
  const text = 'select $1::int as one';
  const ask = () => hotRows(db.app, text, [1]);
  expect([await ask(), await ask()]).toEqual([[{ one: 1 }], [{ one: 1 }]]);
  const { rows } = (await db.app.raw('select name from pg_prepared_statements where statement = ?', [text])) as {
    rows: { name: string }[];
  };
  await db.app.raw(`deallocate "${rows[0]!.name}"`);
  await db.app.raw(`prepare "${rows[0]!.name}" (int) as select $1 as one, 2 as two`);
  await expect(ask()).rejects.toThrow('other columns');
});

test('a lock or a cut in the middle leaves both or neither', async () => {
  await db.app.raw("set lock_timeout = '50ms'");
  const before = await both();
  const held = db.getPool('owner');
  await held.transaction(async (trx) => {
    await trx.raw('lock table app.audit_events in access exclusive mode');
    await expect(add()).rejects.toThrow(/lock/);
  });
  await held.transaction(async (trx) => {
    await trx.raw('lock table app.vehicles in access exclusive mode');
    await expect(add()).rejects.toThrow(/lock/);
  });
  expect(await both()).toEqual(before);
  await stillGood();
  await db.app.raw('set lock_timeout = 0');
  await held.transaction(async (trx) => {
    await trx.raw('lock table app.audit_events in access exclusive mode');
    const waiting = add().catch((error: unknown) => error);
    for (let cut = 0; cut === 0;)
      cut = (
        await database.sql("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and wait_event_type = 'Lock'", [
          database.name,
        ])
      ).length;
    expect(await waiting).toBeInstanceOf(Error);
  });
  await org.read((to) => to.rows(Vehicle).limit(1)); // finds the pool's connection cut, and another
  await stillGood();
});

test('a transaction that was left open on a connection ends there, with the organisation that it was set for', async () => {
  for (const ended of ['select 1', 'select 1 / 0']) {
    await db.app.raw(`begin; select set_config('app.org_id', '${id}', true)`);
    await db.app.raw(ended).catch(() => {});
    expect(await setting()).toBe('');
    await stillGood();
  }
});

test('more texts than names are kept for work as well', async () => {
  for (let n = 0; n < 520; n += 1) await db.app.raw(`select ?::int as c${n}`, [n]);
  await stillGood();
});
