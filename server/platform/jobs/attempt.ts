import type { Knex } from 'knex';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '../../core/problem.ts';
import { type OrgWriter, transactionOf } from '../db/index.ts';
import { LeaseLost, RetryLater } from './failures.ts';
import type { Claimed, Queue } from './queue.ts';
import { defer, settleFailure } from './settle.ts';

/** How a kind of job is run; `finish` of the running job takes what its lane's work holds. */
export interface Runner {
  attempts: number;
  run: (claimed: Claimed, job: AttemptView) => Promise<void>;
}

/** The running job, with both forms of finishing. */
export interface AttemptView {
  id: string;
  attempt: number;
  attempts: number;
  signal: AbortSignal;
  finish: (db: OrgWriter) => Promise<void>;
  finishOn: (trx: Knex.Transaction) => Promise<void>;
}

/** How a try ended; `lost`: the job went to another worker. */
export type Outcome = 'done' | 'deferred' | 'failed' | 'dead' | 'lost';

/** What a job that outlives its time, and does not heed its signal, is still waited for. */
const graceMs = 5_000;

/** One try of one job: keeps its lease while it runs, and settles it. */
export class Attempt {
  readonly claimed: Claimed;
  readonly #queue: Queue;
  readonly #controller = new AbortController();
  #finished = false;
  #handBack = false;

  constructor(queue: Queue, claimed: Claimed) {
    this.#queue = queue;
    this.claimed = claimed;
  }

  /** Tells the work to stop; its job is handed back to be run by another worker, and the try is not counted. */
  stop(): void {
    this.#handBack = true;
    this.#controller.abort(new Error('The worker is stopping.'));
  }

  /** Gives the job back although the work has not heeded stop(); whatever it still does cannot take effect. */
  abandon(): Promise<void> {
    return defer(this.#queue, this.claimed, 0, 'Its worker stopped.');
  }

  /** Runs and settles the try; `error` is what it ended with unless it is done. Rejects only if the database is away. */
  async run({ attempts, run }: Runner): Promise<{ outcome: Outcome; error?: unknown }> {
    const { lease_seconds, retry_limit, retry_count } = this.claimed;
    const heartbeat = setInterval(() => void this.#touch(), (lease_seconds * 1_000) / 4);
    try {
      await this.#withinTime(run(this.claimed, this.#view(attempts, attempts - (retry_limit - retry_count))));
      if (!this.#finished && !(await this.#queue.complete(this.claimed))) throw new LeaseLost();
      return { outcome: 'done' };
    } catch (error) {
      if (error instanceof LeaseLost) return { outcome: 'lost', error };
      const reason = this.#handBack ? new RetryLater(0, 'Its worker stopped.') : softened(error);
      return { outcome: await settleFailure(this.#queue, this.claimed, reason), error };
    } finally {
      clearInterval(heartbeat);
    }
  }

  #view(attempts: number, attempt: number): AttemptView {
    const finishOn = async (trx: Knex.Transaction): Promise<void> => {
      if (!(await this.#queue.complete(this.claimed, trx))) throw new LeaseLost();
      this.#finished = true;
    };
    return {
      id: this.claimed.id,
      attempt,
      attempts,
      signal: this.#controller.signal,
      finish: (db) => finishOn(transactionOf(db)),
      finishOn,
    };
  }

  async #touch(): Promise<void> {
    // Trouble here is no proof of a lost lease: if the database stays away, the lease lapses by itself.
    const ours = await this.#queue.touch(this.claimed).catch(() => true);
    if (!ours && !this.#finished) this.#controller.abort(new LeaseLost());
  }

  async #withinTime(work: Promise<void>): Promise<void> {
    const over = new AbortController();
    const limitMs = this.claimed.expire_seconds * 1_000;
    const tooLong = (async () => {
      await sleep(limitMs, undefined, { signal: over.signal });
      this.#controller.abort(new Error('The job took too long.'));
      await sleep(graceMs, undefined, { signal: over.signal });
      throw new TookTooLong(limitMs);
    })();
    tooLong.catch(() => {});
    try {
      await Promise.race([work, tooLong]);
    } finally {
      over.abort();
    }
  }
}

class TookTooLong extends Error {
  constructor(limitMs: number) {
    super(`The job took longer than ${limitMs / 1_000} s.`);
    this.name = 'TookTooLong';
  }
}

/** Something that is away for a while, as the house says it (503 or 429 with Retry-After), uses up no try. */
function softened(error: unknown): unknown {
  const seconds =
    error instanceof Problem && (error.status === 503 || error.status === 429) ? Number(error.headers['Retry-After']) : Number.NaN;
  return seconds > 0 ? new RetryLater(seconds, (error as Problem).message) : error;
}
