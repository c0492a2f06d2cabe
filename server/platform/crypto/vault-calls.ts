import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../core/clock.ts';
import { leavingTheBuilding } from '../db/index.ts';
import { Breaker } from './breaker.ts';
import { SealRefused } from './gcm.ts';
import { vaultFailure } from './vault-failure.ts';
import { keyUnavailable, refusedSeconds } from './wrapper.ts';

/** How patient calls to the vault are. */
export interface VaultCallOptions {
  clock: Clock;
  /** Told of every call that failed for good, so that somebody is alarmed. */
  onTrouble(message: string): void;
  /** Limit of one try. */
  timeoutMs: number;
  tries: number;
  /** Longest pause between two tries; a vault that asks for more gets it from our caller, by Retry-After. */
  longestPauseMs: number;
}

/** The patience of production. */
export const defaultCalls: Omit<VaultCallOptions, 'clock' | 'onTrouble'> = { timeoutMs: 3_000, tries: 3, longestPauseMs: 2_000 };

/**
 * Calls to the vault: a time limit per try, jittered retries that honour Retry-After, and a breaker per key version, so that one
 * disabled version does not shut out those who need another.
 */
export class VaultCalls {
  readonly #options: VaultCallOptions;
  readonly #breakers = new Map<string, Breaker>();

  constructor(options: VaultCallOptions) {
    this.#options = options;
  }

  /** The answer, or Problem 503 `key_unavailable`, or SealRefused where the vault says that the bytes are not its own. */
  async call<T>(kid: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    leavingTheBuilding('The key vault');
    const breaker = this.#breaker(kid);
    const seconds = breaker.wait();
    if (seconds > 0) throw keyUnavailable(seconds, new Error(`The vault failed for ${kid} and is left alone for a while.`));
    for (let attempt = 1; ; attempt++) {
      try {
        const answer = await inTime(work, this.#options.timeoutMs);
        breaker.succeeded();
        return answer;
      } catch (error) {
        const failure = vaultFailure(error);
        if (failure.refusesBytes) {
          breaker.succeeded(); // the vault is well; the stored bytes are not
          throw new SealRefused(`The vault refused what is stored as wrapped under ${kid}.`, { cause: error });
        }
        const pause = failure.retryAfterMs ?? Math.random() * 200 * 2 ** attempt;
        if (!failure.passing || attempt >= this.#options.tries || pause > this.#options.longestPauseMs) {
          breaker.failed();
          this.#options.onTrouble(`Key Vault failed for ${kid}: ${failure.reason}`);
          throw keyUnavailable(failure.passing ? pause / 1000 : refusedSeconds, error);
        }
        // A pause of exactly Retry-After would bring all callers back at once.
        await sleep(pause + Math.random() * 100);
      }
    }
  }

  #breaker(kid: string): Breaker {
    let breaker = this.#breakers.get(kid);
    if (!breaker) {
      breaker = new Breaker(this.#options.clock);
      this.#breakers.set(kid, breaker);
    }
    return breaker;
  }
}

/** Ends the wait even where the work does not heed its signal, as identities that ask the machine for a token do not. */
function inTime<T>(work: (signal: AbortSignal) => Promise<T>, ms: number): Promise<T> {
  const signal = AbortSignal.timeout(ms);
  return Promise.race([
    work(signal),
    new Promise<never>((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })),
  ]);
}
