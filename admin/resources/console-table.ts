import type { Knex } from 'knex';
import type { StaffTable } from '../../server/platform/staff/index.ts';

/**
 * A table as the console reads it: with the values of its columns of few, the tables that its references point at, and what has an index.
 */
export interface ConsoleTable extends StaffTable {
  named?: Readonly<Record<string, ConsoleTable>>;
  /** The columns with an index on how they begin. */
  beginnings?: ReadonlySet<string>;
}

const checks = `select t.relname as table_name, a.attname as name, array(select m[1] from regexp_matches(pg_get_constraintdef(c.oid), '''([^'']+)''::text', 'g') m) as values
  from pg_constraint c join pg_class t on t.oid = c.conrelid join pg_namespace n on n.oid = t.relnamespace join pg_attribute a on a.attrelid = t.oid and c.conkey = array[a.attnum]
  where n.nspname = 'app' and c.contype = 'c' and pg_get_constraintdef(c.oid) like '%ANY (ARRAY[%'`;

const indexes = `select t.relname as table_name, substring(pg_get_indexdef(i.indexrelid, 1, true) from '^lower\\((\\w+) COLLATE pg_c_utf8\\)$') as name
  from pg_index i join pg_class t on t.oid = i.indrelid where t.relnamespace = 'app'::regnamespace and i.indisvalid and i.indexprs is not null`;

/** The tables by name; what a check constraint lists of a column, and which beginnings have an index, is read from the catalog. */
export async function readTables(staff: Knex, tables: readonly StaffTable[]): Promise<Map<string, ConsoleTable>> {
  const { rows } = (await staff.raw(checks)) as { rows: { table_name: string; name: string; values: string[] }[] };
  const { rows: indexed } = (await staff.raw(indexes)) as { rows: { table_name: string; name: string | null }[] };
  const by = new Map<string, ConsoleTable>();
  for (const table of tables) {
    const own = rows.filter(({ table_name, name }) => table_name === table.table && table.visible.includes(name));
    by.set(table.table, {
      ...table,
      choices: { ...Object.fromEntries(own.map(({ name, values }) => [name, values])), ...table.choices },
      beginnings: new Set(indexed.flatMap(({ table_name, name }) => (table_name === table.table && name !== null ? [name] : []))),
    });
  }
  for (const table of by.values()) {
    const named = Object.entries(table.references ?? {}).map(([column, to]) => [column, by.get(to)] as const);
    table.named = Object.fromEntries(named.filter((pair): pair is [string, ConsoleTable] => pair[1] !== undefined));
  }
  return by;
}
