import pg from 'pg';
import type { Database } from '../platform/config/index.ts';
import { entraPassword } from '../platform/db/index.ts';

/** Who may make roles on a server: a superuser, or on Azure the Entra administrator. */
export type Administrator = Pick<Database, 'host' | 'port' | 'user'> & Partial<Pick<Database, 'password' | 'ssl' | 'entra' | 'client_id'>>;

/** SQL on one connection of the administrator. */
export interface Desk {
  /** The administrator's name. */
  user: string;
  ask<R extends pg.QueryResultRow = pg.QueryResultRow>(text: string, values?: unknown[]): Promise<R[]>;
}

/** A name as SQL writes it. */
export const named = (name: string): string => pg.escapeIdentifier(name);
/** A text as SQL writes it. */
export const quoted = (text: string): string => pg.escapeLiteral(text);

/** Connects as the administrator for one piece of work. */
export async function atDesk<T>(who: Administrator, database: string, work: (desk: Desk) => Promise<T>): Promise<T> {
  const { host, port, user, ssl = false } = who;
  const password = who.entra ? entraPassword(who.client_id) : who.password;
  const client = new pg.Client({ host, port, user, ssl, password: password as string, database, connectionTimeoutMillis: 15_000 });
  await client.connect();
  try {
    return await work({ user, ask: async (text, values) => (await client.query(text, values)).rows as never });
  } finally {
    await client.end();
  }
}
