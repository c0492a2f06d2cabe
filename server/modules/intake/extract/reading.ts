import { plainLetters } from '../risk/plain-letters.ts';
import { type FieldValue, fitting } from '../values.ts';
import { datesIn, type Find } from './dates.ts';
import { amountsIn, numbersIn } from './quantities.ts';

const emails = /[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/g;
const phones = /(?<![\d-])\+?\(?\d[\d\s()./-]{5,22}\d(?![\d-])/g;
const writtenDates = /\b\d{4}-\d{1,2}-\d{1,2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{4}\b/g;

const matches = (text: string, form: RegExp): Find<string>[] =>
  Array.from(text.matchAll(form), (match) => ({ value: match[0].trim(), at: match.index }));

const finders = {
  email: (text: string) => matches(text, emails),
  phone: (text: string) =>
    matches(
      text.replace(writtenDates, (date) => ' '.repeat(date.length)),
      phones,
    ),
  date: datesIn,
};

/** A text with what is found in it: looked for when first asked, and once however many questions ask for the same. */
export class Reading {
  readonly text: string;
  /** Its plain letters, as long as the text itself, so that places in both are the same. */
  readonly plain: string;
  readonly #found = new Map<string, unknown>();

  constructor(said: string) {
    this.text = said.normalize('NFC');
    this.plain = Array.from(this.text, (char) => (plainLetters(char).plain[0] ?? ' ').padEnd(char.length)).join('');
  }

  /** What may answer any question of this type. */
  finds(type: keyof typeof finders): readonly Find<FieldValue>[] {
    const asked = { name: type, type, required: true, question: type };
    return this.#once(type, () => finders[type](this.text).filter(({ value }) => fitting(asked, value) !== undefined));
  }

  numbers(): readonly Find<number>[] {
    return this.#once('number', () => numbersIn(this.text));
  }

  /** Amounts in a unit. */
  amounts(unit: string): readonly Find<number>[] {
    return this.#once(`amount ${unit}`, () => amountsIn(this.text, unit));
  }

  /** Where the word stands, wherever no letter touches it: the first `most` places. */
  places(word: string, most: number): readonly number[] {
    return this.#once(`${most} ${word}`, () => {
      const letters = plainLetters(word).plain.replace(/[^a-z0-9 ]/g, '.');
      // Most words are not there at all, and a form has thousands of them.
      if (!letters.includes('.') && !this.plain.includes(letters)) return [];
      return this.plain
        .matchAll(new RegExp(`(?<![a-z0-9])${letters}(?![a-z0-9])`, 'g'))
        .take(most)
        .map(({ index }) => index)
        .toArray();
    });
  }

  #once<T>(what: string, find: () => T): T {
    if (!this.#found.has(what)) this.#found.set(what, find());
    return this.#found.get(what) as T;
  }
}
