import type { FormField } from '../form-shapes.ts';
import { hinted, hintsOf } from './hints.ts';
import { type Find, places } from './finds.ts';
import { besides, negative, ofOthers, sentenceOf, standsAlone } from './said.ts';

/** Where the choices are named, and not denied. The red of "dark red" is not named. */
function named(plain: string, choices: readonly string[]): Find<string>[] {
  const there = choices.flatMap((value) => places(plain, value).map((span) => ({ value, ...span })));
  const inside = (one: Find<string>): boolean => there.some(({ at, end }) => at <= one.at && end >= one.end && end - at > one.end - one.at);
  return there.filter((one) => !inside(one) && !negative.test(besides(plain, one)));
}

const ofSelf = (plain: string, find: Find<string>): boolean => {
  const { at, end } = sentenceOf(plain, find);
  return plain[end] !== '?' && !ofOthers.test(plain.slice(at, end));
};

/** The one choice that is named: when it was asked, near a word of the question, or said of oneself with nothing else. */
export function choiceIn(plain: string, field: FormField, asked: boolean): string | undefined {
  const hints = hintsOf(plain, field);
  const meant = named(plain, field.choices ?? []).filter(
    (find) => asked || (ofSelf(plain, find) && (hinted(plain, find, hints) !== undefined || standsAlone(plain, find))),
  );
  const values = new Set(meant.map(({ value }) => value));
  return values.size === 1 ? [...values][0] : undefined;
}

/**
 * The choices that are named, in the order of the question; of a question with words of its own only near one of these, or when it was
 * asked.
 */
export function choicesIn(plain: string, field: FormField, asked: boolean): string[] | undefined {
  const hints = hintsOf(plain, field);
  const meant = named(plain, field.choices ?? []).filter(
    (find) => asked || (ofSelf(plain, find) && (field.hints === undefined || hinted(plain, find, hints) !== undefined)),
  );
  const values = new Set(meant.map(({ value }) => value));
  return values.size > 0 ? (field.choices ?? []).filter((choice) => values.has(choice)) : undefined;
}
