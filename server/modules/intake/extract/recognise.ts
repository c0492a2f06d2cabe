import { plainLetters } from '../risk/plain-letters.ts';
import type { FormField } from '../form-shapes.ts';
import { type FieldValue, fitting } from '../values.ts';
import { datesIn, type Find } from './dates.ts';
import { amountsIn, numbersIn } from './quantities.ts';

const emails = /[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/g;
const phones = /(?<![\d-])\+?\(?\d[\d\s()./-]{5,22}\d(?![\d-])/g;
const yes = /^(?:yes|yep|yeah|y|sure|of course|i do|i am|ja|jawohl|klar|sí|si|claro|correcto)(?![\p{L}])/iu;
const no = /^(?:no|nope|n|none|i do not|i dont|nein|nee|keine|ninguna?|tampoco)(?![\p{L}])/iu;
const denial =
  /(?:^|\s)(?:no|not|never|dont|do not|without|none|kein|keine|keinen|nicht|nie|ohne|nunca|sin|ningun|ninguna)\s+(?:[a-z]+\s+){0,3}$/;

/** How far before a value its hint may stand, in characters. */
const near = 60;

/** Whether a text has the word, wherever no letter touches it. */
const places = (plain: string, word: string): number[] =>
  Array.from(
    plain.matchAll(new RegExp(`(?<![a-z0-9])${plainLetters(word).plain.replace(/[^a-z0-9 ]/g, '.')}(?![a-z0-9])`, 'g')),
    ({ index }) => index,
  );

const hintsIn = (plain: string, { hints = [] }: FormField): number[] => hints.flatMap((hint) => places(plain, hint));

/** The finding that belongs to the field: behind one of its hints, or the only one where no other field could mean it. */
function chosen<T extends FieldValue>(finds: readonly Find<T>[], field: FormField, rivals: number, plain: string): T | undefined {
  const fit = finds.filter(({ value }) => fitting(field, value) !== undefined);
  const hints = hintsIn(plain, field);
  const hinted = fit.find(({ at }) => hints.some((hint) => Math.abs(at - hint) <= near));
  return hinted?.value ?? (rivals === 0 && fit.length === 1 ? fit[0]!.value : undefined);
}

const matches = (text: string, form: RegExp): Find<string>[] =>
  Array.from(text.matchAll(form), (match) => ({ value: match[0].trim(), at: match.index }));

function booleanIn(text: string, plain: string, field: FormField, asked: boolean): boolean | undefined {
  if (asked && yes.test(text.trim())) return true;
  if (asked && no.test(text.trim())) return false;
  const [hint] = hintsIn(plain, field);
  return hint === undefined ? undefined : !denial.test(plain.slice(0, hint));
}

function choicesIn(plain: string, { choices = [] }: FormField): string[] {
  const there = choices.filter((choice) => places(plain, choice).length > 0);
  // "female" holds "male": the longer one is meant where one is part of the other.
  return there.filter((one) => !there.some((other) => other !== one && other.toLowerCase().includes(one.toLowerCase())));
}

/** What a text answers without anybody having to understand it: dates, amounts, addresses, numbers, yes or no, and choices that are named. `asked` is the question that was put last. */
export function recognise(text: string, form: readonly FormField[], asked?: string): Map<string, FieldValue> {
  // As long as the text itself, so that places in both are the same.
  const plain = Array.from(text.normalize('NFC'), (char) => plainLetters(char).plain[0] ?? ' ').join('');
  const found = new Map<string, FieldValue>();
  for (const field of form) {
    const rivals = form.filter(
      ({ type, unit, name }) => name !== field.name && type === field.type && unit === field.unit && name !== asked,
    ).length;
    const alone = asked === field.name ? 0 : rivals;
    const value = valueIn(text, plain, field, alone, asked === field.name);
    const fit = value === undefined ? undefined : fitting(field, value);
    if (fit !== undefined) found.set(field.name, fit);
  }
  return found;
}

function valueIn(text: string, plain: string, field: FormField, rivals: number, asked: boolean): FieldValue | undefined {
  switch (field.type) {
    case 'email':
      return chosen(matches(text, emails), field, rivals, plain);
    case 'phone':
      return chosen(
        matches(
          text.replace(/\b\d{4}-\d{1,2}-\d{1,2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{4}\b/g, (date) => ' '.repeat(date.length)),
          phones,
        ),
        field,
        rivals,
        plain,
      );
    case 'date':
      return chosen(datesIn(text), field, rivals, plain);
    case 'number': {
      const amounts = field.unit === undefined ? [] : amountsIn(text, field.unit);
      if (amounts.length > 0) return chosen(amounts, field, rivals, plain);
      return asked || hintsIn(plain, field).length > 0 ? chosen(numbersIn(text), field, asked ? 0 : 1, plain) : undefined;
    }
    case 'boolean':
      return booleanIn(text, plain, field, asked);
    case 'choice': {
      const named = choicesIn(plain, field);
      return named.length === 1 ? named[0] : undefined;
    }
    case 'choices': {
      const named = choicesIn(plain, field);
      return named.length > 0 ? named : undefined;
    }
    default:
      return undefined;
  }
}
