import { plainText } from '../../server/core/plain.ts';
import { createHash } from 'node:crypto';
import type { StaffTable } from '../../server/platform/staff/index.ts';
import type { Kinds } from './column-types.ts';
import { idOf } from './row-id.ts';

type Row = Readonly<Record<string, unknown>>;

/** A value as the console exchanges it: JSON as text, so that its numbers and booleans stay what they are; moments as ISO text. */
export function shown(value: unknown, kind: Kinds[string] | undefined): string | number | boolean | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  if (kind === 'json') return JSON.stringify(value, null, 2);
  if (Array.isArray(value)) return value.join(', ');
  if (Buffer.isBuffer(value)) return null;
  return typeof value === 'number' || typeof value === 'boolean' ? value : plainText(value);
}

/** Tells whether what a form changes is still as the form was filled from. */
export const versionOf = (table: StaffTable, row: Row): string =>
  createHash('sha256')
    .update(JSON.stringify((table.edit ?? []).map((name) => row[name] ?? null)))
    .digest('base64url')
    .slice(0, 16);

/** What AdminJS is given of a row: the visible columns and its figures where they were read, and nothing else, whatever the row holds. */
export function paramsOf(table: StaffTable, kinds: Kinds, row: Row, byName: ReadonlyMap<string, StaffTable>): Record<string, unknown> {
  const params: Record<string, unknown> = { _id: idOf(table, row) };
  const figures = Object.keys(table.figures ?? {}).filter((name) => name in row);
  for (const name of [...table.visible, ...figures]) params[name] = referenceOf(table, row, name, byName) ?? shown(row[name], kinds[name]);
  if (table.edit) params['_v'] = versionOf(table, row);
  return params;
}

/** The name of the row that a column points at. */
function referenceOf(table: StaffTable, row: Row, name: string, byName: ReadonlyMap<string, StaffTable>): string | undefined {
  const to = table.references?.[name];
  const value = row[name];
  if (to === undefined || value === null || value === undefined) return undefined;
  return byName.get(to)?.global ? plainText(value) : `${plainText(row['org_id'])}.${plainText(value)}`;
}
