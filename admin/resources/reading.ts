import type { Knex } from 'knex';
import type { Kinds } from './column-types.ts';
import type { ConsoleTable } from './console-table.ts';
import { lowered } from './beginnings.ts';
import { begunIn, narrow, type Narrow } from './narrowing.ts';
import { rowIdFrom, whereOf } from './row-id.ts';

export type Row = Record<string, unknown>;

/** Most rows of a page, and how far into a list one can leaf. */
const mostRows = 100;
const furthest = 10_000;
const exactUpTo = 10_000;
/** So many rows are sorted at once; where more begin so, walking the newest soon finds a page of them. */
const few = 1_000;

/** How a list is asked for. */
export interface Asked {
  conditions: readonly Narrow[];
  limit?: number;
  offset?: number;
  sort?: { by: string; direction: 'asc' | 'desc' };
}

const from = (staff: Knex, table: ConsoleTable): Knex.QueryBuilder =>
  staff.queryBuilder().from(table.source === undefined ? `app.${table.table}` : staff.raw(table.source));
const clamped = (value: number | undefined, least: number, most: number, otherwise: number): number =>
  Number.isFinite(value) ? Math.min(most, Math.max(least, Math.trunc(value!))) : otherwise;

/** Rows of a table with their visible columns, as longhouse_staff. Sorted by a listed column only; the key settles what is equal. */
export async function listRows(staff: Knex, table: ConsoleTable, kinds: Kinds, { conditions, limit, offset, sort }: Asked): Promise<Row[]> {
  const by = sort && table.sort.includes(sort.by) ? sort.by : table.sort[0]!;
  const direction = sort?.direction === 'asc' ? 'asc' : 'desc';
  const key = table.key ?? 'id';
  const isFew = begunIn(table, kinds, conditions) !== undefined && (await counted(staff, table, kinds, conditions, few + 1)) <= few;
  const rows: Knex.QueryBuilder = isFew
    ? staff
        .withMaterialized('few', narrow(from(staff, table), table, kinds, conditions).select([...new Set([...table.visible, by, key])]))
        .from('few')
    : narrow(from(staff, table), table, kinds, conditions, 'unled');
  return rows
    .select(table.visible)
    .orderBy([
      { column: by, order: direction },
      { column: key, order: direction },
    ])
    .limit(clamped(limit, 1, mostRows, 20))
    .offset(clamped(offset, 0, furthest, 0)) as unknown as Promise<Row[]>;
}

/** How many there are: exact up to ten thousand; of a large table that is not narrowed the planner's estimate. */
export async function countRows(staff: Knex, table: ConsoleTable, kinds: Kinds, conditions: readonly Narrow[]): Promise<number> {
  if (table.large && conditions.length === 0) {
    const { rows } = (await staff.raw('select reltuples::bigint::int as about from pg_class where oid = ?::regclass', [
      typeof table.large === 'string' ? table.large : `app.${table.table}`,
    ])) as { rows: { about: number }[] };
    if ((rows[0]?.about ?? 0) > exactUpTo) return rows[0]!.about;
  }
  return counted(staff, table, kinds, conditions, exactUpTo);
}

/** How many there are, counted up to so many; what an index leads to is counted in its order, so that it is taken. */
async function counted(staff: Knex, table: ConsoleTable, kinds: Kinds, conditions: readonly Narrow[], upTo: number): Promise<number> {
  const some = narrow(from(staff, table), table, kinds, conditions).select(staff.raw('1')).limit(upTo);
  const begun = begunIn(table, kinds, conditions);
  if (begun !== undefined) void some.orderByRaw(lowered, [begun]);
  const [{ n }] = (await staff.from(some.as('some')).count({ n: '*' })) as [{ n: number }];
  return n;
}

/** One row by the console's name for it, with its figures; undefined for one that is not there or whose name is malformed. */
export async function readRow(staff: Knex, table: ConsoleTable, id: string): Promise<Row | undefined> {
  const rowId = rowIdFrom(table, id);
  const figures = Object.entries(table.figures ?? {}).map(([name, sql]) => staff.raw(`(${sql}) as ??`, [name]));
  const rows: Knex.QueryBuilder = table.figures ? staff.queryBuilder().from(`app.${table.table} as one`) : from(staff, table);
  return rowId && (rows.select(table.visible).select(figures).where(whereOf(table, rowId)).first() as unknown as Promise<Row | undefined>);
}

/** The names of rows that others point at: key and title alone. */
export async function readTitles(staff: Knex, table: ConsoleTable, ids: readonly string[]): Promise<Row[]> {
  const rowIds = ids.flatMap((id) => rowIdFrom(table, id) ?? []).slice(0, 500);
  if (rowIds.length === 0) return [];
  const key = table.key ?? 'id';
  const query = from(staff, table)
    .select([...new Set([key, table.title, ...(table.global ? [] : ['org_id'])])])
    .whereIn(
      key,
      rowIds.map((row) => row.key),
    );
  if (!table.global)
    void query.whereIn(
      'org_id',
      rowIds.map((row) => row.org_id ?? ''),
    );
  return query as unknown as Promise<Row[]>;
}
