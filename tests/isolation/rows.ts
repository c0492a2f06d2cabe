import { randomBytes, randomInt } from 'node:crypto';
import { newId } from '../../server/core/ids.ts';
import type { Ask } from '../house/catalog.ts';

/** One table whose rows belong to organisations, as the catalog has it. */
export interface OrgTable {
  name: string;
  columns: Column[];
  /** References to other organisation tables: the column beside org_id, and where it points. */
  references: { column: string; to: string; to_column: string }[];
}

// A type and not an interface, so that a row of an answer can be one.
export type Column = {
  name: string;
  type: string;
  required: boolean;
  /** The values that a check constraint lists. */
  values: string[];
  /** Points at people. */
  person: boolean;
};

/** Every organisation table, those that others point at first. */
export async function orgTables(ask: Ask): Promise<OrgTable[]> {
  const rows = await ask<Column & { table_name: string }>(`
    select t.relname::text as table_name, a.attname::text as name, format_type(a.atttypid, null) as type,
      a.attnotnull and not a.atthasdef as required, coalesce(v.values, '{}') as values,
      exists (select from pg_constraint c where c.conrelid = t.oid and c.contype = 'f' and c.confrelid = 'app.users'::regclass and a.attnum = any (c.conkey)) as person
    from pg_class t join pg_namespace n on n.oid = t.relnamespace join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
    left join lateral (select array_agg(m[1]) as values from pg_constraint c, regexp_matches(pg_get_constraintdef(c.oid), '''([^'']+)''::text', 'g') m
      where c.conrelid = t.oid and c.contype = 'c' and c.conkey = array[a.attnum] and pg_get_constraintdef(c.oid) like '%ANY (ARRAY[%') v on true
    where n.nspname = 'app' and t.relkind in ('r', 'p')
      and exists (select from pg_attribute o where o.attrelid = t.oid and o.attname = 'org_id' and o.attnotnull) order by t.relname, a.attnum`);
  const references = await ask<{ from_table: string; column: string; to: string; to_column: string }>(`
    select c.conrelid::regclass::text as from_table, a.attname::text as column, f.relname::text as to, b.attname::text as to_column
    from pg_constraint c join pg_class f on f.oid = c.confrelid, unnest(c.conkey, c.confkey) k(own, theirs)
    join pg_attribute a on a.attnum = k.own join pg_attribute b on b.attnum = k.theirs
    where c.contype = 'f' and a.attrelid = c.conrelid and b.attrelid = c.confrelid and a.attname <> 'org_id' and cardinality(c.conkey) > 1`);
  const tables = [...Map.groupBy(rows, (row) => row.table_name)].map(([name, columns]) => ({
    name,
    columns,
    references: references.filter((one) => one.from_table === `app.${name}`),
  }));
  return inOrder(tables);
}

function inOrder(tables: OrgTable[]): OrgTable[] {
  const done: OrgTable[] = [];
  const place = (table: OrgTable): void => {
    if (done.includes(table)) return;
    for (const { to } of table.references) {
      const parent = tables.find(({ name }) => name === to);
      if (parent && parent !== table) place(parent);
    }
    done.push(table);
  };
  for (const table of tables) place(table);
  return done;
}

export interface Furnished {
  org_id: string;
  /** In every text that can hold it, and in no other organisation's. */
  mark: string;
  /** The ids of this organisation's rows, by table, and the ids of its people. */
  ids: Record<string, string[]>;
}

/** What a column is given that its type and checks do not tell; undefined leaves it out. */
const known: Record<string, (at: { user_id: string; row: Record<string, unknown> }) => unknown> = {
  'assets.container': () => 'reports',
  'intake_forms.fields': () => '[]',
  'escalations.acknowledged_by': () => undefined,
  // Ids that a test has at hand, as session keys and types of events are free text.
  'intake_sessions.session_key': ({ user_id }) => user_id,
  'event_types.type': ({ row }) => row['id'],
  'intake_sessions.mode_before': () => undefined,
  // One a day.
  'ai_budgets.day': () => new Date(randomInt(2e9) * 1_000).toISOString().slice(0, 10),
  'assets.fault': () => undefined,
  'memberships.role': () => 'viewer',
  'org_keys.version': () => 1_000,
  'org_keys.retired_at': () => new Date(),
  'provider_credentials.base_url': () => undefined,
  'provider_credentials.sealed': () => randomBytes(64),
  'provider_credentials.key_version': () => 1_000,
  'staff_grants.reason': () => 'they asked for help',
  'staff_grants.expires_at': () => new Date(),
  'staff_grants.ended_at': () => undefined,
  'staff_grants.ended_by': () => undefined,
  'repositories.host': () => 'api.github.com',
  'repositories.external_ref': () => `house/${randomBytes(4).toString('hex')}`,
};

/** Puts one made-up row into every organisation table of this organisation, so that a table that is new tomorrow has one too. */
export async function furnish(
  ask: Ask,
  tables: readonly OrgTable[],
  { org_id, user_id }: { org_id: string; user_id: string },
): Promise<Furnished> {
  const mark = `mark${randomBytes(6).toString('hex')}`;
  const fellow = newId();
  await ask('insert into app.users (id, email, display_name) values ($1, $2, $3)', [fellow, `${mark}@example.test`, mark]);
  const made: Record<string, Record<string, unknown>> = {};
  for (const table of tables) {
    const row: Record<string, unknown> = {};
    for (const column of table.columns) {
      const value = valueFor(table, column, { org_id, user_id: table.name === 'memberships' ? fellow : user_id, mark, made, row });
      if (value !== undefined) row[column.name] = value;
    }
    made[table.name] = row;
    const names = Object.keys(row);
    const text = `insert into app.${table.name} (${names.join(', ')}) values (${names.map((_, i) => `$${i + 1}`).join(', ')}) on conflict do nothing`;
    await ask(text, Object.values(row)).catch((error: Error) => {
      throw new Error(
        `No sample row could be made for app.${table.name}: say in tests/isolation/rows.ts what its columns take (${error.message}).`,
      );
    });
  }
  return { org_id, mark, ids: await idsOf(ask, tables, org_id) };
}

function valueFor(
  table: OrgTable,
  { name, type, required, values, person }: Column,
  at: { org_id: string; user_id: string; mark: string; made: Record<string, Record<string, unknown>>; row: Record<string, unknown> },
): unknown {
  if (name === 'org_id') return at.org_id;
  const given = known[`${table.name}.${name}`];
  if (given) return given(at);
  const reference = table.references.find(({ column }) => column === name);
  if (reference) return at.made[reference.to]?.[reference.to_column];
  if (person) return at.user_id;
  if (!required && type !== 'text') return undefined;
  if (values.length > 0) return values[0];
  switch (type) {
    case 'uuid':
      return newId();
    case 'text':
      return `${at.mark}-${name}`;
    case 'jsonb':
      return '{}';
    case 'bytea':
      return randomBytes(32);
    case 'boolean':
      return false;
    case 'text[]':
      return [];
    case 'timestamp with time zone':
      return new Date(Date.now() + 86_400_000);
    case 'date':
      return '2026-01-01';
    default:
      return 1;
  }
}

/** The ids of everything an organisation has, by table, with its own and those of its people. */
export async function idsOf(ask: Ask, tables: readonly OrgTable[], org_id: string): Promise<Record<string, string[]>> {
  const withId = tables.filter(({ columns }) => columns.some(({ name, type }) => name === 'id' && type === 'uuid'));
  const parts = withId.map(({ name }) => `select '${name}' as table_name, id from app.${name} where org_id = $1`);
  parts.push(`select 'users', user_id from app.memberships where org_id = $1`, `select 'orgs', $1::uuid`);
  const rows = await ask<{ table_name: string; id: string }>(parts.join(' union all '), [org_id]);
  return Object.fromEntries([...Map.groupBy(rows, (row) => row.table_name)].map(([name, all]) => [name, all.map(({ id }) => id)]));
}

/**
 * A checksum of everything each organisation has, its own row and its people included: the same before and after means that nothing changed.
 * What is null counts as not there, as it is before a migration adds its column.
 */
export async function checksums(ask: Ask, tables: readonly OrgTable[], orgIds: readonly string[]): Promise<Record<string, string>> {
  // What the database makes of the rest of a row is no more than the rest.
  const made = (name: string): string =>
    `(select coalesce(array_agg(attname::text), '{}') from pg_attribute where attrelid = 'app.${name}'::regclass and attgenerated <> '')`;
  const sum = (name: string, from: string): string =>
    `select '${name}' as t, org.id as org_id, coalesce(md5(string_agg((jsonb_strip_nulls(to_jsonb(r)) - ${made(name)})::text, '|' order by r::text)), '') as sum from unnest($1::uuid[]) org(id) left join ${from} group by org.id`;
  const parts = tables.map(({ name }) => sum(name, `app.${name} r on r.org_id = org.id`));
  parts.push(sum('orgs', 'app.orgs r on r.id = org.id'));
  parts.push(sum('users', '(app.memberships m join app.users r on r.id = m.user_id) on m.org_id = org.id'));
  const rows = await ask<{ t: string; org_id: string; sum: string }>(parts.join(' union all '), [orgIds]);
  const by = Map.groupBy(rows, (row) => row.org_id);
  return Object.fromEntries(
    [...by].map(([id, all]) => [
      id,
      all
        .map(({ t, sum: value }) => `${t}:${value}`)
        .sort()
        .join(' '),
    ]),
  );
}

/** The tables whose part of a checksum differs. */
export const changedTables = (before = '', after = ''): string[] =>
  after
    .split(' ')
    .filter((part) => !before.split(' ').includes(part))
    .map((part) => part.split(':')[0] ?? '');
