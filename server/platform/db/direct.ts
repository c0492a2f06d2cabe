import type { Knex } from 'knex';
import type pg from 'pg';
import { nameOf, forgetIfStale } from './client.ts';
import { OrgQuery } from './org-query.ts';
import { sendable } from './sendable.ts';

type Done = (error: Error | null, result: pg.QueryResult) => void;

/** A statement as pg takes it, prepared once per connection. */
export function prepared(text: string, values: unknown[]): { text: string; values: unknown[]; name?: string } {
  const name = nameOf(text);
  return { text, values: sendable(values), ...(name !== undefined && { name }) };
}

/** Sends on a connection of the pool, past knex's builder and runner, which cost more than a small statement itself; answers the rows. */
export async function onConnection<R>(knex: Knex, send: (connection: pg.Client, done: Done) => void): Promise<R[]> {
  const client = knex.client as { acquireConnection(): Promise<pg.Client>; releaseConnection(connection: pg.Client): Promise<void> };
  const connection = await client.acquireConnection();
  try {
    return await new Promise<R[]>((resolve, reject) => {
      send(connection, (error, result) => (error ? reject(error) : resolve(result.rows as R[])));
    });
  } finally {
    void client.releaseConnection(connection);
  }
}

/** The rows of one statement (`$1`, `$2`) that every request needs, as the role of this pool. */
export async function hotRows<R>(knex: Knex, text: string, values: unknown[]): Promise<R[]> {
  const ask = () =>
    onConnection<R>(knex, (connection, done) => void connection.query(new OrgQuery(undefined, prepared(text, values), done) as never));
  return ask().catch((error: unknown) => {
    if (!forgetIfStale(error)) throw error;
    return ask();
  });
}
