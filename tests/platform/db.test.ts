import { afterAll, beforeAll, expect, test } from '@jest/globals';
import objection from 'objection';
import { newId } from '../../server/core/ids.ts';
import { connect, entraPassword, leavingTheBuilding, type Org, OrgModel, transactionOf } from '../../server/platform/db/index.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { makeOrg } from '../support/orgs.ts';

class Setting extends OrgModel {
  static override tableName = 'app.org_settings';
  declare settings: Record<string, unknown>;
}
class Membership extends OrgModel {
  static override tableName = 'app.memberships';
  declare user_id: string;
  declare role: string;
  declare settings?: Setting[];
  static override relationMappings = {
    settings: {
      relation: objection.Model.HasManyRelation,
      modelClass: Setting,
      join: { from: ['app.memberships.org_id'], to: ['app.org_settings.org_id'] },
    },
  };
}

let database: TestDatabase;
let a: Org;
let b: Org;
beforeAll(async () => {
  database = await cloneDatabase();
  a = await makeOrg(database);
  b = await makeOrg(database);
  for (const org of [a, b])
    await org.write('setting.changed', (db) =>
      db
        .rows(Setting)
        .insert({ settings: { of: org.id } })
        .returning('*'),
    );
});
afterAll(() => database.drop());

const roles = (org: Org) => org.read((db) => db.rows(Membership));

test('an organisation sees its own rows, each statement in one scoped round trip', async () => {
  expect((await roles(a)).map((row) => row.org_id)).toEqual([a.id]);
  expect((await roles(b)).map((row) => row.org_id)).toEqual([b.id]);
  expect(await a.read((db) => db.rows(Membership).where('org_id', b.id))).toEqual([]);
});

test('without an organisation there are no rows, and a model cannot be asked', async () => {
  expect((await database.db.app.raw('select * from app.memberships')).rows).toEqual([]);
  await expect(async () => Membership.query(database.db.app)).rejects.toThrow('outside an organisation');
});

test('a row is found by its id, and a neighbour’s is not, planned or not', async () => {
  const [mine, theirs] = [(await roles(a))[0]!, (await roles(b))[0]!];
  expect(await a.read((db) => db.find(Membership, mine.id))).toEqual(expect.objectContaining({ id: mine.id, org_id: a.id }));
  expect(await a.read((db) => db.find(Membership, theirs.id))).toBeUndefined();
  expect(await a.unrecorded('probe', (db) => db.find(Membership, mine.id))).toMatchObject({ id: mine.id });
  expect(await a.unrecorded('probe', (db) => db.find(Membership, theirs.id))).toBeUndefined();
});

test('a page holds the rows of one organisation, by equalities, in order and after a key', async () => {
  const all = (await roles(a)).map(({ id }) => id).toSorted();
  const listing = { keys: ['id'], order: 'asc' as const, limit: 100 };
  const ids = (more: object) => a.read(async (db) => (await db.page(Membership, { ...listing, ...more })).map(({ id }) => id));
  expect(await ids({})).toEqual(all);
  expect(await ids({ limit: 1 })).toEqual(all.slice(0, 1));
  expect(await ids({ after: [all[0]] })).toEqual(all.slice(1));
  expect(await ids({ order: 'desc', after: [all.at(-1)] })).toEqual(all.slice(0, -1).toReversed());
  expect(await ids({ where: { role: 'owner', user_id: undefined } })).toEqual(
    (await roles(a)).filter(({ role }) => role === 'owner').map(({ id }) => id),
  );
  expect(await ids({ where: { org_id: b.id } })).toEqual([]);
  await expect(a.unrecorded('probe', async (db) => db.page())).rejects.toThrow('org.read');
});

test('nothing of the organisation stays on the pooled connection', async () => {
  const single = await cloneDatabase({ min: 0, max: 1 });
  try {
    const org = await makeOrg(single);
    await roles(org);
    await org.unrecorded('looking', async (db) => db.rows(Membership));
    expect((await single.db.app.raw("select current_setting('app.org_id', true) as org")).rows[0].org || null).toBeNull();
  } finally {
    await single.drop();
  }
});

test.each(['orWhere', 'orWhereRaw', 'union', 'orWhereExists', 'intersect', 'unionAll', 'insertGraph', 'upsertGraph'])(
  '%s is refused at the top level, where it would stand beside the filter',
  async (method) => {
    const call = a.read(async (db) => {
      const query = db.rows(Membership) as unknown as Record<string, (...args: unknown[]) => PromiseLike<unknown>>;
      return query[method]!('role', 'owner');
    });
    await expect(call).rejects.toThrow('put it in brackets');
  },
);

test('a bracketed or, a raw or and a relation stay inside the organisation', async () => {
  const bracketed = await a.read((db) => db.rows(Membership).where((q) => void q.where('role', 'x').orWhere('role', 'owner')));
  const raw = await a.read((db) => db.rows(Membership).whereRaw('role = ? or true', ['x']));
  const fetched = await a.read((db) => db.rows(Membership).withGraphFetched('settings'));
  expect([...bracketed, ...raw].map((row) => row.org_id)).toEqual([a.id, a.id]);
  expect(fetched[0]?.settings?.map((row) => row.settings)).toEqual([{ of: a.id }]);
});

test('a foreign row cannot be changed, made or moved', async () => {
  const theirs = (await roles(b))[0]!;
  expect(await a.unrecorded('probe', (db) => db.rows(Membership).findById(theirs.id).patch({ role: 'viewer' }))).toBe(0);
  expect(await a.unrecorded('probe', (db) => db.rows(Membership).findById(theirs.id).delete())).toBe(0);
  await expect(a.write('probe.made', (db) => db.rows(Setting).insert({ org_id: b.id, settings: {} }))).rejects.toThrow(
    'another organisation',
  );
  await expect(a.write('probe.moved', (db) => db.rows(Membership).patch({ org_id: b.id }))).rejects.toThrow('cannot change organisation');
  const past = a.unrecorded('probe', async (db) => {
    await transactionOf(db).raw('insert into app.org_settings (org_id, id) values (?, ?)', [b.id, newId()]);
  });
  await expect(past).rejects.toMatchObject({ code: '42501' });
});

test('a write and its audit event are one; a failed write leaves neither', async () => {
  await a.write('probe.kept', async (db) => {
    db.record({ target: 'this', detail: { fields: ['x'] } });
  });
  await expect(a.write('probe.lost', async () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  const events = await database.sql('select action, target, detail from app.audit_events where org_id = $1 and action like $2', [
    a.id,
    'probe.%',
  ]);
  expect(events).toEqual([{ action: 'probe.kept', target: 'this', detail: { fields: ['x'] } }]);
});

test('an audit event that cannot be written takes its change with it, though the commit was already sent', async () => {
  const change = a.write('probe.lost', async (db) => {
    await db.rows(Setting).patch({ settings: { of: 'nobody' } });
    db.record({ target: 'a NUL: \u0000' });
  });
  await expect(change).rejects.toMatchObject({ code: '22021' });
  expect((await a.read((db) => db.rows(Setting))).map(({ settings }) => settings)).toEqual([{ of: a.id }]);
});

test('nobody leaves the building, or begins another transaction, while one is held', async () => {
  await expect(a.unrecorded('a write', async () => leavingTheBuilding('the model'))).rejects.toThrow(
    'the model was called while a write held',
  );
  await expect(a.unrecorded('a write', () => a.read((db) => db.rows(Membership)))).rejects.toThrow('held a transaction');
});

test('one organisation holds at most half of the pool; another is served at once', async () => {
  let running = 0;
  let peak = 0;
  let release = (): void => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  const slow = Array.from({ length: 12 }, () =>
    a.unrecorded('slow', async (db) => {
      running += 1;
      peak = Math.max(peak, running);
      await db.rows(Membership);
      await released;
      running -= 1;
    }),
  );
  while (running < 3) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(await roles(b)).toHaveLength(1);
  expect(running).toBe(3);
  release();
  await Promise.all(slow);
  expect(peak).toBe(3);
});

test('a read survives the connection being cut under it; a write is done once', async () => {
  await roles(a);
  await database.sql("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and usename = 'longhouse_app'", [
    database.name,
  ]);
  expect(await roles(a)).toHaveLength(1);
  let runs = 0;
  await a.write('probe.cut', async (db) => {
    runs += 1;
    if (runs === 1) {
      await database.sql("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and usename = 'longhouse_app'", [
        database.name,
      ]);
    }
    await db.rows(Membership);
  });
  expect(runs).toBe(2);
  expect(await database.sql("select seq from app.audit_events where org_id = $1 and action = 'probe.cut'", [a.id])).toHaveLength(1);
});

test('a table that a migration widens under prepared statements is read on', async () => {
  const query = () => a.read((db) => db.rows(Setting).whereRaw('settings @> ?::jsonb', [JSON.stringify({ of: a.id })]));
  await query();
  await database.sql('alter table app.org_settings add column probe text');
  expect(await query()).toHaveLength(1);
  await database.sql('alter table app.org_settings drop column probe');
});

test('an Entra token is the password of each new connection, cached and fetched once at a time', async () => {
  let now = 0;
  let fetched = 0;
  const source = async () => ({ getToken: async () => ({ token: `token-${++fetched}`, expiresOnTimestamp: now + 3_600_000 }) });
  const password = entraPassword(undefined, source, () => now);
  expect(await Promise.all([password(), password(), password()])).toEqual(['token-1', 'token-1', 'token-1']);
  now = 3_600_000 - 5 * 60_000 + 1;
  expect(await password()).toBe('token-2');
});

test('a server that rejects the old token is reached with the new one', async () => {
  const role = `token_${database.name}`;
  let token = 'first';
  await database.sql(`create role ${role} login password 'first'`);
  const pool = connect({ ...database.roles.app, user: role, password: async () => token }, { min: 0, max: 2 });
  try {
    const held = await pool.transaction();
    await held.raw('select 1');
    await database.sql(`alter role ${role} password 'second'`);
    await expect(pool.raw('select 1')).rejects.toMatchObject({ code: '28P01' });
    token = 'second';
    await expect(Promise.all([held.raw('select 1'), pool.raw('select 1')])).resolves.toHaveLength(2);
    await held.rollback();
  } finally {
    await pool.destroy();
    await database.sql(`drop role ${role}`);
  }
});

test('a write that lost a deadlock at its very end is done again: the database has undone it', async () => {
  const org = await makeOrg(database);
  await database.sql(`create sequence app.deadlocks;
    create function app.deadlock_once() returns trigger language plpgsql security definer as $$
      begin if nextval('app.deadlocks') = 1 then raise exception 'deadlock detected' using errcode = '40P01'; end if; return new; end $$;
    create trigger deadlock_once before insert on app.audit_events for each row execute function app.deadlock_once()`);
  try {
    await org.write('setting.changed', (db) =>
      db
        .rows(Setting)
        .insert({ settings: { n: 1 } })
        .returning('*'),
    );
  } finally {
    await database.sql('drop trigger deadlock_once on app.audit_events');
  }
  expect(await org.read((db) => db.rows(Setting))).toHaveLength(1);
  expect(await database.sql('select from app.audit_events where org_id = $1', [org.id])).toHaveLength(1);
});
