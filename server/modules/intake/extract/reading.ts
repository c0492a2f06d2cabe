import { type FieldValue, fitting } from '../values.ts';
import { datesIn, withoutDates } from './dates.ts';
import { aligned, type Find, findsOf, type Span } from './finds.ts';
import { amountsIn, numbersIn } from './quantities.ts';
import { besides, changed, doubtful, hedges, negative, ofAnybody, ofOtherTimes, ofThePast, ofTheirs, toldWith, wished } from './said.ts';

const emails = /[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/g;
const phones =
  /(?<![\d-])(?:\+ ?)?(?:\(\d{1,5}\)|\d{1,15})(?:[ \u00a0()./-]{1,3}\d{2,15}|[ \u00a0./-]?\(0\)[ \u00a0./-]?\d{2,15}){0,7}(?![\d-])/g;

const all = ([whole]: RegExpExecArray): string => whole.trim();
const finders = {
  email: (text: string): Find<string>[] => findsOf(text, emails, all),
  phone: (text: string): Find<string>[] => findsOf(withoutDates(text), phones, all),
};

/** Of one kind no more is looked at: a text with more of it answers nothing by it. */
const most = 50;
const few = <T>(finds: readonly T[]): readonly T[] => (finds.length > most ? [] : finds);

/** A text with what is found in it: looked for when first asked, and once however many questions ask for the same. */
export class Reading {
  /** Its plain letters, each where it stands in the text. */
  readonly plain: string;
  readonly #text: string;
  readonly #found = new Map<string, unknown>();

  constructor(said: string) {
    this.#text = said.normalize('NFC');
    this.plain = aligned(this.#text);
  }

  /** Addresses and numbers that are not denied, of the past or of somebody else. */
  contacts(type: keyof typeof finders): readonly Find<FieldValue>[] {
    const asked = { name: type, type, required: true, question: type };
    return this.#once(type, () => {
      const finds = finders[type](this.#text).filter(({ value }) => fitting(asked, value) !== undefined);
      return this.#plainly(finds, [negative, ofThePast, ofOtherTimes], ofTheirs);
    });
  }

  /** Dates that somebody says of themselves as they are: not denied, nor in doubt. */
  dates(): readonly Find<string>[] {
    return this.#once('date', () => this.#plainly(datesIn(this.#text), [negative, doubtful]));
  }

  /** Numbers without a unit, and those in a unit, of oneself and of today: not denied, in doubt, wished, compared or changed. */
  numbers(unit?: string): readonly Find<number>[] {
    return this.#once(`number ${unit ?? ''}`, () => {
      const finds = unit === undefined ? numbersIn(withoutDates(this.#text)) : amountsIn(this.#text, unit);
      return this.#plainly(finds, [negative, doubtful, wished, changed, ofThePast, ofOtherTimes]);
    });
  }

  /** Where words stand, wherever no letter touches them; of more places the first. An ß is found as ss, and the other way round. */
  places(words: string): readonly Span[] {
    return this.#once(`places ${words}`, () => {
      const spellings = new Set([words.replaceAll('ß', 'ss'), words.replaceAll('ss', 'ß')].map((one) => aligned(one.normalize('NFC'))));
      return [...spellings].flatMap((spelling) => this.#spans(spelling)).sort((a, b) => a.at - b.at);
    });
  }

  #spans(word: string): Span[] {
    const spans: Span[] = [];
    for (let at = this.plain.indexOf(word); at >= 0 && spans.length < most; at = this.plain.indexOf(word, at + 1)) {
      const end = at + word.length;
      if (!letter.test(this.plain.charAt(at - 1)) && !letter.test(this.plain.charAt(end))) spans.push({ at, end });
    }
    return spans;
  }

  #plainly<T>(finds: readonly Find<T>[], unsettled: readonly RegExp[], ofSomebody = ofAnybody): readonly Find<T>[] {
    return few(finds).filter((find) => {
      const said = besides(this.plain, find).replace(numberSign, '');
      // Somebody who thinks it is 7 says 7.
      const words = typeof find.value === 'number' ? said.replace(hedges, '') : said;
      return !unsettled.some((form) => form.test(words)) && !ofSomebody.test(toldWith(this.plain, find));
    });
  }

  #once<T>(what: string, find: () => T): T {
    if (!this.#found.has(what)) this.#found.set(what, find());
    return this.#found.get(what) as T;
  }
}

/** The no of "phone no" denies nothing. */
const numberSign = /\b(?:phone|mobile|cell|tel|telephone|contact)\s+no\b(?!\s+longer)/g;
const letter = /[\p{L}\p{N}]/u;
