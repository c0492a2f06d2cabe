import { type FormField, needsOwnWord } from '../form-shapes.ts';
import { type FieldValue, fitting } from '../values.ts';
import { choiceIn, choicesIn } from './choices.ts';
import { datesIn, withoutDates } from './dates.ts';
import { aligned, type Find, findsOf, type Span } from './finds.ts';
import { hintsOf, shareOut } from './hints.ts';
import { amountsIn, numbersIn } from './quantities.ts';
import { besides, changed, negative, standsAlone } from './said.ts';
import { booleanIn, ownWord } from './yes-no.ts';

const emails = /[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/g;
const phones =
  /(?<![\d-])(?:\+ ?)?(?:\(\d{1,5}\)|\d{1,15})(?:[ \u00a0()./-]{1,3}\d{2,15}|[ \u00a0./-]?\(0\)[ \u00a0./-]?\d{2,15}){0,7}(?![\d-])/g;

/** No more finds of one kind are looked at. */
const mostFinds = 50;

interface Said {
  text: string;
  plain: string;
  asked: string | undefined;
}

const fits = (field: FormField, value: FieldValue): boolean => fitting(field, value) !== undefined;
const evident = (): boolean => true;

const otherNumber =
  /\b(?:polic|insurance|account|case|ref|nhs|ssn|social|passport|patient|member|id|iban|mrn|dni|versicherung|konto|ausweis|poliza|expediente)/;

/** Whether digits without a word of the question are a phone number: they begin as one and are no other number, or nothing else is said. */
const likePhone = (plain: string, find: Span): boolean =>
  ('+(0'.includes(plain[find.at]!) && !otherNumber.test(besides(plain, find))) || standsAlone(plain, find);

/** What is said as it is, and not denied, compared or changed. */
const plainly = <T>(plain: string, finds: readonly Find<T>[], unsettled: readonly RegExp[]): Find<T>[] =>
  finds.slice(0, mostFinds).filter((find) => !unsettled.some((words) => words.test(besides(plain, find))));

function shared({ text, plain, asked }: Said, fields: readonly FormField[]): Map<string, FieldValue> {
  const [{ type, unit }] = fields as [FormField];
  const matched = (pattern: RegExp, from = text) => findsOf(from, pattern, ([all]) => all.trim()).slice(0, mostFinds);
  switch (type) {
    case 'email':
      return shareOut(plain, matched(emails), fields, { asked, fits, evident });
    case 'phone':
      return shareOut(plain, matched(phones, withoutDates(text)), fields, { asked, fits, evident: likePhone });
    case 'date':
      return shareOut(plain, plainly(plain, datesIn(text), [negative]), fields, { asked, fits });
    default: {
      const amounts = unit === undefined ? [] : plainly(plain, amountsIn(text, unit), [negative, changed]);
      return shareOut(plain, amounts, fields, { asked, fits });
    }
  }
}

const linked =
  /^[\s:=]*(?:(?:is|are|it|it's|at|about|around|level|rate|now|currently|today|a|of|ist|sind|bei|liegt|etwa|stufe|jetzt|es|nivel|de|un|una|ahora)[\s:=]+)*$/;

/** A number without its unit: as the answer to the question that was put, or right behind a word of the question. */
function bareNumber({ text, plain, asked }: Said, field: FormField): number | undefined {
  const finds = plainly(plain, numbersIn(withoutDates(text)), [negative, changed]).filter(({ value }) => fits(field, value));
  const hints = hintsOf(plain, field);
  const behind = finds.filter(({ at }) => hints.some(({ end }) => at > end && linked.test(plain.slice(end, at))));
  const meant = behind.length === 0 && asked === field.name ? finds : behind;
  return new Set(meant.map(({ value }) => value)).size === 1 ? meant[0]!.value : undefined;
}

function alone({ text, plain, asked: put }: Said, field: FormField): FieldValue | undefined {
  const asked = put === field.name;
  if (needsOwnWord(field)) return asked ? ownWord(text) : undefined;
  if (field.type === 'number') return bareNumber({ text, plain, asked: put }, field);
  if (field.type === 'boolean') return booleanIn(plain, field, asked);
  if (field.type === 'choice') return choiceIn(plain, field, asked);
  return field.type === 'choices' ? choicesIn(plain, field, asked) : undefined;
}

const kindOf = ({ type, unit = '' }: FormField): string => `${type} ${unit.toLowerCase()}`;
const sharing = new Set<FormField['type']>(['email', 'phone', 'date', 'number']);

/**
 * What a text answers without anybody having to understand it: dates, amounts, addresses, numbers, yes or no, and choices that are named.
 * `asked` is the question that was put last. What is not sure is left out: a wrong answer is worse than none.
 */
export function recognise(written: string, form: readonly FormField[], asked?: string): Map<string, FieldValue> {
  const text = written.normalize('NFC');
  const said: Said = { text, plain: aligned(text), asked };
  const found = new Map<string, FieldValue>();
  for (const fields of Map.groupBy(form, kindOf).values()) {
    const open = fields.filter((field) => !needsOwnWord(field));
    const given = open.length > 0 && sharing.has(open[0]!.type) ? shared(said, open) : undefined;
    for (const field of fields) {
      const value = given?.get(field.name) ?? alone(said, field);
      if (value !== undefined && fits(field, value)) found.set(field.name, value);
    }
  }
  return found;
}
