import type { FormField } from '../form-shapes.ts';
import { type FieldValue, fitting, shapeOf } from '../values.ts';
import type { Find } from './dates.ts';
import { Reading } from './reading.ts';

const yes = /^(?:yes|yep|yeah|y|sure|of course|i do|i am|ja|jawohl|klar|sí|si|claro|correcto)(?![\p{L}])/iu;
const no = /^(?:no|nope|n|none|i do not|i dont|nein|nee|keine|ninguna?|tampoco)(?![\p{L}])/iu;
const denial =
  /(?:^|\s)(?:no|not|never|dont|do not|without|none|kein|keine|keinen|nicht|nie|ohne|nunca|sin|ningun|ninguna)\s+(?:[a-z]+\s+){0,3}$/;

/** How far from a value its hint may stand, in characters. */
const near = 60;
/** As many times a hint is looked for: a word that is said more often points to nothing. */
const mostPlaces = 200;

/** The finding that belongs to the field: the closest to one of its hints, or the only one where no other field could mean it. */
function chosen<T extends FieldValue>(finds: readonly Find<T>[], field: FormField, rivals: number, reading: Reading): T | undefined {
  const shape = shapeOf(field);
  const fits = ({ value }: Find<T>): boolean => shape.safeParse(value).success;
  const hints = hintsIn(reading, field).sort((a, b) => a - b);
  let closest: { value: T; far: number } | undefined;
  for (const find of finds) {
    const far = distance(hints, find.at);
    if (far < (closest?.far ?? Infinity) && fits(find)) closest = { value: find.value, far };
  }
  if (closest || rivals > 0) return closest?.value;
  const first = finds.findIndex(fits);
  return first === -1 || finds.slice(first + 1).some(fits) ? undefined : finds[first]!.value;
}

/** How far a value stands behind its hint ("born 1984-03-01"); one that stands before it comes after all those. Infinity where no hint, of these in order, is near. */
function distance(hints: readonly number[], at: number): number {
  let [low, high] = [0, hints.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (hints[middle]! <= at) low = middle + 1;
    else high = middle;
  }
  const [before = -Infinity, after = Infinity] = [hints[low - 1], hints[low]];
  if (at - before <= near) return at - before;
  return after - at <= near ? near + after - at : Infinity;
}

const hintsIn = (reading: Reading, { hints = [] }: FormField): number[] => hints.flatMap((hint) => reading.places(hint, mostPlaces));

function booleanIn(reading: Reading, field: FormField, asked: boolean): boolean | undefined {
  const { text, plain } = reading;
  if (asked && yes.test(text.trim())) return true;
  if (asked && no.test(text.trim())) return false;
  const [hint] = hintsIn(reading, field);
  return hint === undefined ? undefined : !denial.test(plain.slice(0, hint));
}

function choicesIn(reading: Reading, { choices = [] }: FormField): string[] {
  const there = choices.filter((choice) => reading.places(choice, 1).length > 0);
  // "female" holds "male": the longer one is meant where one is part of the other.
  return there.filter((one) => !there.some((other) => other !== one && other.toLowerCase().includes(one.toLowerCase())));
}

/** What a text answers without anybody having to understand it: dates, amounts, addresses, numbers, yes or no, and choices that are named. `asked` is the question that was put last. */
export function recognise(said: string, form: readonly FormField[], asked?: string): Map<string, FieldValue> {
  const reading = new Reading(said);
  const found = new Map<string, FieldValue>();
  for (const field of form) {
    const rivals = form.filter(
      ({ type, unit, name }) => name !== field.name && type === field.type && unit === field.unit && name !== asked,
    ).length;
    const alone = asked === field.name ? 0 : rivals;
    const value = valueIn(reading, field, alone, asked === field.name);
    const fit = value === undefined ? undefined : fitting(field, value);
    if (fit !== undefined) found.set(field.name, fit);
  }
  return found;
}

function valueIn(reading: Reading, field: FormField, rivals: number, asked: boolean): FieldValue | undefined {
  switch (field.type) {
    case 'email':
    case 'phone':
    case 'date':
      return chosen(reading.finds(field.type), field, rivals, reading);
    case 'number': {
      const amounts = field.unit === undefined ? [] : reading.amounts(field.unit);
      if (amounts.length > 0) return chosen(amounts, field, rivals, reading);
      return asked || hintsIn(reading, field).length > 0 ? chosen(reading.numbers(), field, asked ? 0 : 1, reading) : undefined;
    }
    case 'boolean':
      return booleanIn(reading, field, asked);
    case 'choice': {
      const named = choicesIn(reading, field);
      return named.length === 1 ? named[0] : undefined;
    }
    case 'choices': {
      const named = choicesIn(reading, field);
      return named.length > 0 ? named : undefined;
    }
    default:
      return undefined;
  }
}
