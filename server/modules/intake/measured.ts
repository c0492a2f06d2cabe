import type { FormField } from './form-shapes.ts';
import { vitalSigns } from './risk/index.ts';
import type { FieldValue } from './values.ts';

/**
 * What a written answer says of danger, for the rules to read: its words, and a measured value that is dangerous as a sentence with the
 * name and the unit of its question ("temperature 41.5 c"). The name alone says nothing of the person, so it stands only there.
 */
export function wordsOfAnswer({ name, unit = '' }: Pick<FormField, 'name' | 'unit'>, value: FieldValue): string[] {
  const words = Array.isArray(value) ? value : typeof value === 'string' ? [value] : [];
  const isMeasured = (typeof value === 'number' || typeof value === 'string') && !lengthsOfTime.test(unit);
  const measured = isMeasured ? `${announced(name)}${value} ${unit}` : '';
  return vitalSigns(measured).length > 0 ? [...words, measured] : words;
}

// sleep_hr is no pulse.
const lengthsOfTime = /^(?:h|hrs?|hours?|min|minutes?|days?|weeks?|months?|years?)$/i;

// A single number is read as the upper value of a blood pressure: a lower one gets a calm upper one before it.
const announced = (name: string): string => (name.includes('diastol') ? 'blood pressure 120/' : `${name.replaceAll('_', ' ')} `);
