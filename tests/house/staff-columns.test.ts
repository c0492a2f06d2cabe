import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { modules } from '../../server/modules/index.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { type Exceptions, expectRule } from './rule.ts';

const pages = modules.flatMap(({ staff }) => (staff ? [staff] : []));
const tables = pages.flatMap((page) => page.tables ?? []);
const shown = new Map(tables.filter(({ source }) => source === undefined).map((table) => [table.table, table]));
const unseen: Exceptions = Object.assign({}, ...pages.map((page) => page.unseen ?? {}));

interface Column extends Record<string, unknown> {
  table_name: string;
  name: string;
  staff: boolean;
  content: boolean;
}
const asked = `select t.relname::text as table_name, a.attname::text as name, has_column_privilege('longhouse_staff', t.oid, a.attnum, 'select') as staff,
    has_column_privilege('longhouse_content', t.oid, a.attnum, 'select') as content
  from pg_class t join pg_namespace n on n.oid = t.relnamespace join pg_attribute a on a.attrelid = t.oid
  where n.nspname = 'app' and t.relkind in ('r', 'p', 'v') and a.attnum > 0 and not a.attisdropped order by 1, a.attnum`;

let database: TestDatabase;
let columns: Column[];
beforeAll(async () => {
  database = await cloneDatabase();
  columns = await database.sql<Column>(asked);
});
afterAll(() => database.drop());

const path = ({ table_name, name }: Column): string => `${table_name}.${name}`;

test('every table is shown in the console or says why not', () => {
  const names = [...new Set(columns.map(({ table_name }) => table_name))];
  expectRule(
    'Add the table to the `staff` data of its module, with a policy for each column, or to its `unseen` with the reason.',
    names.filter((name) => !shown.has(name)),
    unseen,
  );
});

/** Columns that are in none of the three lists, in two of them, or not there. */
function unsettled(all: readonly Column[]): string[] {
  return [...shown.values()].flatMap(({ table, visible, content = [], hidden = [] }) => {
    const there = all.filter(({ table_name }) => table_name === table).map(({ name }) => name);
    const said = [...visible, ...content, ...hidden];
    const wrong = [
      ...there.filter((name) => !said.includes(name)),
      ...said.filter((name, i) => said.indexOf(name) !== i || !there.includes(name)),
    ];
    return wrong.map((name) => `${table}.${name}`);
  });
}

test('every column is visible, content or hidden', () => {
  const rule =
    'Put each column of the table into exactly one of visible, content and hidden of its `staff` data: what is in none shows nowhere.';
  expectRule(rule, unsettled(columns));
  const forgotten = { table_name: 'reports', name: 'doctor_notes', staff: false, content: false };
  expect(unsettled([...columns, forgotten])).toEqual(['reports.doctor_notes']);
});

test('the lists, filters, forms and titles name visible columns', () => {
  const beyond = tables.flatMap(({ table, visible, title, typed = title, list, filter, sort, edit = [], references = {}, key = 'id' }) =>
    [title, typed, key, ...list, ...filter, ...sort, ...edit, ...Object.keys(references)].flatMap((name) =>
      visible.includes(name) ? [] : [`${table}.${name}`],
    ),
  );
  expectRule('Name only columns that are visible: filtering and sorting by a column tells what is in it.', beyond);
});

const consoleOwn = "the console's own: it signs our people in with it, and shows none of it";
const readHidden: Exceptions = {
  'audit_events.prev': 'verifying a chain reads it',
  'audit_events.hash': 'verifying a chain reads it',
  'staff_users.password_hash': consoleOwn,
  'staff_users.totp_sealed': consoleOwn,
  'staff_users.totp_step': consoleOwn,
  'staff_users.preferences': consoleOwn,
};

test('longhouse_staff may read what is visible, and nothing else', () => {
  const more = columns.filter(
    (column) => column.staff && shown.has(column.table_name) && !shown.get(column.table_name)!.visible.includes(column.name),
  );
  expectRule(
    'Grant with letStaffRead in a migration exactly what is visible: the role is the wall behind the console.',
    more.map(path),
    readHidden,
  );
  const less = columns.filter((column) => !column.staff && shown.get(column.table_name)?.visible.includes(column.name));
  expectRule('Grant what is visible with letStaffRead in a migration: the console would fail on it.', less.map(path));
});

const ownTables = [
  'staff_users',
  'staff_sessions',
  'staff_recovery_codes',
  'staff_attempts',
  'staff_events',
  'staff_grants',
  'staff_access',
  'audit_heads',
  'knex_migrations',
];

test('no secret column is within reach of longhouse_staff', () => {
  const secret = /sealed|wrapped|secret|hash|token|pin_mac|payload|fingerprint|password/;
  const harmless: Exceptions = {
    'audit_events.hash': 'the chain of events, no secret',
    'provider_credentials.token_expires_at': 'when it ends, not what it is',
    'reports.commit_hash': 'names a commit',
    'diagnoses.input_tokens': 'how many the model read',
    'diagnoses.output_tokens': 'how many the model wrote',
  };
  const reached = columns.filter(({ staff, table_name, name }) => staff && !ownTables.includes(table_name) && secret.test(name));
  expectRule('Give longhouse_staff no column that holds a secret, sealed or not.', reached.map(path), harmless);
});

test('content is readable as longhouse_content alone, by a policy that asks for a live grant', async () => {
  const wanted = [...shown.values()].flatMap(({ table, content = [] }) => content.map((name) => `${table}.${name}`));
  expect(
    columns
      .filter(({ content, table_name, name }) => content && !/^(org_|)id$|^seq$/.test(name) && !table_name.startsWith('staff_'))
      .map(path)
      .sort(),
  ).toEqual(wanted.sort());
  const policies = await database.sql<{
    name: string;
  }>(`select t.relname::text as name from pg_policy p join pg_class t on t.oid = p.polrelid
    where 'longhouse_content'::regrole = any (p.polroles) and t.relname not like 'staff\\_%' and (p.polcmd <> 'r' or pg_get_expr(p.polqual, p.polrelid) <> 'app.staff_may_read(org_id)')`);
  expect(policies).toEqual([]);
});
