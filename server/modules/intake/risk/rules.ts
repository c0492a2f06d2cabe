import { Compiled } from './compiled.ts';
import { english } from './languages/english.ts';
import { german } from './languages/german.ts';
import { withoutEntities } from './entities.ts';
import { commonWords, isUnknownLanguage } from './language.ts';
import { escalates, highest, type Level } from './levels.ts';
import type { Lexicon } from './lexicon.ts';
import { plainLetters } from './plain-letters.ts';
import { type Ready, type Sign, signsIn } from './signs.ts';
import { spanish } from './languages/spanish.ts';
import { respelt, Typing } from './spelling.ts';
import { isDisguised, squeezed, unleeted, unmasked, viewOf, type Words, wordsOf } from './view.ts';
import { vitalSigns } from './vitals.ts';
import { wordingSigns } from './wording.ts';

/** What the rules say of a text: how dangerous it may be, and why, in codes that hold none of its words. */
export interface Ruling {
  level: Level;
  reasons: string[];
}

const lexicons: readonly Lexicon[] = [english, german, spanish];

const setOf = (words: string | readonly string[], change: (word: string) => string): ReadonlySet<string> =>
  new Set((typeof words === 'string' ? words.split(/\s+/) : words).map((word) => change(plainLetters(word).plain)));

const asItIs = (word: string): string => word;

const readied = (change: (word: string) => string): Ready[] =>
  lexicons.map(({ rules, negators, between, adversatives, accidents, topics, common }) => ({
    rules,
    topics: setOf(topics, change),
    common: setOf(common, change),
    negators: setOf(negators, change),
    between: setOf(between, change),
    adversatives: setOf(adversatives, change),
    // Short words become others when their letters are run together: fell and feel.
    accidents: new Set([...setOf(accidents, change)].filter((word) => change === asItIs || word.length > 4)),
  }));

interface Reading {
  compiled: Compiled;
  ready: readonly Ready[];
}
interface Readings {
  plain: Reading;
  squeezed: Reading;
  typing: Typing;
  /** Per language: how its words are spelt otherwise, and its own rules alone. */
  spellings: readonly { words: ReadonlyMap<string, string>; ready: readonly Ready[] }[];
}
let made: Readings | undefined;

const spellingsOf = ({ spellings }: Lexicon): ReadonlyMap<string, string> =>
  new Map(Object.entries(spellings).map(([written, meant]) => [plainLetters(written).plain, plainLetters(meant).plain]));

/** The phrases are made ready when first needed: most processes never read an intake. */
const readings = (): Readings => (made ??= makeReady());

function makeReady(): Readings {
  const plain = { compiled: new Compiled(lexicons, false), ready: readied(asItIs) };
  return {
    plain,
    squeezed: { compiled: new Compiled(lexicons, true), ready: readied(squeezed) },
    typing: new Typing(new Set([...plain.compiled.vocabulary.values()].flat()), commonWords),
    spellings: lexicons.map((lexicon, own) => ({
      words: spellingsOf(lexicon),
      ready: plain.ready.map((ready, number) => (number === own ? ready : { ...ready, rules: [] })),
    })),
  };
}

/** What says something only where nothing better is known: grave words near urgent ones, and the wording as a whole. */
const unspecific = new Set(['urgency', 'worry', 'wording']);

/** Judges a text by the rules alone: no network, in time that grows with its length. */
export function judge(said: string): Ruling {
  const text = withoutEntities(said);
  const { plain, disguised } = plainLetters(text);
  const words = wordsOf(plain);
  const found: Sign[] = [...readAll(words), ...vitalSigns(text)];
  if (disguised) found.push({ code: 'disguised_letters', level: 'review', lowered: false });
  if (isUnknownLanguage(text, words.spelt)) found.push({ code: 'unknown_language', level: 'review', lowered: false });
  // One by one: all answers of a long form hold more signs than a call takes arguments.
  const level = found.reduce<Level>((worst, sign) => highest(worst, sign.lowered ? 'review' : sign.level), 'none');
  const named = found.filter(({ code }) => !unspecific.has(code));
  const telling = named.some((sign) => !sign.lowered && escalates(sign.level)) ? named : found;
  return { level, reasons: [...new Set(telling.map(({ code, lowered }) => (lowered ? `possible_${code}` : code)))].sort() };
}

/** Reads the words as they stand, and as what they may have been before they were disguised. */
function readAll(words: Words): Sign[] {
  const { plain, squeezed: close, typing, spellings } = readings();
  const whole = words.spelt.map((word) => unmasked(word, plain.compiled.vocabulary));
  const readAs = (isDisguised(whole) ? [false, true] : [false]).flatMap((everywhere) =>
    oneByOne(unleeted(whole, 'i', everywhere), unleeted(whole, 'l', everywhere), plain.compiled.vocabulary),
  );
  const versions = [...new Map([whole, ...readAs].map((spelt) => [spelt.join(' '), spelt])).values()];
  const { breaks } = words;
  const drawnOut = versions.filter((spelt) => spelt.some((word) => /([a-z])\1\1|([aiuy])\2/.test(word)));
  const inFull = spellings.flatMap(({ words: spelt, ready }) => {
    const read = respelt({ spelt: whole, breaks }, spelt);
    return read ? signsIn(viewOf(read), plain.compiled, ready) : [];
  });
  const meant = typing.meant(whole);
  const asItStands = versions.flatMap((spelt) => signsIn(viewOf({ spelt, breaks }), plain.compiled, plain.ready));
  return [
    ...asItStands,
    ...wordingSigns(withoutDenied(words, asItStands)),
    ...inFull,
    // What only a guess at a mistyped word shows is for a person to look at: "bed" may have been "dead".
    ...(meant ? signsIn(viewOf({ spelt: meant, breaks }), plain.compiled, plain.ready).map((sign) => ({ ...sign, lowered: true })) : []),
    ...drawnOut.flatMap((spelt) => signsIn(viewOf({ spelt: spelt.map(squeezed), breaks }), close.compiled, close.ready)),
  ];
}

/** The words without those that were denied: whoever says that there is no danger uses the same ones. */
function withoutDenied({ spelt, breaks }: Words, signs: readonly Sign[]): Words {
  const denied = new Uint8Array(spelt.length);
  for (const sign of signs) if (sign.denied) denied.fill(1, sign.denied.first, sign.denied.last + 1);
  const kept = [...spelt.keys()].filter((at) => denied[at] === 0);
  return { spelt: kept.map((at) => spelt[at]!), breaks: kept.map((at) => breaks[at]!) };
}

/** The readings of 1 as i, as l, and in each word as what makes it one of the phrases: k1ll my5e1f. */
function oneByOne(asI: string[], asL: string[], vocabulary: Compiled['vocabulary']): string[][] {
  const isKnown = (word: string): boolean => vocabulary.get(word.length)?.includes(word) ?? false;
  return [asI, asL, asI.map((word, at) => (isKnown(asL[at]!) ? asL[at]! : word))];
}
