import type { Setting } from './kinds.ts';

const inText = (value: unknown): string =>
  value instanceof Date ? value.toISOString() : Array.isArray(value) ? value.join(',') : `${value as string}`;

/** A value as it may be shown: never a secret, and never a password inside an address or a connection string. */
export function shown(setting: Setting, value: unknown): string {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return '';
  if (setting.secret) return '(set)';
  // Greedy on purpose: a password may hold any sign, so everything up to the last @, or after "password=", is left out.
  return inText(value)
    .replace(/(:\/\/[^:@\s]*:).*@/g, '$1…@')
    .replace(/((?:password|pwd|key|secret)\s*=).*/gi, '$1…');
}
