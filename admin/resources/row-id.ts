import { isUuid } from '../../server/core/ids.ts';
import type { StaffTable } from '../../server/platform/staff/index.ts';

/** Which row: its organisation where it has one in its key, and its key there. */
export interface RowId {
  org_id?: string;
  key: string;
}

/** The console's name for a row: '<organisation>.<key>', or the key alone. With the organisation first, an index leads to the row. */
export const idOf = (table: StaffTable, row: Readonly<Record<string, unknown>>): string => {
  const key = String(row[table.key ?? 'id']);
  return table.global ? key : `${String(row['org_id'])}.${key}`;
};

/** What a name means; undefined unless it is well-formed, so that nothing else reaches the database. */
export function rowIdFrom(table: StaffTable, id: string): RowId | undefined {
  const isKey = (key: string): boolean => (table.key === 'seq' ? /^\d{1,15}$/.test(key) : isUuid(key));
  if (table.global) return isKey(id) ? { key: id } : undefined;
  const [org_id = '', key = '', ...more] = id.split('.');
  return isUuid(org_id) && isKey(key) && more.length === 0 ? { org_id, key } : undefined;
}

/** The columns by which the row is found. */
export const whereOf = (table: StaffTable, { org_id, key }: RowId): Record<string, string> => ({
  ...(org_id !== undefined && { org_id }),
  [table.key ?? 'id']: key,
});
