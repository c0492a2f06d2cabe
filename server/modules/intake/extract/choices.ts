import type { FormField } from '../form-shapes.ts';
import type { Find } from './finds.ts';
import { hinted, hintsOf } from './hints.ts';
import type { Reading } from './reading.ts';
import { besides, doubtful, negative, ofOthers, ofOtherTimes, ofThePast, sentenceOf, standsAlone, takesBack } from './said.ts';

/** Of a choice no more places are looked at: one who names it more often means it no more. */
const mostPlaces = 5;

/** Where the choices are named, and not denied. The red of "dark red" is not named. */
function named(reading: Reading, choices: readonly string[]): Find<string>[] {
  const there = choices.flatMap((value) =>
    reading
      .places(value)
      .slice(0, mostPlaces)
      .map((span) => ({ value, ...span })),
  );
  const inside = (one: Find<string>): boolean => there.some(({ at, end }) => at <= one.at && end >= one.end && end - at > one.end - one.at);
  const { plain } = reading;
  // "Never, except at parties" is not never.
  const tookBack = (one: Find<string>): boolean => negative.test(plain.slice(one.at, one.end)) && takesBack(plain, one);
  return there.filter((one) => !inside(one) && !negative.test(besides(plain, one)) && !tookBack(one));
}

const former = /former|previous|earlier|past|fruher|antes/;
const usedTo = /\b(?:used to|solia)\b/;
const preferred = /\bi would $/;

/** Whether somebody says it of themselves and of today: not of others, in doubt, or of what was, unless that is the choice. */
function ofSelf(plain: string, find: Find<string>): boolean {
  const { at, end } = sentenceOf(plain, find);
  const sentence = plain.slice(at, end);
  if (ofOthers.test(sentence)) return false;
  const words = besides(plain, find);
  const past = usedTo.test(sentence) || ofThePast.test(words) || ofOtherTimes.test(words);
  const unsure = doubtful.test(words) && !preferred.test(plain.slice(Math.max(0, find.at - 10), find.at));
  return !unsure && (!past || former.test(plain.slice(find.at, find.end)));
}

const isQuestion = (plain: string, find: Find<string>): boolean => plain[sentenceOf(plain, find).end] === '?';

/** The one choice that is named: when it was asked, near a word of the question, or said of oneself with nothing else. */
export function choiceIn(reading: Reading, field: FormField, asked: boolean): string | undefined {
  const { plain } = reading;
  const hints = hintsOf(reading, field);
  const meant = named(reading, field.choices ?? []).filter(
    (find) =>
      ofSelf(plain, find) &&
      (asked || (!isQuestion(plain, find) && (hinted(plain, find, hints) !== undefined || standsAlone(plain, find)))),
  );
  const values = new Set(meant.map(({ value }) => value));
  return values.size === 1 ? [...values][0] : undefined;
}

/**
 * The choices that are named, in the order of the question; of a question with words of its own only near one of these, or when it was
 * asked.
 */
export function choicesIn(reading: Reading, field: FormField, asked: boolean): string[] | undefined {
  const { plain } = reading;
  const hints = hintsOf(reading, field);
  const meant = named(reading, field.choices ?? []).filter(
    (find) =>
      ofSelf(plain, find) &&
      (asked || (!isQuestion(plain, find) && (field.hints === undefined || hinted(plain, find, hints) !== undefined))),
  );
  const values = new Set(meant.map(({ value }) => value));
  return values.size > 0 ? (field.choices ?? []).filter((choice) => values.has(choice)) : undefined;
}
