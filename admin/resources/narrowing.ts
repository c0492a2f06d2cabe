import type { Knex } from 'knex';
import { isUuid } from '../../server/core/ids.ts';
import { type Way, whereBegins } from './beginnings.ts';
import type { ConsoleTable } from './console-table.ts';
import type { Kinds } from './column-types.ts';

/** One condition: the column, and a value, or the moments between which it lies. */
export interface Narrow {
  column: string;
  value: string | { from?: string; to?: string };
}

/** Refused: the column is not one that may be asked about, or the value cannot be one of it. */
export class Refused extends Error {}

const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));

const kindOf = (kinds: Kinds, column: string): Kinds[string] => kinds[column] ?? 'text';

/** The column among the conditions whose beginning is asked for and has an index; undefined where there is none. */
export const begunIn = (table: ConsoleTable, kinds: Kinds, conditions: readonly Narrow[]): string | undefined =>
  conditions.find(
    ({ column, value }) => table.beginnings?.has(column) && kindOf(kinds, column) === 'text' && typeof value === 'string' && value !== '',
  )?.column;

/** Adds the conditions; a column that is not listed for filtering is refused, because asking about it tells what is in it. */
export function narrow(
  query: Knex.QueryBuilder,
  table: ConsoleTable,
  kinds: Kinds,
  conditions: readonly Narrow[],
  way: Way = 'led',
): Knex.QueryBuilder {
  for (const { column, value } of conditions) {
    if (!table.filter.includes(column) && column !== table.title)
      throw new Refused(`The list cannot be narrowed by “${column.slice(0, 60)}”.`);
    if (typeof value === 'object') between(query, column, value);
    else if (value !== '') alike(query, { table, column, kind: kindOf(kinds, column), way }, value);
  }
  return query;
}

/** A value of few is met exactly, a row of another table by its id or by how its name begins, everything else by its kind. */
function alike(
  query: Knex.QueryBuilder,
  { table, column, kind, way }: { table: ConsoleTable; column: string; kind: Kinds[string]; way: Way },
  value: string,
): void {
  const other = table.named?.[column];
  if (other && !isUuid(value.slice(value.lastIndexOf('.') + 1))) return namedLike(query, table, column, other, value);
  if (table.choices?.[column]?.includes(value)) return void query.where({ [column]: value, ...table.implied?.[column]?.[value] });
  if (kind === 'text') return whereBegins(query, column, value, way);
  equal(query, column, kind, value);
}

function namedLike(query: Knex.QueryBuilder, table: ConsoleTable, column: string, other: ConsoleTable, value: string): void {
  const names = [...new Set([other.title, ...other.filter.filter((name) => ['slug', 'display_name'].includes(name))])];
  const inside = !other.global && !table.global;
  void query.whereIn((inside ? ['org_id', column] : column) as string, (named: Knex.QueryBuilder) => {
    void named.from(`app.${other.table}`).select(inside ? ['org_id', 'id'] : 'id');
    void named.where((any) => names.forEach((name) => void any.orWhere((one) => whereBegins(one, name, value))));
  });
}

function equal(query: Knex.QueryBuilder, column: string, kind: Kinds[string], given: string): void {
  const value = given.includes('.') && kind === 'uuid' ? given.slice(given.lastIndexOf('.') + 1) : given;
  if (kind === 'uuid') return void (isUuid(value) ? query.where(column, value) : query.whereRaw('false'));
  if (kind === 'number') return void (/^-?\d{1,15}$/.test(value) ? query.where(column, value) : query.whereRaw('false'));
  if (kind === 'boolean') return void query.where(column, value === 'true');
  if (kind === 'date') return void (isDay(value) ? query.where(column, value) : query.whereRaw('false'));
  if (kind === 'datetime') return between(query, column, { from: value });
  throw new Refused(`“${column}” cannot be narrowed by a value.`);
}

function between(query: Knex.QueryBuilder, column: string, { from, to }: { from?: string; to?: string }): void {
  for (const [operator, text] of [
    ['>=', from],
    ['<=', to],
  ] as const) {
    if (text === undefined || text === '') continue;
    const moment = new Date(text);
    if (Number.isNaN(moment.getTime())) throw new Refused(`“${column}” must be narrowed by a date.`);
    void query.where(column, operator, moment);
  }
}
