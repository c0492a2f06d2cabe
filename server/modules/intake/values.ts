import { z } from 'zod';
import { isStorable } from '../../core/text.ts';
import type { FormField } from './form-shapes.ts';

/** An answer, as it is kept. */
export const FieldValue = z.union([z.string().max(4_000), z.number(), z.boolean(), z.array(z.string().max(100)).max(50)]);
export type FieldValue = z.output<typeof FieldValue>;

const isoDate = z.iso.date('Must be a date like 1984-03-01.');

/** Digits of a phone number, with + and the usual separators; 6 to 15 digits. */
const phone = z
  .string()
  .max(40)
  .refine((text) => /^\+?[\d\s()./-]+$/.test(text) && /^\d{6,15}$/.test(text.replace(/\D/g, '')), 'Must be a phone number.');

const oneOf = (choices: readonly string[]) => z.enum(choices as [string, ...string[]], { error: 'Must be one of the choices.' });

/** The shape of an answer to this question. */
export function shapeOf({ type, min, max, max_length, choices = [] }: FormField): z.ZodType<FieldValue> {
  switch (type) {
    case 'number': {
      let number = z.number();
      if (min !== undefined) number = number.min(min);
      if (max !== undefined) number = number.max(max);
      return number;
    }
    case 'date':
      return isoDate;
    case 'boolean':
      return z.boolean();
    case 'email':
      return z.email().max(254);
    case 'phone':
      return phone;
    case 'choice':
      return oneOf(choices);
    case 'choices':
      return z.array(oneOf(choices)).max(choices.length);
    default:
      return z
        .string()
        .trim()
        .min(1)
        .max(max_length ?? 1_000)
        .refine(isStorable, 'Must be well-formed text.');
  }
}

/** The value if it answers the question, else undefined. */
export function fitting(field: FormField, value: unknown): FieldValue | undefined {
  const judged = shapeOf(field).safeParse(value);
  return judged.success ? judged.data : undefined;
}
