const kept = 'longhouse.language';

/** The same choice for the pages of the sign-in, which the server makes. */
const cookie = 'longhouse_language';

/** The language of the console: what was chosen, here or at the sign-in, else the browser's, where it is German; else English. */
export const lang = (): 'en' | 'de' => {
  const atTheDoor = new RegExp(`(?:^|; )${cookie}=(\\w+)`).exec(document.cookie)?.[1];
  const chosen = atTheDoor ?? localStorage.getItem(kept) ?? navigator.language;
  return chosen.startsWith('de') ? 'de' : 'en';
};
const now = lang();
let names: Readonly<Record<string, string>> = {};
let german: Readonly<Record<string, string>> = {};

const load = async (language: string): Promise<Record<string, string>> =>
  (await (await fetch(`/admin/words.${language}.json`)).json()) as Record<string, string>;

/** Fetches the words; the console is shown after. */
export async function loadWords(): Promise<void> {
  [names, german] = await Promise.all([load('en'), now === 'de' ? load('de') : {}]);
}

/** Chooses the language, from the next page on. */
export function setLang(chosen: string): void {
  localStorage.setItem(kept, chosen);
  document.cookie = `${cookie}=${chosen}; path=/admin; max-age=31536000; samesite=strict`;
  window.location.reload();
}

/** English words in the language of the console; what is not known stays as it is. */
export const t = (english: string): string => (now === 'de' ? (german[english] ?? english) : english);

const plain = (name: string): string => {
  const words = name.replaceAll('_', ' ');
  return words.slice(0, 1).toUpperCase() + words.slice(1);
};

/** A table, by name. */
export const resourceName = (id: string): string => t(names[`resource ${id}`] ?? plain(id));

/** A column, by name. */
export const columnName = (name: string): string => t(names[`column ${name}`] ?? plain(name));

/** What an action does, in a word or three. */
export const actionName = (name: string): string => t(names[`action ${name}`] ?? plain(name));

/** What will happen. */
export const explain = (resource: string, action: string): string =>
  t(names[`${resource} ${action}`] ?? 'What is changed is recorded with your name.');

/** A value of a list of few, in words. */
export const valueWord = (value: string): string => t(value.replaceAll('_', ' '));

/** What has happened, in words: `org.suspended` is "org suspended". */
export const eventWord = (event: string): string => event.replace(/[._]/g, ' ');
