import { type Language, languages, spokenLanguage } from './risk/index.ts';

/** What a client tells of the languages of whoever speaks. */
export interface Speaker {
  /** The one that the fixed text is to be in. */
  language?: Language | undefined;
  /** Those that they read, best first, as `Accept-Language` has them. */
  reads?: readonly string[];
}

/**
 * The language in which somebody is answered who said this: the one that was asked for, the one they write in, one that they read, English.
 */
export function languageFor({ language, reads = [] }: Speaker, text: string): Language {
  const read = (tag: string): Language | undefined => languages.find((known) => known === tag.slice(0, 2).toLowerCase());
  return language ?? spokenLanguage(text) ?? reads.map(read).find((known) => known !== undefined) ?? 'en';
}
