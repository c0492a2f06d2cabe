import { forgetIfStale } from './client.ts';

const connectionLost = new Set(['57P01', '57P02', '57P03', 'ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT']);
const rolledBack = new Set(['40001', '40P01']);
/** knex closes a transaction whose connection broke, and says so of each statement that comes after. */
const lostMessages =
  /Connection terminated|connection is closed|Connection ended|Client has encountered a connection error|not queryable|Transaction query already complete/i;

/** The five-character SQLSTATE, or a system code, of a database error; objection wraps the driver's error in one of its own. */
export const codeOf = (error: unknown): string | undefined => {
  const { code, nativeError } = (error ?? {}) as { code?: unknown; nativeError?: { code?: unknown } };
  const found = code ?? nativeError?.code;
  return typeof found === 'string' ? found : undefined;
};

/** Whether the database went away (restart, failover, cut connection): the same work may succeed on a new connection. */
export const isConnectionLost = (error: unknown): boolean => {
  const code = codeOf(error);
  if (code !== undefined && (connectionLost.has(code) || code.startsWith('08'))) return true;
  return error instanceof Error && lostMessages.test(error.message);
};

/**
 * Whether the database itself ended the transaction without effect, whatever was sent: a deadlock, a conflict of its order, or a table that
 * a migration changed under a prepared statement, which is then prepared anew.
 */
export function wasRolledBack(error: unknown): boolean {
  return forgetIfStale(error) || rolledBack.has(codeOf(error) ?? '');
}

/** Whether the same work may simply be done again, provided that its commit was never sent. */
export const isWorthAnotherTry = (error: unknown): boolean => isConnectionLost(error) || wasRolledBack(error);
