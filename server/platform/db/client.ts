import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import type { Duplex } from 'node:stream';
import type { Knex } from 'knex';
import type pg from 'pg';
import { isUuid } from '../../core/ids.ts';
import './columns.ts';
import { OrgQuery } from './org-query.ts';
import { sendable } from './sendable.ts';
import { subjectText } from './subject.ts';

/** The two inner classes of knex that its typings do not name. */
interface KnexTransaction {
  query(connection: unknown, sql: string): Promise<unknown>;
}
interface KnexQuery {
  sql: string;
  bindings?: unknown[];
  options?: { org_id?: string; subject?: string };
  response?: pg.QueryResult;
}
const require = createRequire(import.meta.url);
const PgClient = require('knex/lib/dialects/postgres/index.js') as new (config: Knex.Config) => object;
const PgTransaction = require('knex/lib/dialects/postgres/execution/pg-transaction.js') as new (...args: unknown[]) => KnexTransaction;

const maxNames = 500;
/** A statement of more values is one of many lengths (a batch), which would use up the names. */
const mostNamedValues = 100;
const names = new Map<string, string>();
let generation = 0;

/** A stable name per statement text, so that each connection prepares it once; bounded, because servers keep every name. */
export function nameOf(sql: string): string | undefined {
  const known = names.get(sql);
  if (known !== undefined || names.size >= maxNames) return known;
  const name = `lh${generation}_${createHash('sha1').update(sql).digest('base64url')}`;
  names.set(sql, name);
  return name;
}

/**
 * Whether a migration changed a table under a prepared `select *`, which then did nothing; if so, everything is prepared anew from now on.
 */
export function forgetIfStale(error: unknown): boolean {
  const { code, message, nativeError } = (error ?? {}) as { code?: unknown; message?: unknown; nativeError?: { code?: unknown } };
  const isStale = (code ?? nativeError?.code) === '0A000' && String(message).includes('cached plan');
  if (isStale) {
    generation += 1;
    names.clear();
  }
  return isStale;
}

/** What is sent to this connection before the event loop turns leaves in one write: a system call costs as much as the statement. */
function writeTogether(connection: pg.Client): void {
  const { stream } = (connection as unknown as { connection: { stream: Duplex } }).connection;
  stream.cork();
  setImmediate(() => stream.uncork());
}

class OrgTransaction extends PgTransaction {
  readonly #orgId: string | undefined;
  readonly #subject: string | undefined;

  constructor(client: unknown, container: unknown, config?: { org_id?: string; subject?: string }, outer?: unknown) {
    super(client, container, config, outer);
    this.#orgId = config?.org_id;
    this.#subject = config?.subject;
  }

  /**
   * BEGIN and the organisation's setting are one message (the id is checked to be a UUID, so it can stand in the text), and the first
   * statement is sent right behind it: connections are pipelined. Should the message fail, so does everything after it.
   */
  begin(connection: unknown): Promise<unknown> {
    if (this.#orgId === undefined) return this.query(connection, 'BEGIN;');
    if (!isUuid(this.#orgId)) return Promise.reject(new Error('An organisation id must be a UUID.'));
    writeTogether(connection as pg.Client);
    const subject = this.#subject === undefined ? '' : `,set_config('app.subject','${subjectText(this.#subject)}',true)`;
    this.query(connection, `BEGIN;select set_config('app.org_id','${this.#orgId}',true)${subject};`).catch(() => {});
    return Promise.resolve();
  }
}

/** knex's Postgres client, with statements that carry `options.org_id` sent as one scoped batch. */
export class OrgClient extends PgClient {
  transaction(container: unknown, config?: { org_id?: string; subject?: string }, outer?: unknown): KnexTransaction {
    return new OrgTransaction(this, container, config, outer);
  }

  /**
   * Asked before a connection is used: none on which a transaction is open still, because its end was cancelled, is used by somebody else.
   */
  validateConnection(connection: pg.Client): boolean {
    return (connection.getTransactionStatus() ?? 'I') === 'I';
  }

  /** What alone was sent is sent again if it was stale; inside a transaction that has failed then, and is done again by who began it. */
  async _query(connection: Connection, query: KnexQuery): Promise<KnexQuery> {
    try {
      return await send(connection, query);
    } catch (error) {
      if (!forgetIfStale(error) || connection.__knexTxId !== undefined) throw error;
      return send(connection, query);
    }
  }
}

type Connection = pg.Client & { __knexTxId?: string };

function send(connection: Connection, query: KnexQuery): Promise<KnexQuery> {
  const values = sendable(query.bindings ?? []);
  const name = values.length > 0 && values.length <= mostNamedValues ? nameOf(query.sql) : undefined;
  const config = { text: query.sql, values, ...(name !== undefined && { name }) };
  const orgId = connection.__knexTxId === undefined ? query.options?.org_id : undefined;
  return new Promise((resolve, reject) => {
    const done = (error: Error | null, response: pg.QueryResult): void => {
      if (error) return reject(error);
      query.response = response;
      resolve(query);
    };
    if (orgId === undefined) void connection.query(config, done as never);
    else void connection.query(new OrgQuery({ org_id: orgId, subject: query.options?.subject }, config, done) as never);
  });
}

/** Sends one statement at once, behind what was sent before. */
export type Send = (text: string, values: unknown[]) => Promise<void>;

/** A way to send on a transaction's own connection without knex, which would not let a statement and the commit travel together. */
export async function sender(transaction: Knex.Transaction): Promise<Send> {
  const connection = (await (transaction.client as { acquireConnection(): Promise<pg.Client> }).acquireConnection()) as pg.Client;
  writeTogether(connection);
  return async (text, values) => {
    const name = nameOf(text);
    await connection.query({ text, values, ...(name !== undefined && { name }) });
  };
}
