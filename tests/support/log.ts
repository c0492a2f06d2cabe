import type { Log } from '../../server/platform/log/index.ts';

const nothing = (): void => {};

/** A log that keeps nothing. */
export const quietLog = {
  trace: nothing,
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  fatal: nothing,
  child: () => quietLog,
} as unknown as Log;
