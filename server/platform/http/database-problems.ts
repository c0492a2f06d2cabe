import { conflict, invalid, Problem, unavailable } from '../../core/problem.ts';
import { codeOf, isConnectionLost } from '../db/index.ts';

/** Tables whose rows the product calls by another noun than the table's own singular. */
const nouns: Readonly<Record<string, string>> = {
  provider_credentials: 'credential',
  vehicle_mods: 'modification',
  vehicle_documents: 'document',
  orgs: 'organisation',
};

const nounOf = (table: string): string => nouns[table] ?? table.replace(/ies$/, 'y').replace(/s$/, '');

/** The problem behind a database error, if the caller can act on it. Never the database's own words: they quote values. */
export function translateDatabaseError(error: unknown): Problem | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = codeOf(error) ?? '';
  // objection wraps the driver's error and finds the table only where Postgres gives a detail, which it withholds under row level security.
  const { table, message } = ((error as { nativeError?: Error }).nativeError ?? error) as Error & { table?: unknown };
  const thing = nounOf(typeof table === 'string' ? table : 'row');
  if (code === '23505') return conflict(`${thing}_conflict`, `There already is such a ${thing.replaceAll('_', ' ')}.`);
  if (code === '23503') {
    // The same state for both ends: something is still referred to, or refers to what is not there.
    return message.startsWith('update or delete')
      ? conflict(`${thing}_conflict`, `A ${thing.replaceAll('_', ' ')} still refers to it.`)
      : invalid([{ path: 'body', message: 'Refers to something that does not exist.' }]);
  }
  if (code.startsWith('22')) return invalid([{ path: 'body', message: 'A value is out of range or not in its format.' }]);
  if (isAway(error, code)) return unavailable('database_unavailable', 'The database cannot answer at the moment.');
  return undefined;
}

const isAway = (error: Error, code: string): boolean =>
  isConnectionLost(error) || /^(57|53|08|40)/.test(code) || code === '55P03' || code === 'ENOTFOUND' || error.name === 'KnexTimeoutError';
