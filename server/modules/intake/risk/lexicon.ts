import type { Level } from './levels.ts';

/** Phrases by what they mean. `(a|b)` stands for either, `(a|)` for a or nothing. */
export type Terms = Record<string, readonly string[]>;

/** One sign of danger: meanings that follow each other with at most `gap` words between. */
export interface Rule {
  code: string;
  level: Level;
  seq: readonly string[];
  gap?: number;
  /**
   * Says nothing where it is lowered or near words of calm subjects (the term `calm`): a generous rule that should not cry at every idiom.
   */
  quiet?: true;
}

/** What one language says. */
export interface Lexicon {
  terms: Terms;
  rules: readonly Rule[];
  /** Words that deny what follows. */
  negators: readonly string[];
  /** Words that may stand between a negator and what it denies. */
  between: string;
  /** After one of these, what was denied is not taken as denied. */
  adversatives: readonly string[];
  /** Phrases that mean something else; each lowers what it overlaps with, at most to `review`. */
  idioms: readonly string[];
  /** Phrases before which danger is spoken about and not lived through; what follows is lowered to `review`. */
  frames: readonly string[];
  /** Phrases that put an illness into the past or into a question; what stands close by is lowered to `review`. */
  aside: readonly string[];
  /** Words of chats and dialects, and what they stand for. */
  spellings: Readonly<Record<string, string>>;
  /** Subjects of which danger is a word: games, films, machines. What nobody says of himself near them is lowered to `review`. */
  topics: string;
  /** Words that show that an injury was an accident, when they stand close behind one. */
  accidents: string;
  /** Frequent words by which the language is known. */
  common: string;
}

/** Several lists of terms as one; meanings of the same name hold the phrases of all. */
export const joined = (...all: readonly Terms[]): Terms => {
  const terms: Record<string, string[]> = {};
  for (const [name, phrases] of all.flatMap(Object.entries<readonly string[]>)) (terms[name] ??= []).push(...phrases);
  return terms;
};

const orders = <T>(all: readonly T[]): T[][] =>
  all.length < 2 ? [[...all]] : all.flatMap((one, at) => orders(all.filter((_, other) => other !== at)).map((rest) => [one, ...rest]));

/** The rules of these meanings in any order. */
export const either = (code: string, level: Level, meanings: readonly string[], gap: number): Rule[] =>
  orders(meanings).map((seq) => ({ code, level, seq, gap }));
