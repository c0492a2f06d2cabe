import { plainLetters } from '../../server/modules/intake/risk/plain-letters.ts';
import { wordsOf } from '../../server/modules/intake/risk/view.ts';
import { piecesOf, stretchesOf, type Weights, weightiest } from '../../server/modules/intake/risk/wording.ts';
import type { Sentences } from './corpus.ts';

/** A message as what its wording is known by, whole and in stretches, and whether it speaks of danger. */
interface Example {
  pieces: ReadonlySet<string>;
  stretches: readonly ReadonlySet<string>[];
  danger: boolean;
}

function exampleOf(text: string, danger: boolean): Example {
  const words = wordsOf(plainLetters(text).plain);
  return { pieces: piecesOf(words.spelt), stretches: stretchesOf(words).map(piecesOf), danger };
}

const examplesOf = ({ explicit, benign }: Sentences): Example[] => [
  ...explicit.map((text) => exampleOf(text, true)),
  ...benign.map((text) => exampleOf(text, false)),
];

// Looked up once: the inner loop asks for them millions of times.
const { exp, sqrt } = Math;

const rounds = 12;
const stepSize = 0.5;
const decay = 3e-3;
/** A piece that stands in one sentence alone says more of the sentence than of danger. */
const fewest = 2;
/** Weights are whole numbers: this much is one unit of the logarithm of the odds. */
const unit = 20;
/** What weighs less than this changes nothing. */
const least = 3;

/** Numbers that look random and are the same in every run. */
function* lots(): Generator<number, never> {
  for (let state = 1; ; state = (state * 48_271) % 2_147_483_647) yield state;
}

function shuffle<T>(all: T[], lot: Generator<number, never>): void {
  for (let at = all.length - 1; at > 0; at -= 1) {
    const other = lot.next().value % (at + 1);
    [all[at], all[other]] = [all[other]!, all[at]!];
  }
}

/** Logistic regression by gradient descent with a step per piece (AdaGrad, Duchi et al. 2011), both kinds of sentence counting the same. */
export function learn(examples: readonly Example[]): Pick<Weights, 'start' | 'pieces'> {
  const counts = new Map<string, number>();
  for (const { pieces } of examples) for (const piece of pieces) counts.set(piece, (counts.get(piece) ?? 0) + 1);
  const numbers = new Map([...counts].filter(([, count]) => count >= fewest).map(([piece], number) => [piece, number]));
  const weights = new Float64Array(numbers.size + 1);
  const steps = new Float64Array(numbers.size + 1).fill(1e-6);
  const dangers = examples.filter(({ danger }) => danger).length;
  const rows = examples.map(({ pieces, danger }) => ({
    danger,
    value: 1 / Math.sqrt(Math.max(1, pieces.size)),
    known: [...pieces].flatMap((piece) => numbers.get(piece) ?? []),
    share: examples.length / 2 / (danger ? dangers : examples.length - dangers),
  }));
  const lot = lots();
  const move = (at: number, slope: number): void => {
    steps[at]! += slope * slope;
    weights[at]! -= (stepSize * slope) / sqrt(steps[at]!);
  };
  for (let round = 0; round < rounds; round += 1) {
    shuffle(rows, lot);
    for (const { danger, value, known, share } of rows) {
      const sum = known.reduce((all, at) => all + weights[at]! * value, weights[numbers.size]!);
      const slope = (1 / (1 + exp(-sum)) - Number(danger)) * share;
      for (const at of known) move(at, slope * value + decay * weights[at]!);
      move(numbers.size, slope);
    }
  }
  const whole = [...numbers].map(([piece, at]): [string, number] => [piece, Math.round(weights[at]! * unit)]);
  return { start: Math.round(weights[numbers.size]! * unit), pieces: new Map(whole.filter(([, weight]) => Math.abs(weight) >= least)) };
}

const folds = 4;

/** Every sentence weighed by what was learned from others alone. */
function weighedByOthers(examples: readonly Example[]): { danger: boolean; sum: number }[] {
  return Array.from({ length: folds }, (_, fold) => fold).flatMap((fold) => {
    const weights = learn(examples.filter((_, at) => at % folds !== fold));
    return examples
      .filter((_, at) => at % folds === fold)
      .map(({ stretches, danger }) => ({ danger, sum: weightiest(stretches, weights) }));
  });
}

/** Of harmless sentences, about so many may be looked at, and so many escalate, for their wording. */
const mostLookedAt = 0.12;
const mostEscalated = 0.04;

/** What is learned from these sentences: weights, and the sums from which on somebody should look or must come. */
export function weightsFrom(sentences: Sentences): { weights: Weights; found: Record<'looked_at' | 'escalates', number> } {
  const examples = examplesOf(sentences);
  const weighed = weighedByOthers(examples);
  const calm = weighed.flatMap(({ danger, sum }) => (danger ? [] : [sum])).sort((a, b) => b - a);
  const above = (part: number): number => Math.ceil(calm[Math.floor(calm.length * part)]!) + 1;
  const [review, high] = [above(mostLookedAt), above(mostEscalated)];
  const seen = (least: number): number => {
    const all = weighed.filter(({ danger }) => danger);
    return all.filter(({ sum }) => sum >= least).length / all.length;
  };
  return { weights: { ...learn(examples), review, high }, found: { looked_at: seen(review), escalates: seen(high) } };
}

/** The table as it is read. */
export const written = ({ start, review, high, pieces }: Weights): string =>
  [
    '# How much a word, a pair of words or a run of letters (~) speaks for danger; first where that starts, from where on it is review, and high.',
    '# Made by `npm run risk:weights` from the lists in tests/modules/risk-corpus: never by hand.',
    [start, review, high].join(' '),
    ...[...pieces].sort(([a], [b]) => (a < b ? -1 : 1)).map(([piece, weight]) => `${weight} ${piece}`),
    '',
  ].join('\n');
