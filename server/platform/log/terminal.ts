import type { LoggedFault } from './faults.ts';

type Line = Record<string, unknown> & { level: string; time: string; msg?: string; err?: LoggedFault };

const colours: Record<string, number> = { trace: 90, debug: 90, info: 36, warn: 33, error: 31, fatal: 35 };
const paint = (colour: number, text: string): string => `\u001b[${colour}m${text}\u001b[0m`;

// Terminal control characters in a logged value must not reach the terminal.
const printable = (text: string): string => text.replace(/\p{Cc}/gu, ' ');

const shown = (value: unknown): string => printable(typeof value === 'string' ? value : JSON.stringify(value));

function fault(err: LoggedFault): string {
  const cause = err.cause === undefined ? '' : ` ← ${fault(err.cause)}`;
  return printable(`${err.type}${err.code === undefined ? '' : ` ${err.code}`}: ${err.message}`) + cause;
}

/** A JSON log line as one readable line for a person: time, level, message, fields; below it the frames of an error of ours. */
export function readable(json: string): string {
  const { level, time, msg = '', err, ...fields } = JSON.parse(json) as Line;
  const pairs = Object.entries(fields).map(([name, value]) => `${paint(90, `${name}=`)}${shown(value)}`);
  const clock = new Date(time).toTimeString().slice(0, 8);
  const parts = [paint(90, clock), paint(colours[level] ?? 0, level.padEnd(5)), printable(msg), ...pairs];
  if (err !== undefined) parts.push(fault(err));
  const frames = err?.stack !== undefined && (level === 'error' || level === 'fatal') ? `\n${err.stack}` : '';
  return `${parts.join(' ')}${frames}\n`;
}
