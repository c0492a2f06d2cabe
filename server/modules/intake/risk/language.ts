import { english } from './languages/english.ts';
import { german } from './languages/german.ts';
import { plainLetters } from './plain-letters.ts';
import { spanish } from './languages/spanish.ts';

/** The most frequent words of the languages that the rules read. */
export const commonWords: ReadonlySet<string> = new Set(
  [english, german, spanish].flatMap(({ common: words }) => plainLetters(words).plain.split(/\s+/)),
);

/** Three words without a single common one are no sentence of a language that the rules read. */
const fewestWords = 3;

/** Whether the text is in a language that the rules do not read; a few words, names and numbers are nobody's language. */
export function isUnknownLanguage(text: string, words: readonly string[]): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (letters - latin > 2 && latin < letters * 0.7) return true;
  const spoken = words.filter((word) => /^[a-z]{2,}$/.test(word));
  return spoken.length >= fewestWords && !spoken.some((word) => commonWords.has(word));
}
