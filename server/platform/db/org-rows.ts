import type { Knex } from 'knex';
import type { ModelClass, QueryBuilder } from 'objection';
import type { AuditNote } from './audit-event.ts';
import type { OrgModel, ScopedModel } from './org-model.ts';
import { type Plain, plain } from './columns.ts';
import type { Scope } from './org-query.ts';
import { findPlanned, listPlanned, type Listing } from './plan.ts';

/** Reads of one organisation's rows. Each statement is scoped by itself, in one round trip. */
export class OrgReader {
  /** The organisation's id. */
  readonly org_id: string;
  readonly #connection: Knex;
  readonly #subject: string | undefined;

  constructor(orgId: string, connection: Knex, subject?: string) {
    this.org_id = orgId;
    this.#subject = subject;
    this.#connection = connection;
  }

  get #scope(): Scope {
    return { org_id: this.org_id, subject: this.#subject };
  }

  /** A query over this organisation's rows of the model, and of no other organisation. */
  rows<M extends OrgModel | ScopedModel>(model: new () => M): QueryBuilder<M> {
    const scoped = model as unknown as ModelClass<M>;
    return scoped.query(this.#connection).context(this.#scope) as unknown as QueryBuilder<M>;
  }

  /** The row with this id, as a plain object with ISO texts for moments; the quickest way to one row, because nothing is built for it. */
  find<M extends OrgModel>(model: new () => M, id: string): Promise<Plain<M> | undefined> {
    return findPlanned(model as unknown as ModelClass<M>, this.#connection, this.#scope, id);
  }

  /**
   * One page of a list as such plain objects; the quickest way to many rows, because the query is built once per shape and then replayed.
   */
  page<M extends OrgModel>(model: new () => M, listing: Listing): Promise<Plain<M>[]> {
    return listPlanned(model as unknown as ModelClass<M>, this.#connection, this.#scope, listing);
  }
}

const transactions = new WeakMap<OrgReader, Knex.Transaction>();

/** Reads and writes of one organisation inside one open transaction. */
export class OrgWriter extends OrgReader {
  readonly notes: AuditNote = {};

  constructor(orgId: string, transaction: Knex.Transaction, subject?: string) {
    super(orgId, transaction, subject);
    transactions.set(this, transaction);
  }

  /** The row with this id, as this transaction sees it. */
  override async find<M extends OrgModel>(model: new () => M, id: string): Promise<Plain<M> | undefined> {
    const row = (await this.rows(model).findById(id)) as M | undefined;
    return row && plain(row);
  }

  /** Lists are read, not written; inside a transaction the page would come from another connection. */
  override page(): never {
    throw new Error('A page is read with org.read.');
  }

  /**
   * Says more about the audit event of this write: its target (default: the result's id) and a detail of ids and field names, never values.
   */
  record(note: AuditNote): void {
    Object.assign(this.notes, note);
  }
}

/** The transaction under a writer, for the platform's own rooms (jobs, outbox, keys). Modules never need it; a house test sees to that. */
export function transactionOf(db: OrgWriter): Knex.Transaction {
  const transaction = transactions.get(db);
  if (!transaction) throw new Error('This writer has no open transaction.');
  return transaction;
}
