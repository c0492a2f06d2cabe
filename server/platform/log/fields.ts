import { loggedFault } from './faults.ts';
import { beginningOf } from './scrub.ts';

/** The names a line may carry, beside ids and measures (see `measured`); a new one is added here, deliberately. */
const named = new Set(
  `method route status ms err code reason room name module job queue attempt attempts kind action event role roles product
  port host url file dir count bytes seconds version model provider container setting state signal pid cron degraded database
  migration migrations retry_in_s last_attempt rows source`.split(/\s+/),
);
const measured = /_(?:id|ids|ms|s|at|count|bytes|seconds|version|status|code|tokens)$/;
const longest = 1_000;

const withoutQuery = (url: string): string => url.replace(/[?#].*$/s, '');

function scalar(name: string, value: unknown): unknown {
  if (typeof value === 'string') return beginningOf(name === 'url' || name === 'route' ? withoutQuery(value) : value, longest);
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return value;
  if (typeof value === 'bigint') return value.toString();
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (value instanceof URL) return withoutQuery(value.href);
  return undefined;
}

function allowed(name: string, value: unknown): unknown {
  if (name === 'err') return loggedFault(value);
  if (!named.has(name) && !measured.test(name)) return undefined;
  return Array.isArray(value) ? value.slice(0, 20).map((one) => scalar(name, one) ?? null) : scalar(name, value);
}

/** The fields that may be logged: known names with plain values, errors by their own allow list. What was left out is told by name only. */
export function loggable(fields: Record<string, unknown>): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  const left: string[] = [];
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    const plain = allowed(name, value);
    if (plain === undefined) left.push(name.slice(0, 40));
    else kept[name] = plain;
  }
  if (left.length > 0) kept['left_out'] = left.slice(0, 20);
  return kept;
}
