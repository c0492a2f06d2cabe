import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { buildApp } from '../../server/app.ts';
import { modules } from '../../server/modules/index.ts';
import { admission } from '../../server/modules/identity/index.ts';
import { OrgModel, ScopedModel } from '../../server/platform/db/index.ts';
import { type Admission, listen } from '../../server/platform/http/index.ts';
import { breaking, questions } from '../house/catalog.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import type { World } from '../support/world.ts';
import { openFuzzWorld, unlimited } from './actors.ts';
import { fuzzRows } from './database-fuzz.ts';
import { fuzzHttp } from './http-fuzz.ts';

// Each layer is taken away in turn. What it alone held must then get through, and the check that is named must say so: a fuzz test that finds
// nothing proves something only if it would have found it.
const runs = 600;

let whole: TestDatabase;
let unguarded: TestDatabase;
let world: World;
beforeAll(async () => {
  [whole, unguarded, world] = await Promise.all([cloneDatabase(), cloneDatabase(), openFuzzWorld()]);
  await unguarded.sql(`do $$ declare p record; begin
    for p in select polname, polrelid::regclass as t from pg_policy where polname = 'guard' loop execute format('drop policy guard on %s', p.t); end loop;
  end $$`);
});
afterAll(() => Promise.all([whole.drop(), unguarded.drop(), world.close()]));

const kindsOf = (leaks: readonly string[]): string[] => [...new Set(leaks.map((leak) => leak.split(':')[0]!))];

test('with every layer in place nothing gets through', async () => {
  expect((await fuzzRows(whole.db, whole.sql, { operations: runs, seed: 1 })).leaks).toEqual([]);
});

test('without the guard of the database, the guard is what is missing: rows come back from joins and without an organisation', async () => {
  const { leaks } = await fuzzRows(unguarded.db, unguarded.sql, { operations: runs, seed: 2, only: 'database' });
  expect(kindsOf(leaks)).toEqual(expect.arrayContaining(['read without an organisation', 'join another table by text']));
  const guard = questions['the guard stands']!;
  expect(await breaking(unguarded.sql, guard)).toEqual(expect.arrayContaining(['reports', 'provider_credentials', 'orgs']));
});

test('the models hold by themselves where the guard is gone', async () => {
  expect((await fuzzRows(unguarded.db, unguarded.sql, { operations: runs, seed: 3, only: 'models' })).leaks).toEqual([]);
});

test('without the filter of the models too, their filter is what is missing: plain selects and patches reach the neighbours', async () => {
  class Unfiltered extends OrgModel {
    static override QueryBuilder = ScopedModel.QueryBuilder;
  }
  const { leaks } = await fuzzRows(unguarded.db, unguarded.sql, { operations: runs, seed: 4, only: 'models', base: Unfiltered });
  expect(kindsOf(leaks)).toEqual(expect.arrayContaining(['select all', 'select by a foreign id', 'patch']));
});

test('the guard holds by itself where the filter of the models is gone', async () => {
  class Unfiltered extends OrgModel {
    static override QueryBuilder = ScopedModel.QueryBuilder;
  }
  expect((await fuzzRows(whole.db, whole.sql, { operations: runs, seed: 5, base: Unfiltered })).leaks).toEqual([]);
});

test("without the look at the session's organisation, a token for another one is let in, and the check says by whom", async () => {
  const careful = admission(world.tools);
  const careless: Admission = {
    ...careful,
    // Believes the token, and looks the session up wherever it is.
    session: async (claims) => {
      const [session] = await world.database.sql<{ org_id: string }>('select org_id from app.sessions where id = $1', [claims.sid]);
      const admitted = session && (await careful.session({ ...claims, org_id: session.org_id }));
      return admitted && { ...admitted, org_id: claims.org_id };
    },
  };
  const server = await listen(buildApp({ modules, tools: world.tools, admission: careless, checks: [], rates: unlimited }), {
    port: 0,
    host: '127.0.0.1',
  });
  try {
    const { leaks } = await fuzzHttp(world, server.url, runs, 6);
    expect(leaks.filter((leak) => leak.startsWith('crossed') && leak.includes('was let in'))).not.toEqual([]);
    expect(leaks.filter((leak) => leak.includes('was told'))).not.toEqual([]);
  } finally {
    await server.close();
  }
});
