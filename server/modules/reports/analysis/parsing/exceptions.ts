import { MAX_EXCEPTIONS } from '../limits.ts';
import type { Exception } from '../types.ts';
import type { Collector } from './reader.ts';

/** Exception and causes, outermost first. */
export function* chain(exception: Exception): Generator<Exception> {
  for (let one: Exception | null = exception; one !== null; one = one.caused_by) yield one;
}

const keyOf = (exception: Exception): string =>
  Array.from(chain(exception), (one) =>
    [one.type, one.message, ...one.frames.map((f) => `${f.file}:${f.line}:${f.function}`)].join('\n'),
  ).join('\n\n');

/** Gathers the exceptions of a log: repeats are counted, and beyond the limit the newest always stays. */
export class Exceptions implements Collector {
  readonly #kept = new Map<string, Exception>();
  #newest: string | null = null;
  line = 0;
  cut = 0;
  cut_frames = 0;

  add(exception: Exception): void {
    if (!Array.from(chain(exception)).some((one) => one.frames.length > 0 || (one.type !== null && one.message !== ''))) return;
    const key = keyOf(exception);
    const same = this.#kept.get(key);
    // deleted and set again, so that the map stays in the order in which exceptions were last seen
    this.#kept.delete(key);
    if (same === undefined && this.#kept.size >= MAX_EXCEPTIONS && this.#newest !== null) {
      this.#kept.delete(this.#newest);
      this.cut++;
    }
    this.#kept.set(key, { ...exception, seen: (same?.seen ?? 0) + 1, last_line: this.line });
    this.#newest = key;
  }

  cutFrames(count: number): void {
    this.cut_frames += count;
  }

  all(): Exception[] {
    return [...this.#kept.values()];
  }
}
