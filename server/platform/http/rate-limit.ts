import type { Response } from 'express';
import type { Clock } from '../../core/clock.ts';
import { tooMany } from '../../core/problem.ts';
import type { Db } from '../db/index.ts';
import { recent } from '../recent.ts';
import { SharedCounter } from './shared-counter.ts';

/**
 * Requests per minute: of an address to the open endpoints (`auth` the class that guesses could abuse), of a caller, of an organisation in
 * one process.
 */
export interface Rates {
  auth: number;
  expensive: number;
  address: number;
  org: number;
}
/** The usual limits. */
export const defaultRates: Rates = { auth: 600, expensive: 120, address: 6000, org: 30_000 };

const windowSeconds = 60;

function tell(res: Response, limit: number, remaining: number, seconds: number): void {
  res.setHeader('RateLimit-Limit', limit);
  res.setHeader('RateLimit-Remaining', Math.max(0, remaining));
  res.setHeader('RateLimit-Reset', Math.ceil(seconds));
}

/** Counts in this process: cheap enough for every request. */
class LocalCount {
  readonly #counts = recent<{ until: number; used: number }>(10_000);
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  take(res: Response, key: string, limit: number): void {
    const now = this.#clock.now().getTime();
    let count = this.#counts.get(key);
    if (!count || count.until <= now) {
      count = { until: now + windowSeconds * 1000, used: 0 };
      this.#counts.set(key, count);
    }
    count.used += 1;
    const seconds = (count.until - now) / 1000;
    tell(res, limit, limit - count.used, seconds);
    if (count.used > limit) throw tooMany(seconds);
  }
}

/**
 * Refuses with 429 what comes too often. The classes are counted in Postgres, for all processes together; in this process while Postgres is
 * away.
 */
export class RateLimits {
  readonly #rates: Rates;
  readonly #local: LocalCount;
  readonly #shared: Record<'auth' | 'expensive', SharedCounter>;

  constructor(db: Db, clock: Clock, rates: Partial<Rates> = {}) {
    this.#rates = { ...defaultRates, ...rates };
    this.#local = new LocalCount(clock);
    const counter = (name: 'auth' | 'expensive') => new SharedCounter(db, name, this.#rates[name], windowSeconds);
    this.#shared = { auth: counter('auth'), expensive: counter('expensive') };
  }

  /** The limit that every request has: per address, or per organisation once it is known. */
  everyday(res: Response, kind: 'address' | 'org', key: string): void {
    this.#local.take(res, `${kind}:${key}`, this.#rates[kind]);
  }

  /** The limit of a class; `key` says whose. */
  async ofClass(res: Response, name: 'auth' | 'expensive', key: string): Promise<void> {
    const limit = this.#rates[name];
    const { used, ms_left } = await this.#shared[name].add(key);
    tell(res, limit, limit - used, ms_left / 1000);
    if (used > limit) throw tooMany(ms_left / 1000);
  }
}
