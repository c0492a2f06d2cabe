import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { newId } from '../../server/core/ids.ts';
import { connect, hotRows } from '../../server/platform/db/index.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';

// A process goes on serving while the next release migrates: what it has prepared is of the tables as they were.
let database: TestDatabase;
const id = newId();
beforeAll(async () => {
  database = await cloneDatabase({ min: 0, max: 1 });
  await database.sql('insert into app.users (id, email) values ($1, $2)', [id, 'one@example.test']);
});
afterAll(() => database.drop());

const person = (knex = database.db.auth) => knex('app.users').where({ email: 'one@example.test' }).first();
const hot = () => hotRows<{ id: string }>(database.db.auth, 'select * from app.users where id = $1', [id]);

let column = 0;
beforeEach(async () => {
  for (let i = 0; i < 8; i += 1) await Promise.all([person(), hot()]); // on every connection of the pool
  const owner = connect(database.roles.owner, { min: 0, max: 1 });
  await owner.raw(`alter table app.users add column more_${(column += 1)} text`);
  await owner.destroy();
});

test('a look-up by sign-in goes on after a table has got a column', async () => {
  expect(await Promise.all(Array.from({ length: 6 }, () => person()))).toEqual(
    Array.from({ length: 6 }, () => expect.objectContaining({ id, more_1: null })),
  );
});

test('so does one that every request makes', async () => {
  expect((await hot())[0]).toMatchObject({ id, more_2: null });
});

test('a transaction that meets it fails, and the next does not', async () => {
  const inTransaction = () => database.db.auth.transaction((trx) => person(trx));
  await expect(inTransaction()).rejects.toThrow('cached plan must not change result type');
  expect(await inTransaction()).toMatchObject({ id, more_3: null });
});
