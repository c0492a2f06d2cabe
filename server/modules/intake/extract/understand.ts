import { z } from 'zod';
import { AiFailure } from '../../../platform/ai/index.ts';
import type { Org } from '../../../platform/db/index.ts';
import type { Tools } from '../../../platform/tools.ts';
import { askModel } from '../ask-model.ts';
import { type FormField, needsOwnWord } from '../form-shapes.ts';
import { plainWords } from '../plain-words.ts';
import { type FieldValue, fitting } from '../values.ts';
import { recognise } from './recognise.ts';

/** What was found for one question. */
export interface Suggestion {
  name: string;
  value: FieldValue;
  source: 'rules' | 'model';
}

const system = `Fill in the form from what the person wrote. Only what they said themselves: null for everything else, never a guess.
Dates are YYYY-MM-DD. Numbers are in the unit that the question names.`;

/**
 * The form as a shape for the model: every key there, null for what was not said. An answer that does not fit is none, and the others stay.
 */
const shapeFor = (form: readonly FormField[]) =>
  z.object(Object.fromEntries(form.map((field) => [field.name, forModel(field).nullable().describe(described(field)).catch(null)])));

const described = ({ question, unit }: FormField): string => (unit === undefined ? question : `${question} (${unit})`);

function forModel({ type, choices = [] }: FormField): z.ZodType<FieldValue> {
  const choice = z.enum(choices as [string, ...string[]]);
  switch (type) {
    case 'number':
      return z.number();
    case 'boolean':
      return z.boolean();
    case 'choice':
      return choice;
    case 'choices':
      return z.array(choice);
    default:
      return z.string();
  }
}

/**
 * Suggestions for the form from a text: the model's where there is one, and what can be recognised without it for the rest. Each is checked
 * against its question; whatever the model says beside it is not heard, and what needs its person's own word it is not asked.
 */
export async function understand(org: Org, tools: Tools, text: string, form: readonly FormField[], asked?: string): Promise<Suggestion[]> {
  const recognised = recognise(text, form, asked);
  const open = form.filter((field) => !needsOwnWord(field));
  const said = tools.ai.configured && open.length > 0 ? await askedModel(org, tools, text, open) : {};
  return form.flatMap((field): Suggestion[] => {
    const { name } = field;
    const fromModel = needsOwnWord(field) ? undefined : fitting(field, inPlainWords(said[name]));
    if (fromModel !== undefined) return [{ name, value: fromModel, source: 'model' }];
    const value = recognised.get(name);
    return value === undefined ? [] : [{ name, value, source: 'rules' }];
  });
}

/** What the model says, unless it holds markup or an address: nobody said that. */
const inPlainWords = (value: unknown): unknown => (typeof value === 'string' && plainWords(value) !== value.trim() ? undefined : value);

async function askedModel(org: Org, tools: Tools, text: string, form: readonly FormField[]): Promise<Record<string, unknown>> {
  try {
    return await askModel(org, tools, { system, input: text, shape: shapeFor(form), name: 'intake_fields', max_tokens: 2_000 });
  } catch (error) {
    const reason = error instanceof AiFailure ? error.reason : 'unavailable';
    tools.metrics.count('intake_extract_model_failures', 1, { org_id: org.id, reason });
    return {};
  }
}
