import { aside, type Compiled, frame, idiom, type Spot, spotKey, type Spots } from './compiled.ts';
import type { Level } from './levels.ts';
import type { Lexicon, Rule } from './lexicon.ts';
import type { View } from './view.ts';

/** One sign of danger in a text; lowered where it is denied, an idiom or an accident. */
export interface Sign {
  code: string;
  level: Level;
  lowered: boolean;
  /** The words, first and last, that were denied, the negator with them. */
  denied?: Pick<Spot, 'first' | 'last'> | undefined;
}

/** A lexicon with its word lists made quick to ask. */
export interface Ready extends Pick<Lexicon, 'rules'> {
  topics: ReadonlySet<string>;
  negators: ReadonlySet<string>;
  between: ReadonlySet<string>;
  adversatives: ReadonlySet<string>;
  accidents: ReadonlySet<string>;
  common: ReadonlySet<string>;
}

const defaultGap = 4;
const lettersOfWord = 4;
const furthestDenial = 7;

/** Every sign that the lexicons see in the view. */
export function signsIn(view: View, compiled: Compiled, lexicons: readonly Ready[]): Sign[] {
  const spots = compiled.spots(view);
  const fluency = lexicons.map(({ common }) => view.spelt.filter((word) => common.has(word)).length);
  return lexicons.flatMap((lexicon, number) => {
    const rivals = lexicons.filter((_, other) => fluency[other]! > fluency[number]!);
    return lexicon.rules.flatMap((rule) =>
      stretches(rule, number, spots).flatMap((stretch) => {
        if (isOfAnother(view, stretch, rivals)) return [];
        const negator = negatorOf(view, stretch, lexicon);
        const lowered =
          negator !== undefined ||
          isIdiom(stretch, spots.get(spotKey(number, idiom)) ?? []) ||
          isFramed(view, stretch, spots.get(spotKey(number, frame)) ?? []) ||
          isOfTopic(view, stretch, lexicon) ||
          isAside(view, rule, stretch, spots.get(spotKey(number, aside)) ?? []) ||
          isAccident(view, rule, stretch, lexicon);
        const silent = rule.quiet && (lowered || isNear(stretch, spots.get(spotKey(number, 'calm')) ?? []));
        const denied = negator === undefined ? undefined : { first: Math.min(negator, stretch.first), last: stretch.last };
        return silent ? [] : [{ code: rule.code, level: rule.level, lowered, denied }];
      }),
    );
  });
}

/**
 * Whether they are everyday words of a language in which more of the text is written: "ich will die Überweisung" speaks of nobody's death.
 */
const isOfAnother = ({ spelt }: View, { first, last }: Spot, rivals: readonly Ready[]): boolean =>
  rivals.some(({ common }) => spelt.slice(first, last + 1).every((word) => common.has(word)));

/** The whole of a rule in the text, with the phrases that it is made of. */
interface Stretch extends Spot {
  parts: readonly Spot[];
}

/** For every place where a rule begins, the nearest way to its end. */
function stretches({ seq, gap = defaultGap }: Rule, number: number, spots: Spots): Stretch[] {
  const [first = [], ...rest] = seq.map((term) => spots.get(spotKey(number, term)) ?? []);
  return first.flatMap((start) => {
    const parts = [start];
    for (const candidates of rest) {
      const before = parts.at(-1)!;
      const next = firstAfter(candidates, before.last);
      if (!next || wordsBetween(before, next) > gap) return [];
      parts.push(next);
    }
    const { last, end } = parts.at(-1)!;
    return [{ ...start, last, end, parts }];
  });
}

/** The first of the spots, which stand in order, that begins after this word. */
function firstAfter(spots: readonly Spot[], word: number): Spot | undefined {
  let [low, high] = [0, spots.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spots[middle]!.first > word) high = middle;
    else low = middle + 1;
  }
  return spots[low];
}

/** Letters that were spread are counted as the words that they were. */
const wordsBetween = (a: Spot, b: Spot): number => Math.min(b.first - a.last - 1, Math.ceil((b.start - a.end) / lettersOfWord));

/** Whether one of its phrases is part of an idiom; what only stands between them says nothing: "took all my blood pressure pills". */
const isIdiom = ({ parts }: Stretch, idioms: readonly Spot[]): boolean =>
  idioms.some((one) => parts.some((part) => one.start < part.end && one.end > part.start && !isWithin(one, part)));

const isWithin = (a: Spot, b: Spot): boolean => a.start >= b.start && a.end <= b.end && a.end - a.start < b.end - b.start;

const calmReach = 12;
const isNear = ({ first, last }: Spot, calms: readonly Spot[]): boolean =>
  calms.some((one) => one.first - last <= calmReach && first - one.last <= calmReach);

/** Whether it stands near a subject of which danger is only a word, and is said of nobody's own body or wish, and not of now. */
function isOfTopic({ spelt }: View, { first, last }: Spot, { topics }: Ready): boolean {
  if (!spelt.slice(Math.max(0, first - calmReach), last + calmReach).some((word) => topics.has(word))) return false;
  return !spelt.slice(Math.max(0, first - 4), last + 2).some((word) => selves.has(word) || owners.has(word) || nows.has(word));
}

const frameReach = 2;
const asideReach = 5;
const illnesses = new Set(
  'stroke chest_pain anaphylaxis collapse breathing pregnancy sugar head_injury infant sepsis meningitis summons burn poisoning'.split(' '),
);

/** Whether it is spoken about in a lesson or the news; not where somebody says what they want themselves. */
const isFramed = ({ spelt }: View, { first, last }: Spot, frames: readonly Spot[]): boolean =>
  !spelt.slice(first, last + 1).some((word) => selves.has(word)) &&
  frames.some((one) => one.first <= last && first - one.last <= frameReach);

/**
 * Whether an illness is one of long ago or only asked about; what people do to themselves or to others is never taken as that, nor is what
 * stands near a word for the present, or happens to somebody's own body: "two years ago, and now I cannot lift my arm".
 */
function isAside({ spelt }: View, { code }: Rule, { first, last }: Spot, asides: readonly Spot[]): boolean {
  if (!illnesses.has(code) || !asides.some((one) => one.first - last <= asideReach && first - one.last <= asideReach)) return false;
  if (spelt.slice(Math.max(0, first - 2), last + 1).some((word) => owners.has(word))) return false;
  return !spelt.slice(Math.max(0, first - 6), last + 9).some((word) => nows.has(word));
}

/** The negator that stands before it with nothing but connecting words between, or between its parts; none where a "but" follows. */
function negatorOf(view: View, { first, last, parts }: Stretch, { negators, between, adversatives }: Ready): number | undefined {
  if (view.spelt.slice(last + 1, last + 9).some((word) => adversatives.has(word))) return undefined;
  const inside = (at: number): boolean => parts.some((part) => at >= part.first && at <= part.last);
  for (let at = first + 1; at < last; at += 1)
    if (!inside(at) && negators.has(view.spelt[at]!) && !ceasing.has(view.spelt[at + 1] ?? '')) return at;
  for (let at = first - 1; at >= 0 && first - at <= furthestDenial; at -= 1) {
    if (view.breaks[at + 1]) return undefined;
    const word = view.spelt[at]!;
    // "No I want to" answers no and says what is wanted; "why not" asks for it.
    if (negators.has(word)) {
      const denies = !(pronouns.has(view.spelt[at + 1] ?? '') && answers.has(word)) && !whys.has(view.spelt[at - 1] ?? '');
      return denies ? at : undefined;
    }
    if (!between.has(word)) return undefined;
  }
  return undefined;
}

const selves = new Set(['i', 'im', 'my', 'me', 'myself', 'ich', 'mich', 'mir', 'mein', 'yo', 'mi', 'quitarme', 'matarme', 'suicidarme']);
const owners = new Set('my his her their our dads mums moms mein meine meinen meinem meiner sein seine ihr ihre mi mis su sus'.split(' '));
const nows = new Set(
  'now today tonight again suddenly currently still just jetzt heute gerade wieder plotzlich ploetzlich eben noch ahora hoy otra nuevamente repente sigue todavia'.split(
    ' ',
  ),
);
const pronouns = new Set(['i', 'im', 'ive', 'yo', 'ich']);
const answers = new Set(['no', 'not']);
/** Words before which a negator denies only that something ends: "does not stop vomiting". */
const ceasing = new Set('stop stops stopped stopping only just auf nur para paro paran deja dejo dejan cesa solo'.split(' '));
const whys = new Set(['why', 'warum', 'wieso', 'porque', 'que']);
const injuries = new Set(['self_harm', 'injury']);

const deliberate = new Set([
  'purpose',
  'deliberately',
  'intentionally',
  'razor',
  'punish',
  'absichtlich',
  'rasierklinge',
  'proposito',
  'adrede',
  'cuchilla',
]);

/** Whether words of everyday accidents stand close to an injury, and none that says it was none. */
function isAccident(view: View, { code }: Rule, { first, last }: Stretch, { accidents }: Ready): boolean {
  if (!injuries.has(code)) return false;
  const near = view.spelt.slice(Math.max(0, first - 5), last + 8);
  return near.some((word) => accidents.has(word)) && !near.some((word) => deliberate.has(word));
}
