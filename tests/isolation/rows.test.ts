import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openWorld, type World } from '../support/world.ts';
import { changedTables, checksums, furnish, orgTables } from './rows.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test('every organisation table gets a row, and a checksum sees each change', async () => {
  const tables = await orgTables(world.database.sql);
  const [one, two] = [await world.person(), await world.person()];
  const furnished = await furnish(world.database.sql, tables, one);
  expect(tables.map(({ name }) => name)).toEqual(expect.arrayContaining(['memberships', 'api_keys', 'audit_events', 'assets']));
  for (const { name } of tables) {
    const [count] = await world.database.sql<{ n: number }>(`select count(*)::int as n from app.${name} where org_id = $1`, [one.org_id]);
    expect([name, (count?.n ?? 0) > 0]).toEqual([name, true]);
  }
  expect(furnished.ids['api_keys']).toHaveLength(1);
  const ids = [one.org_id, two.org_id];
  const before = await checksums(world.database.sql, tables, ids);
  await world.database.sql(`update app.api_keys set name = 'other' where org_id = $1`, [one.org_id]);
  const after = await checksums(world.database.sql, tables, ids);
  expect(after[two.org_id]).toBe(before[two.org_id]);
  expect(changedTables(before[one.org_id], after[one.org_id])).toEqual(['api_keys']);
});
