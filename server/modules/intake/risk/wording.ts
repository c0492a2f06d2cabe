import { shipped } from '../../../platform/shipped.ts';
import type { Level } from './levels.ts';
import type { Sign } from './signs.ts';
import type { Words } from './view.ts';

/** How much each piece of wording speaks for danger (above 0) or against it, and from which sum on somebody should look or must come. */
export interface Weights {
  start: number;
  review: number;
  high: number;
  pieces: ReadonlyMap<string, number>;
}

/** Letters of a run within a word: what is left of it where its ending changes, it is part of a longer word, or a letter is mistyped. */
const run = 4;

/**
 * What the wording of a text is known by: its words, its pairs of words, and the runs of letters within its words. Numbers are all the
 * same.
 */
export function piecesOf(words: readonly string[]): ReadonlySet<string> {
  const pieces = new Set<string>();
  let before: string | undefined;
  for (const spelt of words) {
    const word = /^\d+$/.test(spelt) ? '0' : spelt;
    pieces.add(word);
    if (before !== undefined) pieces.add(`${before} ${word}`);
    const edged = `_${word}_`;
    for (let at = 0; at + run <= edged.length; at += 1) pieces.add(`~${edged.slice(at, at + run)}`);
    before = word;
  }
  return pieces;
}

/** How much these pieces together speak for danger; long texts and short ones on one scale. */
function weigh(pieces: ReadonlySet<string>, weights: Pick<Weights, 'start' | 'pieces'>): number {
  let sum = 0;
  for (const piece of pieces) sum += weights.pieces.get(piece) ?? 0;
  return weights.start + sum / Math.sqrt(Math.max(1, pieces.size));
}

/** The most words that are weighed together, as many as people mostly write; and the same for a sentence of a longer text. */
const longest = { text: 60, sentence: 20 };
/** Fewer words have no wording. */
const fewest = 3;

/**
 * The text in the stretches that are weighed each for itself. Of a long one these are its sentences too, so that much talk hides nothing.
 */
export function stretchesOf({ spelt, breaks }: Words): (readonly string[])[] {
  const whole = windows(spelt, longest.text);
  if (spelt.length <= longest.text) return whole;
  const starts = [...spelt.keys()].filter((at) => at === 0 || breaks[at]);
  const sentences = starts.map((start, number) => spelt.slice(start, starts[number + 1]));
  return [...whole, ...sentences.filter(({ length }) => length > fewest).flatMap((one) => windows(one, longest.sentence))];
}

/** Stretches of this length, each beginning in the middle of the one before. */
const windows = (words: readonly string[], length: number): (readonly string[])[] =>
  Array.from({ length: Math.max(1, Math.ceil((2 * words.length) / length) - 1) }, (_, at) =>
    words.slice((at * length) / 2, (at * length) / 2 + length),
  );

/** How much the weightiest of these stretches speaks for danger. */
export const weightiest = (stretches: readonly ReadonlySet<string>[], weights: Pick<Weights, 'start' | 'pieces'>): number =>
  stretches.reduce((most, pieces) => Math.max(most, weigh(pieces, weights)), -Infinity);

/**
 * Whether the words are like those that people in danger write, whatever they say in particular: it sees what no phrase was written for.
 * Speaks of `review` or `high`, never of an emergency. Takes time that grows with the length of the text.
 */
export function wordingSigns(words: Words): Sign[] {
  if (words.spelt.length < fewest) return [];
  const weights = table();
  const most = weightiest(stretchesOf(words).map(piecesOf), weights);
  const level: Level = most >= weights.high ? 'high' : most >= weights.review ? 'review' : 'none';
  return level === 'none' ? [] : [{ code: 'wording', level, lowered: false }];
}

let made: Weights | undefined;

/** The table is read when first needed: most processes never read an intake. */
const table = (): Weights => (made ??= readWeights(shipped(import.meta.dirname, 'wording-weights.txt')));

/** Reads a table: notes (`#`), a line with the three sums, then a line for each piece. */
export function readWeights(text: string): Weights {
  const [sums = '', ...lines] = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const [start = NaN, review = NaN, high = NaN] = sums.split(' ').map(Number);
  const pieces = lines.map((line): [string, number] => {
    const end = line.indexOf(' ');
    return [line.slice(end + 1), Number(line.slice(0, end))];
  });
  return { start, review, high, pieces: new Map(pieces) };
}
