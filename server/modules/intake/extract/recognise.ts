import { type FormField, needsOwnWord } from '../form-shapes.ts';
import { type FieldValue, fitting } from '../values.ts';
import { choiceIn, choicesIn } from './choices.ts';
import type { Span } from './finds.ts';
import { hintsOf, near, shareOut } from './hints.ts';
import { Reading } from './reading.ts';
import { besides, standsAlone } from './said.ts';
import { booleanIn, ownWord } from './yes-no.ts';

const fits = (field: FormField, value: FieldValue): boolean => fitting(field, value) !== undefined;
const evident = (): boolean => true;

const otherNumber =
  /\b(?:polic|insurance|account|case|ref|nhs|ssn|social|passport|patient|member|id|iban|mrn|dni|versicherung|konto|ausweis|poliza|expediente)/;

/** Whether digits without a word of the question are a phone number: they begin as one and are no other number, or nothing else is said. */
const likePhone = (plain: string, find: Span): boolean =>
  ('+(0'.includes(plain[find.at]!) && !otherNumber.test(besides(plain, find))) || standsAlone(plain, find);

function shared(reading: Reading, fields: readonly FormField[], asked: string | undefined): Map<string, FieldValue> {
  const [{ type, unit }] = fields as [FormField];
  switch (type) {
    case 'email':
      return shareOut(reading, reading.contacts(type), fields, { asked, fits, evident });
    case 'phone':
      return shareOut(reading, reading.contacts(type), fields, { asked, fits, evident: likePhone });
    case 'date':
      return shareOut(reading, reading.dates(), fields, { asked, fits });
    default:
      return shareOut(reading, unit === undefined ? [] : reading.numbers(unit), fields, { asked, fits });
  }
}

const linked =
  /^[\s:=]*(?:(?:is|are|it|it's|at|about|around|level|rate|now|currently|today|a|of|ist|sind|bei|liegt|etwa|stufe|jetzt|es|nivel|de|un|una|ahora)[\s:=]+)*$/;

/** A number without its unit: as the answer to the question that was put, or right behind a word of the question. */
function bareNumber(reading: Reading, field: FormField, asked: boolean): number | undefined {
  const finds = reading.numbers().filter(({ value }) => fits(field, value));
  const hints = hintsOf(reading, field);
  const follows = (at: number, end: number): boolean => at > end && at - end < near && linked.test(reading.plain.slice(end, at));
  const behind = finds.filter(({ at }) => hints.some(({ end }) => follows(at, end)));
  const meant = behind.length === 0 && asked ? finds : behind;
  return new Set(meant.map(({ value }) => value)).size === 1 ? meant[0]!.value : undefined;
}

function alone(reading: Reading, field: FormField, asked: boolean): FieldValue | undefined {
  if (needsOwnWord(field)) return asked ? ownWord(reading.plain) : undefined;
  if (field.type === 'number') return bareNumber(reading, field, asked);
  if (field.type === 'boolean') return booleanIn(reading, field, asked);
  if (field.type === 'choice') return choiceIn(reading, field, asked);
  return field.type === 'choices' ? choicesIn(reading, field, asked) : undefined;
}

const kindOf = ({ type, unit = '' }: FormField): string => `${type} ${unit.toLowerCase()}`;
const sharing = new Set<FormField['type']>(['email', 'phone', 'date', 'number']);

/**
 * What a text answers without anybody having to understand it: dates, amounts, addresses, numbers, yes or no, and choices that are named.
 * `asked` is the question that was put last. What is not sure is left out: a wrong answer is worse than none.
 */
export function recognise(said: string, form: readonly FormField[], asked?: string): Map<string, FieldValue> {
  const reading = new Reading(said);
  const found = new Map<string, FieldValue>();
  for (const fields of Map.groupBy(form, kindOf).values()) {
    const open = fields.filter((field) => !needsOwnWord(field));
    const given = open.length > 0 && sharing.has(open[0]!.type) ? shared(reading, open, asked) : undefined;
    for (const field of fields) {
      const value = given?.get(field.name) ?? alone(reading, field, field.name === asked);
      if (value !== undefined && fits(field, value)) found.set(field.name, value);
    }
  }
  return found;
}
