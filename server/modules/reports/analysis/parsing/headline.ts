import { MAX_MESSAGE } from '../limits.ts';
import { clean } from '../text.ts';
import { withoutPrefix } from './prefix.ts';

const COMPLAINS = /\b(?:ERROR|FATAL|CRITICAL|SEVERE|PANIC|[Ee]rror|[Ff]ailed|[Ff]atal|[Ee]xception)\b/;

/** Keeps the last line of a log that complains, else its last line: what a log without any trace is known by. */
export class Headline {
  #complaint: string | null = null;
  #last: string | null = null;

  look(line: string): void {
    this.#last = line;
    if (COMPLAINS.test(line)) this.#complaint = line;
  }

  get text(): string | null {
    const line = this.#complaint ?? this.#last;
    return line === null ? null : clean(withoutPrefix(line).trim(), MAX_MESSAGE);
  }
}
