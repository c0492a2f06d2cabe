import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Db } from '../../server/platform/db/index.ts';
import { rolesMustBeHarmless } from '../../server/run/roles.ts';
import { cloneDatabase, testServer, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
const roles: string[] = [];
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(async () => {
  for (const role of roles) await database.sql(`drop role ${role}`);
  await database.drop();
});

/** The pools as they would be if this role were set for the application. */
async function refusal(user: string, password: string): Promise<string> {
  const roleOf = { ...database.roles, app: { ...database.roles.app, user, password } };
  const db = new Db({ database: (role) => roleOf[role], pool: { min: 0, max: 1 }, onTrouble: () => {} });
  try {
    return await rolesMustBeHarmless(db).then(
      () => 'harmless',
      (error: { detail: string }) => error.detail,
    );
  } finally {
    await db.closePool();
  }
}

test('the house’s own roles are harmless', async () => {
  expect(await refusal('longhouse_app', testServer().passwords.app)).toBe('harmless');
});

test('a superuser, the owner and a role that bypasses row level security are refused by name', async () => {
  const { user, password, passwords } = testServer();
  expect(await refusal(user, password)).toContain(`${user} is a superuser`);
  expect(await refusal('longhouse_owner', passwords.owner)).toContain('longhouse_owner owns the tables');
  const bypassing = `bypass_${database.name}`;
  roles.push(bypassing);
  await database.sql(`create role ${bypassing} login bypassrls password 'only-for-this-test'`);
  expect(await refusal(bypassing, 'only-for-this-test')).toContain('may bypass row level security');
});
