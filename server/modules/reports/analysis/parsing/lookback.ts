import { MAX_LINE, MAX_LOOKBACK } from '../limits.ts';

/** The few lines before the one at hand, newest last: a stack's header is found among them. */
export class Lookback {
  #lines: string[] = [];
  /** Characters handed out, for the count of work. */
  looked = 0;

  push(line: string): void {
    if (this.#lines.length === MAX_LOOKBACK) this.#lines.shift();
    this.#lines.push(line.length > MAX_LINE ? line.slice(0, MAX_LINE) : line);
  }

  /** The lines, newest first. */
  newestFirst(): string[] {
    for (const line of this.#lines) this.looked += line.length;
    return this.#lines.toReversed();
  }

  last(): string | undefined {
    return this.#lines.at(-1);
  }

  get size(): number {
    return this.#lines.length;
  }

  clear(): void {
    if (this.#lines.length > 0) this.#lines = [];
  }
}
