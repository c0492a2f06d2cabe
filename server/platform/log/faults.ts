import { types } from 'node:util';
import { scrub } from './scrub.ts';

/** What a log line says of an error. */
export interface LoggedFault {
  type: string;
  message: string;
  code?: string | number;
  status?: number;
  stack?: string;
  cause?: LoggedFault;
}

interface Known {
  code?: unknown;
  status?: unknown;
  nativeError?: unknown;
}

const withheld = 'message withheld: it may quote stored values';
const quotesValues = (code: unknown): boolean => typeof code === 'string' && /^(?:22|23)[0-9A-Z]{3}$/.test(code);

/** Postgres quotes values in the messages of classes 22 and 23, and JSON.parse quotes its input. */
function messageOf(error: Error): string {
  const native = (error as Known).nativeError;
  if (quotesValues((error as Known).code) || quotesValues((native as Known | undefined)?.code)) return withheld;
  if (error.name === 'SyntaxError' && error.message.includes('JSON')) return withheld;
  return scrub(error.message).slice(0, 2_000);
}

const framesOf = (stack: string | undefined): string | undefined => {
  const frames = stack?.split('\n').filter((line) => /^\s+at /.test(line));
  return frames?.length ? frames.slice(0, 20).join('\n') : undefined;
};

/**
 * An error by allow list: type, code, status, message where it cannot quote values, frames, and what caused it; never detail, request,
 * response or config.
 */
export function loggedFault(error: unknown, depth = 0): LoggedFault {
  if (!(error instanceof Error || types.isNativeError(error)))
    return { type: typeof error, message: 'something that is no Error was thrown' };
  const { code, status } = error as Known;
  const stack = framesOf(error.stack);
  return {
    type: error.name,
    message: messageOf(error),
    ...((typeof code === 'string' || typeof code === 'number') && { code }),
    ...(typeof status === 'number' && { status }),
    ...(stack !== undefined && { stack }),
    ...(error.cause !== undefined && depth < 3 && { cause: loggedFault(error.cause, depth + 1) }),
  };
}
