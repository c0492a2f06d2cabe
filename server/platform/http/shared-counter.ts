import { createHash } from 'node:crypto';
import { RateLimiterMemory, RateLimiterPostgres, type RateLimiterRes } from 'rate-limiter-flexible';
import type { Db } from '../db/index.ts';

/** How often something was done lately. */
export interface Count {
  used: number;
  /** Until the window ends, in milliseconds. */
  ms_left: number;
}

/**
 * Counts per key in a window, in Postgres for all processes together; in this process alone while Postgres is away. Opened with the first
 * count, because it then also removes what has expired from time to time.
 */
export class SharedCounter {
  readonly #options: { keyPrefix: string; points: number; duration: number };
  readonly #db: Db;
  #opened: RateLimiterPostgres | undefined;

  constructor(db: Db, name: string, limit: number, windowSeconds: number) {
    this.#db = db;
    this.#options = { keyPrefix: name, points: limit, duration: windowSeconds };
  }

  /** How many the window is meant to hold. */
  get limit(): number {
    return this.#options.points;
  }

  get #limiter(): RateLimiterPostgres {
    this.#opened ??= new RateLimiterPostgres({
      ...this.#options,
      storeClient: this.#db.auth,
      storeType: 'knex',
      schemaName: 'app',
      tableName: 'rate_limits',
      tableCreated: true,
      clearExpiredByTimeout: true,
      insuranceLimiter: new RateLimiterMemory(this.#options),
    });
    return this.#opened;
  }

  /** Counts one more; the count may pass the limit, which the caller judges. */
  async add(key: string): Promise<Count> {
    try {
      return countOf(await this.#limiter.consume(short(key)));
    } catch (refusal) {
      if (refusal instanceof Error) throw refusal;
      return countOf(refusal as RateLimiterRes);
    }
  }

  /** The count without adding to it. */
  async look(key: string): Promise<Count> {
    const found = await this.#limiter.get(short(key));
    return found ? countOf(found) : { used: 0, ms_left: 0 };
  }

  /** Counts the key as used up for so many seconds. */
  async block(key: string, seconds: number): Promise<void> {
    await this.#limiter.block(short(key), seconds);
  }

  /** Starts the key anew. */
  async clear(key: string): Promise<void> {
    await this.#limiter.delete(short(key));
  }
}

/** The column takes 255 characters; an e-mail address alone may have 254. */
const short = (key: string): string => (key.length <= 100 ? key : createHash('sha256').update(key).digest('base64url'));

const countOf = (found: RateLimiterRes): Count => ({ used: found.consumedPoints, ms_left: found.msBeforeNext });
