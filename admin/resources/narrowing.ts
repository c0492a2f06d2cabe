import type { Knex } from 'knex';
import { isUuid } from '../../server/core/ids.ts';
import type { StaffTable } from '../../server/platform/staff/index.ts';
import type { Kinds } from './column-types.ts';

/** One condition: the column, and a value, or the moments between which it lies. */
export interface Narrow {
  column: string;
  value: string | { from?: string; to?: string };
}

/** Refused: the column is not one that may be asked about, or the value cannot be one of it. */
export class Refused extends Error {}

const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
const escaped = (text: string): string => text.replace(/[%_\\]/g, '\\$&');

/** Adds the conditions; a column that is not listed for filtering is refused, because asking about it tells what is in it. */
export function narrow(query: Knex.QueryBuilder, table: StaffTable, kinds: Kinds, conditions: readonly Narrow[]): Knex.QueryBuilder {
  for (const { column, value } of conditions) {
    if (!table.filter.includes(column) && column !== table.title)
      throw new Refused(`${table.table} cannot be narrowed by ${column.slice(0, 60)}.`);
    if (typeof value === 'object') between(query, column, value);
    else if (value !== '') equal(query, column, kinds[column] ?? 'text', value);
  }
  return query;
}

function equal(query: Knex.QueryBuilder, column: string, kind: Kinds[string], given: string): void {
  const value = given.includes('.') && kind === 'uuid' ? given.slice(given.lastIndexOf('.') + 1) : given;
  if (kind === 'uuid') return void (isUuid(value) ? query.where(column, value) : query.whereRaw('false'));
  if (kind === 'number') return void (/^-?\d{1,15}$/.test(value) ? query.where(column, value) : query.whereRaw('false'));
  if (kind === 'boolean') return void query.where(column, value === 'true');
  if (kind === 'date') return void (isDay(value) ? query.where(column, value) : query.whereRaw('false'));
  if (kind === 'datetime') return between(query, column, { from: value });
  if (kind !== 'text') throw new Refused(`${column} cannot be narrowed by a value.`);
  void query.whereRaw('?? ilike ?', [column, `%${escaped(value.slice(0, 200).replaceAll('\0', ''))}%`]);
}

function between(query: Knex.QueryBuilder, column: string, { from, to }: { from?: string; to?: string }): void {
  for (const [operator, text] of [
    ['>=', from],
    ['<=', to],
  ] as const) {
    if (text === undefined || text === '') continue;
    const moment = new Date(text);
    if (Number.isNaN(moment.getTime())) throw new Refused(`${column} must be narrowed by a date.`);
    void query.where(column, operator, moment);
  }
}
