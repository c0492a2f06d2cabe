import { setTimeout } from 'node:timers/promises';
import type { Knex } from 'knex';
import type { ModelClass, QueryBuilder } from 'objection';
import { isUuid } from '../../core/ids.ts';
import { type Actor, type AuditNote, recordEvent } from './audit-event.ts';
import { type Send, sender } from './client.ts';
import { isWorthAnotherTry, wasRolledBack } from './failures.ts';
import type { Gate } from './gate.ts';
import { held, whileHolding } from './holding.ts';
import type { OrgModel, ScopedModel } from './org-model.ts';
import { findPlanned, listPlanned, type Listing, type Scope } from './plan.ts';
import { everySubject } from './subject.ts';

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

  /** The row with this id, as a plain object; the quickest way to one row, because nothing is built for it. */
  find<M extends OrgModel>(model: new () => M, id: string): Promise<M | undefined> {
    return findPlanned(model as unknown as ModelClass<M>, this.#connection, this.#scope, id);
  }

  /** One page of a list as plain objects; the quickest way to many rows, because the query is built once per shape and then replayed. */
  page<M extends OrgModel>(model: new () => M, listing: Listing): Promise<M[]> {
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
  override async find<M extends OrgModel>(model: new () => M, id: string): Promise<M | undefined> {
    return (await this.rows(model).findById(id)) as M | undefined;
  }

  /** Lists are read, not written; inside a transaction the page would come from another connection. */
  override page(): never {
    throw new Error('A page is read with org.read.');
  }

  /** Says more about the audit event of this write: its target (default: the result's id) and a detail of ids and field names, never values. */
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

type Action = `${string}.${string}`;

/** One organisation, as one caller may reach it. Handlers are given this and nothing wider. */
export class Org {
  readonly id: string;
  readonly actor: Actor;
  /** Set by the HTTP room for one request: work to be done in the transaction of each write, with its result (idempotency). */
  beforeCommit: ((result: unknown, db: OrgWriter) => Promise<void>) | undefined;
  readonly #app: Knex;
  readonly #gate: Gate;
  readonly #subject: string | undefined;

  constructor(id: string, actor: Actor, app: Knex, gate: Gate, subject?: string) {
    if (!isUuid(id)) throw new Error('An organisation id must be a UUID.');
    this.id = id;
    this.actor = actor;
    this.#app = app;
    this.#gate = gate;
    this.#subject = subject;
  }

  /** The same reach, and of the tables that hold what people said only the rows of this person; without it they hold none. */
  subject(userId: string): Org {
    if (!isUuid(userId)) throw new Error('A subject is the UUID of a user.');
    return this.#narrowed(userId);
  }

  /** The same reach, and of those tables the rows of everybody: for who may read them all, and for the house's own work. */
  everySubject(): Org {
    return this.#narrowed(everySubject);
  }

  #narrowed(subject: string): Org {
    const org = new Org(this.id, this.actor, this.#app, this.#gate, subject);
    org.beforeCommit = this.beforeCommit;
    return org;
  }

  /** Reads; inside an open write of the same organisation it would wait for itself, so use the writer there. */
  read<T>(work: (db: OrgReader) => PromiseLike<T>): Promise<T> {
    const name = held();
    if (name !== undefined) throw new Error(`A read was begun while ${name} held a transaction: read with its writer.`);
    return this.#gate.pass(this.id, () => again(async () => work(new OrgReader(this.id, this.#app, this.#subject))));
  }

  /** Changes, in one transaction together with their audit event `action` ('vehicle.added'), or not at all. The work may run twice. */
  write<T>(action: Action, work: (db: OrgWriter) => PromiseLike<T>): Promise<T> {
    const done = async (db: OrgWriter): Promise<T> => {
      const result = await work(db);
      await this.beforeCommit?.(result, db);
      return result;
    };
    return this.#transact(action, done, (send, result, db) => recordEvent(send, this.id, this.actor, action, result, db.notes));
  }

  /** Changes that leave no audit event, with the reason why none is due (bookkeeping of the house itself). */
  unrecorded<T>(why: string, work: (db: OrgWriter) => PromiseLike<T>): Promise<T> {
    return this.#transact(why, work);
  }

  #transact<T>(name: string, work: (db: OrgWriter) => PromiseLike<T>, last?: Last<T>): Promise<T> {
    const open = held();
    if (open !== undefined) throw new Error(`${name} was begun while ${open} held a transaction.`);
    return this.#gate.pass(this.id, () => again((sent) => this.#attempt(name, work, last, sent)));
  }

  async #attempt<T>(name: string, work: (db: OrgWriter) => PromiseLike<T>, last: Last<T> | undefined, sent: () => void): Promise<T> {
    const transaction = await this.#app.transaction({ org_id: this.id, subject: this.#subject } as Knex.TransactionConfig);
    try {
      const db = new OrgWriter(this.id, transaction, this.#subject);
      const result = await whileHolding(name, async () => work(db));
      const send = await sender(transaction);
      sent();
      // The last statement and the commit travel together. Where it fails, the database answers the commit by rolling back.
      const [recorded, committed] = await Promise.allSettled([last?.(send, result, db), transaction.commit()]);
      for (const outcome of [recorded, committed]) if (outcome.status === 'rejected') throw outcome.reason;
      return result;
    } catch (error) {
      if (!transaction.isCompleted()) await transaction.rollback().catch(() => {});
      throw error;
    }
  }
}

/** What is sent last in a transaction, right before its commit. */
type Last<T> = (send: Send, result: T, db: OrgWriter) => Promise<void>;

/** Waits between the tries, in milliseconds: a restart cuts every pooled connection, and the pool must notice that first. */
const waits = [25, 250];

/** Does the work again when the database gave it up (a deadlock), or went away under it, then never after its commit may have been sent. */
async function again<T>(work: (commitSent: () => void) => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    let commitSent = false;
    try {
      return await work(() => {
        commitSent = true;
      });
    } catch (error) {
      const wait = waits[tries];
      if (wait === undefined || !(wasRolledBack(error) || (!commitSent && isWorthAnotherTry(error)))) throw error;
      await setTimeout(wait);
    }
  }
}
