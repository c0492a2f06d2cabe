import type { Words } from './view.ts';

/** The words with those of chats and dialects as what they stand for; undefined where there are none. */
export function respelt({ spelt, breaks }: Words, spellings: ReadonlyMap<string, string>): Words | undefined {
  if (!spelt.some((word) => spellings.has(word))) return undefined;
  const words: Words = { spelt: [], breaks: [] };
  for (const [at, word] of spelt.entries())
    for (const [number, one] of (spellings.get(word) ?? word).split(' ').entries()) {
      words.spelt.push(one);
      words.breaks.push(number === 0 && breaks[at]!);
    }
  return words;
}

const shortestMeant = 4;
/** A longer "word" is none that somebody mistyped; it also keeps the work in proportion to the text. */
const longestTyped = 20;
const swapped = (word: string, at: number): string => word.slice(0, at) + word[at + 1]! + word[at]! + word.slice(at + 2);
const without = (word: string, at: number): string => word.slice(0, at) + word.slice(at + 1);

/** Finds the word of a vocabulary that was meant by one with a letter missing, doubled, added or in its neighbour's place. */
export class Typing {
  readonly #words: ReadonlySet<string>;
  readonly #known: ReadonlySet<string>;
  readonly #shortened = new Map<string, string>();

  /** `words`: those that may be meant; `known`: further words that are no mistakes. */
  constructor(words: ReadonlySet<string>, known: ReadonlySet<string>) {
    this.#words = words;
    this.#known = known;
    for (const word of words)
      if (word.length >= shortestMeant && /^[a-z]+$/.test(word))
        for (let at = 1; at < word.length; at += 1) this.#shortened.set(without(word, at), word);
  }

  /** The words as they were meant; undefined where nothing was mistyped. */
  meant(spelt: readonly string[]): string[] | undefined {
    const read = spelt.map((word) => this.#one(word));
    return read.some((word, at) => word !== spelt[at]) ? read : undefined;
  }

  #one(word: string): string {
    if (word.length < 3 || word.length > longestTyped || !/^[a-z]+$/.test(word) || this.#known.has(word) || this.#words.has(word))
      return word;
    const missing = this.#shortened.get(word);
    if (missing !== undefined) return missing;
    for (let at = 0; at < word.length - 1; at += 1) {
      const turned = swapped(word, at);
      if (word.length >= shortestMeant && this.#words.has(turned)) return turned;
      if (word.length > 6 && this.#words.has(without(word, at))) return without(word, at);
    }
    return word;
  }
}
