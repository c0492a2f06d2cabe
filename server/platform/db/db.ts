import type { Knex } from 'knex';
import type { Database, DatabaseRole } from '../config/index.ts';
import type { Actor } from './audit-event.ts';
import { Gate } from './gate.ts';
import { connect } from './knex.ts';
import { Org } from './org.ts';

/** What the pools are opened with. */
export interface DbOptions {
  /** Where each role connects. */
  database(role: DatabaseRole): Database;
  /** Most connections per role in this process. */
  pool: { min: number; max: number };
  /** Told of trouble that no caller sees, such as an idle connection that was cut. */
  onTrouble(message: string): void;
}

/** The pools of the database roles; each opens when first used. */
export class Db {
  readonly #options: DbOptions;
  readonly #pools = new Map<DatabaseRole, Knex>();
  readonly #gate: Gate;

  constructor(options: DbOptions) {
    this.#options = options;
    this.#gate = new Gate(Math.max(1, Math.floor(options.pool.max / 2)));
  }

  /** The reach of one organisation. `id` must come from a verified credential, a claimed job or a webhook source. */
  org(id: string, actor: Actor): Org {
    return new Org(id, actor, this.app, this.#gate);
  }

  /** The reach of one organisation as longhouse_staff has it: listed columns, few changes, and an audit event for each of them. */
  staffOrg(id: string, actor: Actor & { kind: 'staff' }): Org {
    return new Org(id, actor, this.staff, this.#gate);
  }

  /** longhouse_app: organisation rows, once the organisation is known. For the platform's own rooms; modules get an Org. */
  get app(): Knex {
    return this.getPool('app');
  }

  /** longhouse_auth: sign-in and the look-ups before an organisation is known. */
  get auth(): Knex {
    return this.getPool('auth');
  }

  /** longhouse_staff: the console. */
  get staff(): Knex {
    return this.getPool('staff');
  }

  /** Closes the pool of every role that opened one. */
  async closePool(): Promise<void> {
    await Promise.all([...this.#pools.values()].map((pool) => pool.destroy()));
    this.#pools.clear();
  }

  /** The pool of a role, opened when it is first asked for. Whatever knows its organisation takes `org` instead. */
  getPool(role: DatabaseRole): Knex {
    let knex = this.#pools.get(role);
    if (!knex) {
      knex = connect(this.#options.database(role), this.#sizeOf(role), this.#options.onTrouble);
      this.#pools.set(role, knex);
    }
    return knex;
  }

  #sizeOf(role: DatabaseRole): { min: number; max: number } {
    const { pool } = this.#options;
    if (role === 'app') return pool;
    return role === 'auth' ? { min: Math.min(1, pool.min), max: 4 } : { min: 0, max: 2 };
  }
}
