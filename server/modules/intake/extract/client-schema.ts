import { isObject } from '../../../core/objects.ts';
import { isStorable } from '../../../core/text.ts';
import type { FormField } from '../form-shapes.ts';
import { partsOf, wordsOf } from './hints.ts';

const mostFields = 100;
const mostChoices = 50;

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const choicesOf = (value: unknown): string[] => [...new Set(texts(value).filter(usable))].slice(0, mostChoices);
const usable = (text: string): boolean => text.length > 0 && text.length <= 60 && isStorable(text);

/**
 * The questions that an old client's `schema` asks: a JSON schema with `properties`, a map of names to types, or a list of names. What it
 * does not say is required; anything that is no question is left out. At most 100, with at most 50 choices each.
 */
export function fieldsOfSchema(schema: unknown): FormField[] {
  const properties = isObject(schema) && isObject(schema['properties']) ? schema['properties'] : schema;
  const required = isObject(schema) && Array.isArray(schema['required']) ? new Set(texts(schema['required'])) : undefined;
  const named = Array.isArray(properties) ? properties.map(entryOf) : isObject(properties) ? Object.entries(properties) : [];
  const names = new Set<string>(); // of a name that comes twice the first counts
  return named
    .filter(([name]) => usable(name) && !names.has(name) && names.add(name))
    .slice(0, mostFields)
    .map(([name, about]) => fieldOf(name, about, required?.has(name) ?? true));
}

const entryOf = (one: unknown): [string, unknown] => (isObject(one) ? [textOf(one['name']), one] : [textOf(one), 'string']);

function fieldOf(name: string, about: unknown, required: boolean): FormField {
  const said = isObject(about) ? about : { type: about };
  const question = typeof said['description'] === 'string' ? said['description'].slice(0, 300) : name;
  const choices = choicesOf(said['enum'] ?? said['choices']);
  const items = isObject(said['items']) ? choicesOf(said['items']['enum']) : [];
  const base = { name, required, question };
  if (items.length > 0) return { ...base, type: 'choices', choices: items };
  if (choices.length > 0) return { ...base, type: 'choice', choices };
  const unit = typeof said['unit'] === 'string' && usable(said['unit']) ? { unit: said['unit'] } : {};
  return { ...base, ...unit, hints: wordsOf(name), type: typeOf(name, textOf(said['type']), textOf(said['format'])) };
}

function typeOf(name: string, type: string, format: string): FormField['type'] {
  if (type === 'number' || type === 'integer') return 'number';
  if (type === 'boolean' || type === 'bool') return 'boolean';
  for (const known of ['date', 'email', 'phone'] as const) if (type === known || format === known) return known;
  const words = partsOf(name);
  if (words.includes('email') || words.includes('mail')) return 'email';
  if (words.includes('phone') || words.includes('telephone') || words.includes('mobile')) return 'phone';
  return words.includes('date') || words.includes('birthday') || words.includes('dob') ? 'date' : 'text';
}
