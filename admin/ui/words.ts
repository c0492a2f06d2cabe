import { translated } from './messages.ts';

/** The language that was chosen, here or on the pages of the sign-in, which the server makes. */
const cookie = 'longhouse_language';

/** The value of a cookie that scripts may read. */
export const cookieOf = (name: string): string | undefined => new RegExp(`(?:^|; )${name}=([^;]*)`).exec(document.cookie)?.[1];

/** The language of the console: what was chosen, here or at the sign-in, else the browser's, where it is German; else English. */
export const lang = (): 'en' | 'de' => {
  return (cookieOf(cookie) ?? navigator.language).startsWith('de') ? 'de' : 'en';
};

/** How numbers and dates are written there. */
export const locale = lang() === 'de' ? 'de' : 'en-GB';

let words: Readonly<Record<string, string>> = {};

/** Fetches the words of the language; the console is shown after. */
export async function loadWords(): Promise<void> {
  words = (await (await fetch(`/admin/words.${lang()}.json`)).json()) as typeof words;
}

/** Chooses the language, from the next page on. */
export function setLang(chosen: string): void {
  document.cookie = `${cookie}=${chosen}; path=/admin; max-age=31536000; samesite=strict`;
  location.reload();
}

/** A text by its key, with what stands in its braces. */
export const t = (key: string, at: Readonly<Record<string, string | number>> = {}): string =>
  (words[key] ?? key).replace(/\{(\w+)\}/g, (all, name: string) => String(at[name] ?? all));

/** A number as it is written where the reader lives. */
export const count = (n: number): string => n.toLocaleString(locale);

/** A text with an amount in it, in the singular where it is one. */
export const some = (key: string, n: number): string => t(n === 1 && words[`${key} 1`] !== undefined ? `${key} 1` : key, { n: count(n) });

const plain = (name: string): string => {
  const text = name.replace(/[._]/g, ' ');
  return text.slice(0, 1).toUpperCase() + text.slice(1);
};
const word = (kind: string, name: string): string => words[`${kind} ${name}`] ?? plain(name);

/** A table, by name. */
export const resourceName = (id: string): string => word('resource', id);

/** One row of a table, in a word. */
export const oneOf = (id: string): string => word('one', id);

/** A column, by name; some mean something of their own in their table. */
export const columnName = (name: string, resource = ''): string => words[`column ${resource}.${name}`] ?? word('column', name);

/** What an action does, in a word or three. */
export const actionName = (name: string): string => word('action', name);

/** What will happen. */
export const explain = (resource: string, action: string): string =>
  words[`explain ${resource}.${action}`] ?? words[`explain ${action}`] ?? t('recorded');

/** A value of a list of few, in words. */
export const valueWord = (value: string): string => word('value', value);

/** What has happened, what is done or why, by its dotted name; a name that nobody has put into words stays as it is. */
export const dotted = (kind: string, name: string): string => words[`${kind} ${name}`] ?? name;

/** What the server says in English, in the language of the console. */
export const message = (english: string): string => translated(words, english);
