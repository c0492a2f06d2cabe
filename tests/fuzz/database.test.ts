import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { fuzzRows } from '../isolation/database-fuzz.ts';
import { operations } from '../isolation/operations.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { seed, spend } from '../support/budget.ts';

const count = spend({ small: 10_000, full: 100_000 });

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

test(`${count} operations of three organisations on every table (seed ${seed}): no row read, none changed`, async () => {
  expect(Object.keys(operations).length).toBeGreaterThanOrEqual(14);
  const found = await fuzzRows(database.db, database.sql, { operations: count, seed });
  expect({ operations: found.operations, leaks: found.leaks }).toEqual({ operations: count, leaks: [] });
  // They were done, not only refused: all but those whose every form the models forbid.
  const refused = ['insert for a neighbour', 'select with a flat or', 'union', 'move a row', 'write without an organisation'];
  const never = Object.keys(operations).filter((kind) => !found.done[kind] && !refused.includes(kind));
  expect(never).toEqual([]);
});
