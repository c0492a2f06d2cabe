import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '../../server/core/ids.ts';
import { staffPages } from '../../server/modules/intake/staff.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';

const [org, user] = [newId(), newId()];
let database: TestDatabase;

/** An organisation with very many devices, in which very much was said and judged, most of it harmless. */
beforeAll(async () => {
  database = await cloneDatabase();
  const { sql } = database;
  const id = (group: number) => `('0195518c-7c00-7000-800${group}-' || lpad(to_hex(at), 12, '0'))::uuid`;
  await sql("insert into app.orgs (id, slug, name) values ($1, 'talkers', 'Talkers')", [org]);
  await sql('insert into app.users (id, email) values ($1, $2)', [user, 'talker@example.test']);
  await sql(
    `insert into app.intake_sessions (org_id, id, user_id, session_key) select $1, ${id(0)}, $2, 'at-' || at from generate_series(0, 99) at`,
    [org, user],
  );
  const session = `('0195518c-7c00-7000-8000-' || lpad(to_hex(at % 100), 12, '0'))::uuid`;
  await sql(
    `insert into app.risk_checks (org_id, id, user_id, session_id, level, rules_level, model_outcome)
     select $1, ${id(1)}, $2, ${session}, case when at % 2000 = 0 then 'review' else 'none' end, 'none', 'not_asked' from generate_series(1, 10000) at`,
    [org, user],
  );
  await sql(
    `insert into app.intake_messages (org_id, id, user_id, session_id, role, content, key_version)
     select $1, ${id(2)}, $2, ${session}, 'user', 'x', 1 from generate_series(1, 10000) at`,
    [org, user],
  );
  await sql(`insert into app.users (id, org_id, external_id) select ${id(3)}, $1, 'device ' || at from generate_series(1, 10000) at`, [
    org,
  ]);
  await sql(
    `insert into app.memberships (org_id, id, user_id, role)
     select $1, ${id(4)}, ${id(3)}, case when at < 3 then 'owner' else 'device' end from generate_series(1, 10000) at`,
    [org],
  );
  await sql('analyze app.intake_sessions, app.risk_checks, app.intake_messages, app.memberships');
});
afterAll(() => database.drop());

/** How the database goes about a statement. */
const planOf = async (sql: string): Promise<string> => JSON.stringify(await database.sql(`explain (format json) ${sql}`));

test('what somebody should look at is found among all that was judged by an index of its own', async () => {
  const asked = (level: string) =>
    planOf(`select * from app.risk_checks where org_id = '${org}' and level = '${level}' order by id desc limit 51`);
  for (const level of ['review', 'high', 'emergency']) expect(await asked(level)).toContain('"risk_checks_level"');
});

test('the messages of a session are counted for the console by an index', async () => {
  const figure = staffPages.tables?.find(({ table }) => table === 'intake_sessions')?.figures?.['message_count'];
  const plan = await planOf(`select (${figure}) from app.intake_sessions one where one.org_id = '${org}' limit 1`);
  expect(plan).toContain('"intake_messages_of"');
});

test('the owners, who are locked when somebody leaves or is given another role, are found among all members by an index', async () => {
  const one = `(user_id = '0195518c-7c00-7000-8003-000000000abc' or role = 'owner')`;
  expect(await planOf(`select * from app.memberships where org_id = '${org}' and ${one} order by id for update`)).toContain(
    '"memberships_owners"',
  );
});
