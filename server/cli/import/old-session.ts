import { firstCodePoints, isPlainLine, isStorable } from '../../core/text.ts';
import type { ImportedSummary } from '../../modules/intake/index.ts';
import { notUtf8 } from './utf8.ts';

/** What an old row says, in our words; `cut` where its summary was longer than ours may be. */
export interface OldSession extends ImportedSummary {
  external_id: string;
  cut: boolean;
}

/** Code points of the longest summary, as the old back end cut it. */
const longestSummary = 2_000;
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
  if (typeof row !== 'object' || row === null) return { skipped: 'not an object' };
  const values = new Map(Object.entries(row).map(([name, value]) => [name.toLowerCase().replace(/[^a-z]/g, ''), value as unknown]));
  const value = (names: readonly string[]): unknown =>
    names.map((name) => values.get(name)).find((one) => one !== undefined && one !== null && one !== '');
  const session_key = nameFrom(value(columns.session));
  const external_id = nameFrom(value(columns.user) ?? user);
  if (session_key === undefined) return { skipped: 'no session_id that can be one' };
  if (external_id === undefined) return { skipped: 'no user_id that can be one (name whose such rows are with --user)' };
  const text = value(columns.summary) ?? '';
  if (typeof text !== 'string' || !isStorable(text)) return { skipped: 'a summary that is not text' };
  const summary = firstCodePoints(text, longestSummary);
  const created_at = momentFrom(value(columns.created)) ?? new Date();
  const updated_at = momentFrom(value(columns.updated)) ?? created_at;
  return { session_key, external_id, summary, created_at, updated_at, cut: summary.length < text.length };
}

/** A number past those that are told apart was another in the file, and maybe somebody else's. */
function nameFrom(value: unknown): string | undefined {
  const text = typeof value === 'number' && Math.abs(value) <= Number.MAX_SAFE_INTEGER ? `${value}` : value;
  return typeof text === 'string' && text.length <= longestName && isPlainLine(text) ? text : undefined;
}

function momentFrom(value: unknown): Date | undefined {
  const moment =
    typeof value === 'string' ? new Date(/(?:Z|[+-]\d\d:?\d\d)$/.test(value) ? value : `${value.replace(' ', 'T')}Z`) : undefined;
  return moment && moment.getTime() > 0 && moment.getTime() <= Date.now() ? moment : undefined;
}
