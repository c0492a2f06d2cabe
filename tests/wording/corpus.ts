import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { english as calmEnglish } from '../modules/risk-corpus/benign-english.ts';
import { german as calmGerman } from '../modules/risk-corpus/benign-german.ts';
import { spanish as calmSpanish } from '../modules/risk-corpus/benign-spanish.ts';
import { allInjections } from '../modules/injections.ts';
import { english } from '../modules/risk-corpus/explicit-english.ts';
import { german } from '../modules/risk-corpus/explicit-german.ts';
import { late } from '../modules/risk-corpus/explicit-late.ts';
import { spanish } from '../modules/risk-corpus/explicit-spanish.ts';

/** What people in danger write, and what others do. */
export interface Sentences {
  explicit: readonly string[];
  benign: readonly string[];
}

const folder = path.join(import.meta.dirname, '../modules/risk-corpus');

const linesOf = (list: string, kind: keyof Sentences): string[] =>
  readdirSync(path.join(folder, list))
    .filter((file) => file.startsWith(kind))
    .sort()
    .flatMap((file) =>
      readFileSync(path.join(folder, list, file), 'utf8')
        .trim()
        .split('\n'),
    );

/** One of the lists beside the corpus, in all its languages. */
export const listOf = (list: string): Sentences => ({ explicit: linesOf(list, 'explicit'), benign: linesOf(list, 'benign') });

/** The corpus that the rules were first written with. */
export const corpus: Sentences = {
  explicit: [...[english, german, spanish].flatMap(({ first, second }) => [...first, ...second]), ...late],
  benign: [...calmEnglish, ...calmGerman, ...calmSpanish],
};

/** Lists that anybody may read and mend by. */
export const openLists = ['blind-first', 'blind-third', 'blind-fourth', 'wide'] as const;
/** Lists that nobody reads: what is found of them says what to expect of words that were never met. */
export const unreadLists = ['blind-second', 'blind-fifth'] as const;

/** Everything that may be learned from. */
export const learned = (): Sentences => {
  const all = [corpus, ...openLists.map(listOf)];
  // What speaks to a model is nobody's danger.
  return { explicit: all.flatMap(({ explicit }) => explicit), benign: [...all.flatMap(({ benign }) => benign), ...allInjections] };
};
