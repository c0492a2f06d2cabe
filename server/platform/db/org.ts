import { setTimeout } from 'node:timers/promises';
import type { Knex } from 'knex';
import type { ModelClass } from 'objection';
import { isUuid } from '../../core/ids.ts';
import { type Actor, eventOf, recordEvent } from './audit-event.ts';
import { type Send, sender } from './client.ts';
import { type Plain, plain } from './columns.ts';
import { isWorthAnotherTry, wasRolledBack } from './failures.ts';
import type { Gate } from './gate.ts';
import { held, whileHolding } from './holding.ts';
import { insertPlanned } from './insert.ts';
import type { OrgModel } from './org-model.ts';
import { OrgReader, OrgWriter } from './org-rows.ts';
import { everySubject } from './subject.ts';

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

  /** The same reach for a write that is not yet what the request asked for: its idempotency key is not settled by it. */
  apart(): Org {
    return new Org(this.id, this.actor, this.#app, this.#gate, this.#subject);
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

  /** Adds one row together with its audit event `action`: as `write` would, in one round trip instead of three. */
  insert<M extends OrgModel>(action: Action, model: new () => M, row: Partial<M>, detail?: Record<string, unknown>): Promise<Plain<M>> {
    if (this.beforeCommit)
      return this.write(action, async (db) => {
        if (detail) db.record({ detail });
        return plain(
          (await db
            .rows(model)
            .insert(row as object)
            .returning('*')) as unknown as M,
        );
      });
    const scope = { org_id: this.id, subject: this.#subject };
    const event = (target: string) => eventOf(this.id, this.actor, action, { target, ...(detail && { detail }) });
    return this.#alone(action, (sent) => insertPlanned(model as unknown as ModelClass<M>, this.#app, scope, row, { event, sent }));
  }

  /** Changes that leave no audit event, with the reason why none is due (bookkeeping of the house itself). */
  unrecorded<T>(why: string, work: (db: OrgWriter) => PromiseLike<T>): Promise<T> {
    return this.#transact(why, work);
  }

  #transact<T>(name: string, work: (db: OrgWriter) => PromiseLike<T>, last?: Last<T>): Promise<T> {
    return this.#alone(name, (sent) => this.#attempt(name, work, last, sent));
  }

  /** Does a change when the organisation has a free connection; never inside another, which it would wait for. */
  #alone<T>(name: string, work: (commitSent: () => void) => Promise<T>): Promise<T> {
    const open = held();
    if (open !== undefined) throw new Error(`${name} was begun while ${open} held a transaction.`);
    return this.#gate.pass(this.id, () => again(work));
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
