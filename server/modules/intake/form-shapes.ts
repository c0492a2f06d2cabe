import { z } from 'zod';
import { isPlainLine } from '../../core/text.ts';
import { timestamp } from '../../platform/http/index.ts';

const line = (most: number) => z.string().trim().min(1).max(most).refine(isPlainLine, 'Must be one visible line of text.');

/** What an answer can be. */
export const fieldTypes = ['text', 'number', 'date', 'boolean', 'email', 'phone', 'choice', 'choices'] as const;

/** One question of a form. Questions are asked in the order of the form. */
export const FormField = z
  .strictObject({
    name: z.string().regex(/^[a-z][a-z0-9_]{0,59}$/, 'Must be lower-case letters, digits and _, at most 60.'),
    type: z.enum(fieldTypes),
    required: z.boolean(),
    question: line(300),
    /** Words by which an answer to this question is recognised when nobody asked for it. */
    hints: z.array(line(60)).max(20).optional(),
    /** Of a number: kg, cm, c (degrees Celsius), bpm, years, hours, mmhg or a unit of one's own. */
    unit: line(20).optional(),
    min: z.number().optional(),
    max: z.number().optional(),
    max_length: z.int().min(1).max(4_000).optional(),
    choices: z.array(line(100)).min(1).max(50).optional(),
    /**
     * Whether only its person's own word answers it: theirs by PATCH, or a plain yes or no when it was asked. What asks for consent is,
     * unless said otherwise.
     */
    explicit: z.boolean().optional(),
  })
  .refine(({ type, choices }) => (choices !== undefined) === (type === 'choice' || type === 'choices'), {
    path: ['choices'],
    message: 'Only choice and choices have choices, and both need them.',
  })
  .refine(({ min, max }) => min === undefined || max === undefined || min <= max, { path: ['max'], message: 'Must not be below min.' });
export type FormField = z.output<typeof FormField>;

/** Whether nothing but its person's own word answers the question: it is not read out of other words, by rules or by a model. */
export const needsOwnWord = ({ name, type, explicit }: FormField): boolean => explicit ?? (type === 'boolean' && asksConsent.test(name));
const asksConsent =
  /consent|agree|permission|permit|authori[sz]|terms|privacy|einwillig|zustimm|einverst|datenschutz|acept|autoriz|permiso/i;

export const FormInput = z.strictObject({
  fields: z
    .array(FormField)
    .min(1)
    .max(100)
    .refine((fields) => new Set(fields.map(({ name }) => name)).size === fields.length, 'Every name must be there once.'),
});
export const FormView = z
  .object({
    version: z.int(),
    is_default: z.boolean(),
    updated_at: timestamp.nullable(),
    fields: z.array(
      z.object({
        name: z.string(),
        type: z.enum(fieldTypes),
        required: z.boolean(),
        question: z.string(),
        hints: z.array(z.string()).optional(),
        unit: z.string().optional(),
        min: z.number().optional(),
        max: z.number().optional(),
        max_length: z.int().optional(),
        choices: z.array(z.string()).optional(),
        explicit: z.boolean().optional(),
      }),
    ),
  })
  .meta({ id: 'IntakeForm' });
