import { plainText } from '../../server/core/plain.ts';
import type { Request, Response } from 'express';
import type { Knex } from 'knex';
import type { Kinds } from '../resources/column-types.ts';
import type { ConsoleTable } from '../resources/console-table.ts';
import { narrow, type Narrow } from '../resources/narrowing.ts';
import { shown } from '../resources/values.ts';

const stretch = 1_000;
const mostRows = 200_000;

/** A cell that no spreadsheet takes for a formula. */
export const csvCell = (value: unknown): string => {
  const text = plainText(value);
  const harmless = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(?:\.\d+)?$/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
};

/** The conditions in the query string, in AdminJS's own form: filters.<column>, and ~~from and ~~to for moments. */
export function conditionsIn(query: Request['query']): Narrow[] {
  const conditions: Narrow[] = [];
  for (const [name, value] of Object.entries(query)) {
    const [, column, end] = /^filters\.([^.~]+)(?:~~(from|to))?$/.exec(name) ?? [];
    if (column === undefined || typeof value !== 'string') continue;
    conditions.push({ column, value: end === undefined ? value : { [end]: value } });
  }
  return conditions;
}

/** Resolves when the reader has taken what was written, or is gone. */
const taken = (res: Response): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      res.off('drain', done).off('close', done);
      resolve();
    };
    if (res.writableNeedDrain && !res.destroyed) res.on('drain', done).on('close', done);
    else resolve();
  });

/** Streams the rows of a table as CSV, newest first, with the conditions of the list; its visible columns and no others. */
export async function exportCsv(staff: Knex, table: ConsoleTable, kinds: Kinds, req: Request, res: Response): Promise<void> {
  const key = table.key ?? 'id';
  const conditions = conditionsIn(req.query);
  const source = table.source === undefined ? `app.${table.table}` : staff.raw(table.source);
  let after: { _at: string; key: unknown } | undefined;
  for (let sent = 0; sent < mostRows && !res.destroyed; sent += stretch) {
    const query = narrow(staff.queryBuilder().from(source), table, kinds, conditions)
      .select(table.visible)
      .select(staff.raw('created_at::text as _at'))
      .orderBy([
        { column: 'created_at', order: 'desc' },
        { column: key, order: 'desc' },
      ])
      .limit(stretch);
    if (after) void query.whereRaw('(created_at, ??) < (?::timestamptz, ?)', [key, after._at, after.key as string]);
    const rows = (await query) as unknown as Record<string, unknown>[];
    if (sent === 0) {
      res.setHeader('Content-Type', 'text/csv; charset=utf-8');
      res.setHeader('Content-Disposition', `attachment; filename="${table.table}.csv"`);
      res.write(`\ufeff${table.visible.map(csvCell).join(',')}\r\n`);
    }
    for (const row of rows) res.write(`${table.visible.map((name) => csvCell(shown(row[name], kinds[name]))).join(',')}\r\n`);
    await taken(res);
    const last = rows.at(-1);
    if (!last || rows.length < stretch) break;
    after = { _at: String(last['_at']), key: last[key] };
  }
  res.end();
}
