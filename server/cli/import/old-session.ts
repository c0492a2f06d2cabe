import { firstCodePoints, isPlainLine, isStorable } from '../../core/text.ts';
import { type ImportedSummary, longestSummary, SessionKey } from '../../modules/intake/index.ts';
import { notJson } from './json-objects.ts';
import { momentFrom } from './moments.ts';
import { notUtf8 } from './utf8.ts';

/** What an old row says, in our words. */
export interface OldSession extends ImportedSummary {
  external_id: string;
  /** Its summary was longer than ours may be. */
  cut: boolean;
  /** What it says of when is read; else it is the moment of the import. */
  dated: boolean;
  /** It says something of when that cannot be read. */
  unreadable: boolean;
}

const longestName = 200;

/** The names of a column, without case, blanks and signs: "Session ID", "session_id" and "sessionId" are one. */
const columns = {
  session: ['sessionid', 'session', 'sessionkey'],
  user: ['userid', 'user', 'externalid', 'sub'],
  summary: ['summary', 'sessionsummary'],
  created: ['createdat', 'nccreatedat'],
  updated: ['updatedat', 'ncupdatedat'],
} as const;

/** The row as we keep it, or why it is skipped. `user` is whose a row is that names nobody. */
export function oldSession(row: unknown, user?: string): OldSession | { skipped: string } {
  if (row === notUtf8) return { skipped: 'text that is not UTF-8' };
  if (row === notJson) return { skipped: 'not JSON' };
  if (typeof row !== 'object' || row === null) return { skipped: 'not an object' };
  const values = new Map(Object.entries(row).map(([name, value]) => [name.toLowerCase().replace(/[^a-z]/g, ''), value as unknown]));
  const value = (names: readonly string[]): unknown =>
    names.map((name) => values.get(name)).find((one) => one !== undefined && one !== null && one !== '');
  const session_key = keyFrom(value(columns.session));
  const external_id = nameFrom(value(columns.user) ?? user);
  if (session_key === undefined) return { skipped: 'no session_id that can be one' };
  if (external_id === undefined) return { skipped: 'no user_id that can be one (name whose such rows are with --user)' };
  const text = value(columns.summary) ?? '';
  if (typeof text !== 'string' || !isStorable(text)) return { skipped: 'a summary that is not text' };
  const summary = firstCodePoints(text, longestSummary);
  const [created, updated] = [value(columns.created), value(columns.updated)];
  const [began, changed] = [momentFrom(created), momentFrom(updated)];
  return {
    session_key,
    external_id,
    summary,
    created_at: began ?? changed ?? new Date(),
    updated_at: changed ?? began ?? new Date(),
    cut: summary.length < text.length,
    dated: (changed ?? began) !== undefined,
    unreadable: (created !== undefined && began === undefined) || (updated !== undefined && changed === undefined),
  };
}

/** A number past those that are told apart was another in the file, and maybe somebody else's. */
const textOf = (value: unknown): unknown => (typeof value === 'number' && Math.abs(value) <= Number.MAX_SAFE_INTEGER ? `${value}` : value);

const keyFrom = (value: unknown): string | undefined => SessionKey.safeParse(textOf(value)).data;

function nameFrom(value: unknown): string | undefined {
  const text = textOf(value);
  return typeof text === 'string' && text.length <= longestName && isPlainLine(text) ? text : undefined;
}
