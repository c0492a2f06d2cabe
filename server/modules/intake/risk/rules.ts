import { Compiled } from './compiled.ts';
import { english } from './languages/english.ts';
import { german } from './languages/german.ts';
import { isUnknownLanguage } from './language.ts';
import { highest, type Level } from './levels.ts';
import type { Lexicon } from './lexicon.ts';
import { plainLetters } from './plain-letters.ts';
import { type Ready, type Sign, signsIn } from './signs.ts';
import { spanish } from './languages/spanish.ts';
import { squeezed, unleeted, unmasked, viewOf, type Words, wordsOf } from './view.ts';
import { vitalSigns } from './vitals.ts';

/** What the rules say of a text: how dangerous it may be, and why, in codes that hold none of its words. */
export interface Ruling {
  level: Level;
  reasons: string[];
}

const lexicons: readonly Lexicon[] = [english, german, spanish];

const setOf = (words: string | readonly string[], change: (word: string) => string): ReadonlySet<string> =>
  new Set((typeof words === 'string' ? words.split(/\s+/) : words).map((word) => change(plainLetters(word).plain)));

const readied = (change: (word: string) => string): Ready[] =>
  lexicons.map(({ rules, negators, between, adversatives, accidents }) => ({
    rules,
    negators: setOf(negators, change),
    between: setOf(between, change),
    adversatives: setOf(adversatives, change),
    accidents: setOf(accidents, change),
  }));

interface Reading {
  compiled: Compiled;
  ready: readonly Ready[];
}
let made: { plain: Reading; squeezed: Reading } | undefined;

/** The phrases are made ready when first needed: most processes never read an intake. */
const readings = (): { plain: Reading; squeezed: Reading } =>
  (made ??= {
    plain: { compiled: new Compiled(lexicons, false), ready: readied((word) => word) },
    squeezed: { compiled: new Compiled(lexicons, true), ready: readied(squeezed) },
  });

/** Judges a text by the rules alone: no network, in time that grows with its length. */
export function judge(text: string): Ruling {
  const { plain, disguised } = plainLetters(text);
  const words = wordsOf(plain);
  const found: Sign[] = [...readAll(words), ...vitalSigns(text)];
  if (disguised) found.push({ code: 'disguised_letters', level: 'review', lowered: false });
  if (isUnknownLanguage(text, words.spelt)) found.push({ code: 'unknown_language', level: 'review', lowered: false });
  const level = highest(...found.map((sign) => (sign.lowered ? 'review' : sign.level)));
  return { level, reasons: [...new Set(found.map(({ code, lowered }) => (lowered ? `possible_${code}` : code)))].sort() };
}

/** Reads the words as they stand, and as what they may have been before they were disguised. */
function readAll(words: Words): Sign[] {
  const { plain, squeezed: close } = readings();
  const whole = words.spelt.map((word) => unmasked(word, plain.compiled.vocabulary));
  const versions = new Map(
    [whole, ...(['i', 'l'] as const).map((one) => whole.map((word) => unleeted(word, one)))].map((spelt) => [spelt.join(' '), spelt]),
  );
  const signs = [...versions.values()].flatMap((spelt) => signsIn(viewOf({ spelt, breaks: words.breaks }), plain.compiled, plain.ready));
  const stretched = [...versions.values()].filter((spelt) => spelt.some((word) => /([a-z])\1\1|([aiuy])\2/.test(word)));
  return signs.concat(
    stretched.flatMap((spelt) => signsIn(viewOf({ spelt: spelt.map(squeezed), breaks: words.breaks }), close.compiled, close.ready)),
  );
}
