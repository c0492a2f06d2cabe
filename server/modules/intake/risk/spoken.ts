import { isUnknownLanguage } from './language.ts';
import { english } from './languages/english.ts';
import { german } from './languages/german.ts';
import { spanish } from './languages/spanish.ts';
import { plainLetters } from './plain-letters.ts';
import { wordsOf } from './view.ts';

/** The languages that are read and answered in. */
export const languages = ['en', 'de', 'es'] as const;
export type Language = (typeof languages)[number];

const common: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: new Set(plainLetters(english.common).plain.split(/\s+/)),
  de: new Set(plainLetters(german.common).plain.split(/\s+/)),
  es: new Set(plainLetters(spanish.common).plain.split(/\s+/)),
};

/** Characters that are enough to know a language by. */
const telling = 4_000;

/** The language that a text is written in: the one of whose common words it has the most; none where two have as many. */
export function spokenLanguage(text: string): Language | undefined {
  const read = text.slice(0, telling);
  const { spelt } = wordsOf(plainLetters(read).plain);
  if (isUnknownLanguage(read, spelt)) return undefined;
  const counted = languages.map((language) => ({ language, said: spelt.filter((word) => common[language].has(word)).length }));
  const [first, second] = counted.toSorted((a, b) => b.said - a.said);
  return first!.said > second!.said ? first!.language : undefined;
}
