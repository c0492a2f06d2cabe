import { plainLetters } from '../risk/plain-letters.ts';

/** A place in a text: where it begins and where it ends. */
export interface Span {
  at: number;
  end: number;
}

/** Something that was recognised, and where it stands. */
export interface Find<T> extends Span {
  value: T;
}

const apostrophe = /['’‘ʼ`´＇]/;

function letterFor(char: string): string {
  if (char <= '\u007f') return char.toLowerCase();
  if (apostrophe.test(char)) return "'";
  const [letter = ' '] = plainLetters(char).plain;
  return letter.slice(0, char.length).padEnd(char.length);
}

/**
 * The text in small plain letters, each where it stood, so that a place in one is the same place in the other. Every apostrophe is the
 * plain one.
 */
export const aligned = (text: string): string => Array.from(text, letterFor).join('');

/** Where words of aligned text begin and end, whatever the alphabet; an apostrophe belongs to its word. */
export const wholeWord = (pattern: string): string => `(?<![\\p{L}\\p{N}'])(?:${pattern})(?![\\p{L}\\p{N}'])`;

/** What a pattern finds in a text, each read by `read`; what that makes nothing of is left out. */
export const findsOf = <T>(text: string, pattern: RegExp, read: (match: RegExpExecArray) => T | undefined): Find<T>[] =>
  Array.from(text.matchAll(pattern)).flatMap((match) => {
    const value = read(match as unknown as RegExpExecArray);
    return value === undefined ? [] : [{ value, at: match.index, end: match.index + match[0].length }];
  });
