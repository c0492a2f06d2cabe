import type { FormField } from '../form-shapes.ts';
import type { Find, Span } from './finds.ts';
import type { Reading } from './reading.ts';
import { clauseOf, standsAlone } from './said.ts';

/** How far before a value its hint may stand, in characters. */
export const near = 60;

/** Words that say nothing of what is asked. */
const empty = new Set(
  'the and any for has have had are was does did can you your with from take takes taking date day time number level value type current currently user patient client person last first full main name'.split(
    ' ',
  ),
);

/** `dateOfBirth` and `date_of_birth` as words. */
export const partsOf = (name: string): string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 2);

/** Those of them that tell the question from others. */
export const wordsOf = (name: string): string[] => partsOf(name).filter((word) => !empty.has(word));

/** Where words of the question stand: its hints, or without any the words of its name. */
export const hintsOf = (reading: Reading, { name, hints = wordsOf(name) }: FormField): Span[] =>
  hints.flatMap((hint) => reading.places(hint));

/** How far a value is from the nearest of the hints that may mean it: before it in the same sentence, or behind it in the same clause. */
export function hinted(plain: string, { at, end }: Span, hints: readonly Span[]): number | undefined {
  const clause = clauseOf(plain, { at, end });
  const distances = hints.flatMap((hint) => {
    if (hint.at >= end) return hint.end <= clause.end ? [hint.at - end] : [];
    if (at - hint.end > near) return [];
    const gap = plain.slice(hint.end, at);
    // A mark right behind the hint ends no sentence: "Date of birth? 1984-03-01".
    return !/(?:[.!?;]\s|\n)\s*\S/.test(gap) ? [Math.max(0, at - hint.end)] : [];
  });
  return distances.length > 0 ? Math.min(...distances) : undefined;
}

/**
 * Gives each find to one question: to that with the nearest hint, else to the one that was put last, else to the only one where the find
 * speaks for itself.
 */
export function shareOut<T>(
  reading: Reading,
  finds: readonly Find<T>[],
  fields: readonly FormField[],
  {
    asked,
    fits,
    evident = standsAlone,
  }: { asked?: string | undefined; fits(field: FormField, value: T): boolean; evident?: (plain: string, find: Span) => boolean },
): Map<string, T> {
  const { plain } = reading;
  const hints = fields.map((field) => ({ field, spans: hintsOf(reading, field) }));
  const given = new Map<string, Find<T>[]>(fields.map(({ name }) => [name, []]));
  for (const find of finds) {
    const able = hints.filter(({ field }) => fits(field, find.value));
    const owners = able.flatMap(({ field, spans }) => {
      const distance = hinted(plain, find, spans);
      return distance === undefined ? [] : [{ name: field.name, distance }];
    });
    const nearest = owners.toSorted((a, b) => a.distance - b.distance)[0]?.name;
    const alone = fields.length === 1 && evident(plain, find) ? fields[0]!.name : undefined;
    const owner = nearest ?? able.find(({ field }) => field.name === asked)?.field.name ?? (able.length > 0 ? alone : undefined);
    if (owner !== undefined) given.get(owner)!.push(find);
  }
  return new Map(
    hints.flatMap(({ field, spans }) => {
      const value = settled(plain, given.get(field.name)!, spans);
      return value === undefined ? [] : [[field.name, value]];
    }),
  );
}

/** The one value of several finds: all are the same, or one alone stands in a clause with a hint. */
function settled<T>(plain: string, finds: readonly Find<T>[], hints: readonly Span[]): T | undefined {
  const one = (some: readonly Find<T>[]): T | undefined =>
    new Set(some.map(({ value }) => value)).size === 1 ? some[0]!.value : undefined;
  const inClause = (find: Find<T>): boolean => {
    const { at, end } = clauseOf(plain, find);
    return hints.some((hint) => hint.at >= at && hint.end <= end);
  };
  return one(finds) ?? one(finds.filter(inClause));
}
