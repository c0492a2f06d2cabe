import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { fuzzRows } from './database-fuzz.ts';

// The start of the long run of tests/fuzz.
const count = 1_000;
const seed = Date.now() % 2 ** 31;

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

test(`of ${count} operations of three organisations on every table (seed ${seed}) none reads a neighbour's row or changes one`, async () => {
  const { operations, leaks } = await fuzzRows(database.db, database.sql, { operations: count, seed });
  expect({ operations, leaks }).toEqual({ operations: count, leaks: [] });
});
