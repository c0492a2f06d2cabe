import { MAX_CAUSES, MAX_FRAMES } from '../limits.ts';
import type { Exception, Frame } from '../types.ts';
import type { Lookback } from './lookback.ts';

/** Takes finished exceptions of a log. */
export interface Collector {
  add(exception: Exception): void;
  cutFrames(count: number): void;
}

/** Reads the traces of one family of languages, line by line; lines come without colours and log prefixes, never blank. */
export interface Reader {
  /** Whether the line belongs to a trace of this family; `before` are the lines since the last one that did. */
  take(line: string, before: Lookback): boolean;
  /** The trace is over: hand what was read to the collector. */
  end(): void;
}

/** Adds a frame, innermost first, up to the limit. */
export function addFrame(exception: Exception, frame: Frame, into: Collector): void {
  if (exception.frames.length < MAX_FRAMES) exception.frames.push(frame);
  else into.cutFrames(1);
}

/** Hangs a cause below the last cause; false when the chain is as long as we follow one. */
export function addCause(exception: Exception, cause: Exception): boolean {
  let last = exception;
  for (let depth = 0; depth < MAX_CAUSES; depth++) {
    if (last === cause) return false;
    if (last.caused_by === null) {
      last.caused_by = cause;
      return true;
    }
    last = last.caused_by;
  }
  return false;
}

/** Characters of white space before the text. */
export const indentOf = (line: string): number => line.length - line.trimStart().length;
