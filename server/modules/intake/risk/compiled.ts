import { Automaton } from './automaton.ts';
import type { Lexicon } from './lexicon.ts';
import { graphOf, typed } from './phrase-graph.ts';
import { plainLetters } from './plain-letters.ts';
import { squeezed, type View } from './view.ts';

/** A phrase of a lexicon that stands in a text; `first` and `last` are numbers of words, both inclusive. */
export interface Spot {
  first: number;
  last: number;
  /** Where its letters stand, the end exclusive. */
  start: number;
  end: number;
}

/** The meanings, by lexicon and name, with the places where they stand, in order. */
export type Spots = ReadonlyMap<string, readonly Spot[]>;

/** The names under which the idioms of a lexicon, its frames and its asides are found. */
export const idiom = 'idiom';
export const frame = 'frame';
export const aside = 'aside';
export const spotKey = (lexicon: number, term: string): string => `${lexicon} ${term}`;

/** A phrase may stand in the middle of a word that was glued together, if both are long enough to be no accident. */
const longWord = 9;
const longPhrase = 8;

/** All phrases of the lexicons, ready to be looked for. */
export class Compiled {
  /** The single words of the phrases by their length, to guess masked ones. */
  readonly vocabulary: ReadonlyMap<number, readonly string[]>;
  readonly #automaton: Automaton;

  /** `squeeze`: for texts whose letters are repeated, with every run as one letter. */
  constructor(lexicons: readonly Lexicon[], squeeze: boolean) {
    const words = new Set<string>();
    const starts = lexicons.flatMap(({ terms, idioms, frames, aside: asides }, number) =>
      [...Object.entries(terms), [idiom, idioms] as const, [frame, frames] as const, [aside, asides] as const].flatMap(([term, phrases]) =>
        phrases.map((phrase) => {
          const { plain } = plainLetters(typed(phrase.normalize('NFC')));
          for (const word of plain.split(/[^a-z0-9]+/)) if (word.length > 2) words.add(word);
          return graphOf(squeeze ? squeezed(plain) : plain, spotKey(number, term));
        }),
      ),
    );
    this.vocabulary = Map.groupBy(words, ({ length }) => length);
    this.#automaton = new Automaton(starts);
  }

  /** Where which meanings stand. */
  spots(view: View): Spots {
    const found = new Map<string, Spot[]>();
    const { letters, words, edges, spelt } = view;
    for (let start = 0; start < letters.length; start += 1) {
      const inside = edges[start] === 0;
      if (inside && spelt[words[start]!]!.length < longWord) continue;
      for (const { end, meanings } of this.#automaton.from(letters, start)) {
        if (!isWhole(view, start, end)) continue;
        const spot = { first: words[start]!, last: words[end - 1]!, start, end };
        for (const meaning of meanings) {
          const spots = found.get(meaning);
          if (spots) spots.push(spot);
          else found.set(meaning, [spot]);
        }
      }
    }
    return found;
  }
}

function isWhole({ edges, words, spelt }: View, start: number, end: number): boolean {
  if (edges[start] === 1 && edges[end] === 1) return true;
  const number = words[start]!;
  return number === words[end - 1] && end - start >= longPhrase && spelt[number]!.length >= longWord;
}
