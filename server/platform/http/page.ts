import { createHmac, createSecretKey, timingSafeEqual, type KeyObject } from 'node:crypto';
import type { Model, QueryBuilder } from 'objection';
import { Problem } from '../../core/problem.ts';
import type { Listing, OrgModel, OrgReader, Plain } from '../db/index.ts';

type Value = string | number;

/** One page of a list that was asked for. */
export interface Page {
  limit: number;
  /** The keys of the last row the caller has seen. */
  after: readonly Value[] | undefined;
  /** The signed cursor that continues after these keys. */
  cursorAfter(keys: readonly Value[]): string;
}

/** What a cursor is good for: one organisation, one route with what its path names, one set of filters. */
export interface CursorPlace {
  org_id: string;
  route: string;
  query: Readonly<Record<string, string>>;
}

/** The key that signs cursors. */
export const cursorKey = (secret: string): KeyObject => createSecretKey(Buffer.from(secret));

/**
 * The page that a query with `limit` and `cursor` asks for; 400 `cursor_invalid` for a cursor that we did not sign for exactly this list.
 */
export function openPage(key: KeyObject, place: CursorPlace, limit: number): Page {
  const { cursor } = place.query;
  return {
    limit,
    after: cursor === undefined ? undefined : opened(key, place, cursor),
    cursorAfter: (keys) => {
      const text = Buffer.from(JSON.stringify(keys)).toString('base64url');
      return `${text}.${signature(key, place, text).toString('base64url')}`;
    },
  };
}

function opened(key: KeyObject, place: CursorPlace, cursor: string): readonly Value[] {
  const [text = '', mac = ''] = cursor.split('.');
  const given = Buffer.from(mac, 'base64url');
  const right = signature(key, place, text);
  if (given.length !== right.length || !timingSafeEqual(given, right))
    throw new Problem(400, 'cursor_invalid', 'This cursor does not belong to this list.');
  return JSON.parse(Buffer.from(text, 'base64url').toString()) as readonly Value[];
}

function signature(key: KeyObject, { org_id, route, query }: CursorPlace, text: string): Buffer {
  const filters = Object.entries(query)
    .filter(([name]) => name !== 'cursor' && name !== 'limit')
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return createHmac('sha256', key)
    .update(JSON.stringify([org_id, route, filters, text]))
    .digest()
    .subarray(0, 16);
}

/** A list as its module declares it: the rows' model, equalities, columns, and the keys of its order (default: id, newest first). */
export type PageSpec = Partial<Pick<Listing, 'where' | 'select' | 'keys' | 'order'>>;

/**
 * One page of the model's rows by keyset: never an offset, never a count. The keys together must be unique and an index must lead with them
 * after org_id; a moment among them must be stored to the millisecond (timestamptz(3)). The rows are plain objects, with ISO texts for
 * moments. The query is built once per shape and then replayed, which halves what a list costs.
 */
export async function listed<M extends OrgModel>(
  db: OrgReader,
  call: { page(): Page },
  model: new () => M,
  { where = {}, select = [], keys = ['id'], order = 'desc' }: PageSpec = {},
): Promise<{ data: Plain<M>[]; next_cursor: string | null }> {
  const page = call.page();
  const rows = await db.page(model, { where, select, keys, order, limit: page.limit + 1, after: page.after });
  return pageOf(rows, page, keys);
}

/** The same for a query that is more than equalities. */
export async function paged<M extends Model>(
  call: { page(): Page },
  builder: QueryBuilder<M>,
  keys: readonly string[] = ['id'],
  order: 'asc' | 'desc' = 'desc',
): Promise<{ data: M[]; next_cursor: string | null }> {
  const page = call.page();
  let query = builder.orderBy(keys.map((column) => ({ column, order }))).limit(page.limit + 1);
  if (page.after)
    query = query.whereRaw(`(${marks('??', keys)}) ${order === 'desc' ? '<' : '>'} (${marks('?', keys)})`, [...keys, ...page.after]);
  return pageOf((await query.toKnexQuery()) as M[], page, keys);
}

/** The rows of one page, of which one more than asked for was read, and the cursor that continues after them. */
function pageOf<M extends object>(rows: M[], page: Page, keys: readonly string[]): { data: M[]; next_cursor: string | null } {
  const data = rows.slice(0, page.limit);
  const last = rows.length > page.limit ? data.at(-1) : undefined;
  return { data, next_cursor: last ? page.cursorAfter(keys.map((column) => keyOf(last, column))) : null };
}

const marks = (mark: string, columns: readonly string[]): string => columns.map(() => mark).join(', ');

function keyOf(row: object, column: string): Value {
  const value = (row as Record<string, unknown>)[column.slice(column.lastIndexOf('.') + 1)];
  return value instanceof Date ? value.toISOString() : (value as Value);
}
