import { tooMany } from '../../core/problem.ts';

interface Turn {
  start(): void;
  refuse(error: Error): void;
  timer: NodeJS.Timeout;
}

/**
 * Lets each organisation hold at most `limit` connections at once, so that a noisy one waits for itself and not the others for it.
 * A caller waits at most `patienceMs`, and at most `maxWaiting` wait per organisation; past that 429.
 */
export class Gate {
  readonly #limit: number;
  readonly #patienceMs: number;
  readonly #maxWaiting: number;
  readonly #running = new Map<string, number>();
  readonly #waiting = new Map<string, Turn[]>();

  constructor(limit: number, patienceMs = 10_000, maxWaiting = 200) {
    this.#limit = limit;
    this.#patienceMs = patienceMs;
    this.#maxWaiting = maxWaiting;
  }

  async pass<T>(orgId: string, work: () => Promise<T>): Promise<T> {
    if ((this.#running.get(orgId) ?? 0) < this.#limit) this.#running.set(orgId, (this.#running.get(orgId) ?? 0) + 1);
    else await this.#turn(orgId);
    try {
      return await work();
    } finally {
      this.#leave(orgId);
    }
  }

  #turn(orgId: string): Promise<void> {
    const line = this.#waiting.get(orgId) ?? [];
    if (line.length >= this.#maxWaiting) return Promise.reject(busy());
    return new Promise((resolve, reject) => {
      const turn: Turn = {
        start: resolve,
        refuse: reject,
        timer: setTimeout(() => {
          line.splice(line.indexOf(turn), 1);
          reject(busy());
        }, this.#patienceMs),
      };
      line.push(turn);
      this.#waiting.set(orgId, line);
    });
  }

  #leave(orgId: string): void {
    const line = this.#waiting.get(orgId);
    const next = line?.shift();
    if (line?.length === 0) this.#waiting.delete(orgId);
    if (next) {
      clearTimeout(next.timer);
      return next.start(); // the place passes on: the count of those running stays
    }
    const running = (this.#running.get(orgId) ?? 1) - 1;
    if (running === 0) this.#running.delete(orgId);
    else this.#running.set(orgId, running);
  }
}

const busy = () => tooMany(1, 'rate_limited', 'Your organisation has too many requests under way.');
