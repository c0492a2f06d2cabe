import pino from 'pino';
import type { Settings } from '../config/index.ts';
import { loggable } from './fields.ts';
import { beginningOf, scrub } from './scrub.ts';
import { readable } from './terminal.ts';

/** Writes one line at its level: a message, or fields and a message. */
export interface Say {
  (message: string): void;
  (fields: Record<string, unknown>, message: string): void;
}

/** Where lines go: only known field names with plain values are kept, and every line is scrubbed of what looks like a secret. */
export interface Log {
  trace: Say;
  debug: Say;
  info: Say;
  warn: Say;
  error: Say;
  fatal: Say;
  /** A log whose every line carries these fields as well. */
  child(fields: Record<string, unknown>): Log;
}

/** Where the text goes; `isTTY` asks for lines made for a person. */
export interface Terminal {
  isTTY?: boolean | undefined;
  write(text: string): unknown;
}

const longest = 2_000;

function over(logger: pino.Logger): Log {
  const say =
    (level: pino.Level): Say =>
    (first: string | Record<string, unknown>, message?: string) => {
      if (!logger.isLevelEnabled(level)) return;
      if (typeof first === 'string') logger[level](beginningOf(first, longest));
      else logger[level](loggable(first), beginningOf(message ?? '', longest));
    };
  return {
    trace: say('trace'),
    debug: say('debug'),
    info: say('info'),
    warn: say('warn'),
    error: say('error'),
    fatal: say('fatal'),
    child: (fields) => over(logger.child(loggable(fields))),
  };
}

/**
 * The log of this process: JSON lines in production or into a file, readable lines on a developer's terminal. `LOG_LEVEL` may be `silent`.
 */
export function openLog(settings: Pick<Settings, 'LOG_LEVEL' | 'production'>, out: Terminal = process.stdout): Log {
  const shape = out.isTTY === true && !settings.production ? readable : (line: string) => line;
  const stream = { write: (line: string) => void out.write(scrub(shape(line))) };
  const options = { level: settings.LOG_LEVEL, base: null, timestamp: pino.stdTimeFunctions.isoTime };
  // pino's own reading of `err` would add what hangs on the error; ours has been done by then.
  const asTheyAre = { serializers: { err: (err: unknown) => err }, formatters: { level: (label: string) => ({ level: label }) } };
  return over(pino({ ...options, ...asTheyAre }, stream));
}
