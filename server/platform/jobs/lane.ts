import { setTimeout as sleep } from 'node:timers/promises';
import { Attempt } from './attempt.ts';
import type { Claimed } from './queue.ts';

interface Work {
  slots: number;
  pollMs: number;
  /** The next job, or none. */
  claim: () => Promise<Claimed | undefined>;
  /** Begins a try; the promise settles when its place is free again and never rejects. */
  begin: (claimed: Claimed) => { attempt: Attempt; ended: Promise<void> };
  onTrouble: (error: unknown) => void;
}

/** One queue's worker: it asks again at once while there is work and a free place, else when woken or after `pollMs`. */
export class Lane {
  readonly #work: Work;
  readonly #running = new Map<Attempt, Promise<void>>();
  #stopping = false;
  #woken = false;
  #ring: (() => void) | undefined;
  #loop: Promise<void> | undefined;

  constructor(work: Work) {
    this.#work = work;
  }

  start(): void {
    this.#loop = this.#run();
  }

  /** There may be work. */
  wake(): void {
    this.#woken = true;
    this.#ring?.();
  }

  /** Takes no more jobs, waits for those running up to `graceMs`, tells the rest to stop, and gives back what still runs a moment later. */
  async stop(graceMs: number, momentMs = 2_000): Promise<void> {
    this.#stopping = true;
    this.wake();
    await this.#loop;
    await this.#ended(graceMs);
    for (const attempt of this.#running.keys()) attempt.stop();
    await this.#ended(momentMs);
    await Promise.all([...this.#running.keys()].map((attempt) => attempt.abandon().catch(this.#work.onTrouble)));
  }

  async #run(): Promise<void> {
    while (!this.#stopping) {
      this.#woken = false;
      const claimed = this.#running.size < this.#work.slots ? await this.#claim() : undefined;
      if (claimed) this.#begin(claimed);
      else await this.#rest();
    }
  }

  async #claim(): Promise<Claimed | undefined> {
    try {
      return await this.#work.claim();
    } catch (error) {
      this.#work.onTrouble(error);
      return undefined;
    }
  }

  #begin(claimed: Claimed): void {
    const { attempt, ended } = this.#work.begin(claimed);
    const gone = ended.then(() => {
      this.#running.delete(attempt);
      this.wake();
    });
    this.#running.set(attempt, gone);
  }

  async #rest(): Promise<void> {
    if (this.#woken || this.#stopping) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, this.#work.pollMs);
      this.#ring = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#ring = undefined;
  }

  async #ended(withinMs: number): Promise<void> {
    if (this.#running.size === 0) return;
    const late = new AbortController();
    await Promise.race([Promise.all(this.#running.values()), sleep(withinMs, undefined, { signal: late.signal }).catch(() => {})]);
    late.abort();
  }
}
