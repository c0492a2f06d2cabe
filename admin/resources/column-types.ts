import type { Knex } from 'knex';
import type { StaffTable } from '../../server/platform/staff/index.ts';

/** What the console makes of a column's type. */
export type Kind = 'text' | 'uuid' | 'number' | 'boolean' | 'date' | 'datetime' | 'json' | 'list';

/** The kinds of a table's columns, by name. */
export type Kinds = Readonly<Record<string, Kind>>;

const kindOf = (type: string): Kind => {
  if (type === 'uuid') return 'uuid';
  if (type === 'boolean' || type === 'date') return type;
  if (type === 'jsonb' || type === 'json') return 'json';
  if (type.endsWith('[]')) return 'list';
  if (type.startsWith('timestamp')) return 'datetime';
  return /^(?:integer|bigint|smallint|numeric|real|double)/.test(type) ? 'number' : 'text';
};

/** Reads the types of all tables from the catalog, in one question. */
export async function readKinds(staff: Knex, tables: readonly StaffTable[]): Promise<ReadonlyMap<string, Kinds>> {
  const { rows } =
    (await staff.raw(`select t.relname as table_name, a.attname as name, format_type(a.atttypid, null) as type from pg_class t
    join pg_namespace n on n.oid = t.relnamespace join pg_attribute a on a.attrelid = t.oid where n.nspname = 'app' and a.attnum > 0 and not a.attisdropped`)) as {
      rows: { table_name: string; name: string; type: string }[];
    };
  const found = new Map<string, Record<string, Kind>>();
  for (const { table_name, name, type } of rows) found.set(table_name, { ...found.get(table_name), [name]: kindOf(type) });
  for (const table of tables)
    for (const name of [...(table.source === undefined ? [] : table.visible), ...Object.keys(table.figures ?? {})])
      found.set(table.table, { ...found.get(table.table), [name]: guessed(name) });
  return found;
}

/** The columns of a query of ours, and figures, by the names that the house gives such columns. */
const guessed = (name: string): Kind =>
  name === 'id' || name.endsWith('_id')
    ? 'uuid'
    : /_(?:at|until)$/.test(name) || name === 'start_after'
      ? 'datetime'
      : /count|limit/.test(name)
        ? 'number'
        : 'text';
