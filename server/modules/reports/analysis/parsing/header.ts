import { withoutPrefix } from './prefix.ts';
import type { Lookback } from './lookback.ts';

/** The line that names an exception; `anchored` says that the name opens the line. */
export interface Header {
  type: string | null;
  message: string;
  anchored: boolean;
}

const WORDS = /[A-Za-z_$][\w$.`]*/g;
const TYPE = /(?:Error|Exception|Fault|Failure|Throwable|Panic|Interrupt|Warning|Abort|Timeout)$/;
const INTRO =
  /^(?:Uncaught|Uncaught \(in promise\)|Unhandled [Ee]xception[.:]?|Unhandled [Rr]ejection:?|Unhandled|Exception in thread "[^"]{0,200}"|\[(?:cause|errors)\]:|Caused by:|--->) ?$/;
const AFTER = /(?: \[[\w.:-]{1,80}\])?(?::\s|:$|$|\s*[{,]?$| --->| \()/y;
const WEAK = /^(?:[A-Z_$][\w$.]{0,200}|[a-z]\w{0,60}(?:\.[\w$]{1,80}){1,20}): /;

/** The message without what a stack printer puts behind it. */
const tidy = (text: string): string => text.replace(/^: ?/, '').replace(/[ ,]*[{,]$/, '');

/** Reads a line that names an error by a telling class name ('TypeError: x', 'java.lang.FooException'), wherever in the line it stands. */
export function strongHeader(line: string): Header | null {
  WORDS.lastIndex = 0;
  for (let word = WORDS.exec(line); word !== null; word = WORDS.exec(line)) {
    const type = word[0].replace(/\.+$/, '');
    const end = word.index + type.length;
    if (!TYPE.test(type)) continue;
    AFTER.lastIndex = end;
    if (!AFTER.test(line)) continue;
    const colon = line.startsWith(' [', end) ? line.indexOf(']', end) + 1 : end;
    const before = line.slice(0, word.index).trim();
    return { type, message: tidy(line.slice(colon)), anchored: before === '' || INTRO.test(`${before} `) };
  }
  return null;
}

/** Reads a line such as 'PaymentDeclined: no funds', whose class name does not tell that it is an error. */
export function weakHeader(line: string): Header | null {
  const found = WEAK.exec(line);
  return found === null ? null : { type: found[0].slice(0, -2), message: tidy(line.slice(found[0].length)), anchored: true };
}

const openings = (before: Lookback): string[] => before.newestFirst().map((line) => withoutPrefix(line).trimStart());

/**
 * The header of a stack that begins now: the nearest line that names an error; the line just before may do it less clearly. The newest
 * `skip` lines belong to the stack.
 */
export function headerBefore(before: Lookback, skip = 0): Header | null {
  const lines = openings(before).slice(skip);
  const rest = (index: number) => lines.slice(0, index).reverse();
  const whole = (header: Header, index: number): Header => ({ ...header, message: [header.message, ...rest(index)].join('\n') });
  const headers = lines.map(strongHeader);
  const anchored = headers.findIndex((header) => header?.anchored);
  const nearest = lines[0] === undefined ? null : (headers[0] ?? weakHeader(lines[0]));
  if (nearest !== null) return nearest;
  const index = anchored >= 0 ? anchored : headers.findIndex((header) => header !== null);
  const found = headers[index];
  if (found) return whole(found, index);
  return lines[0] === undefined ? null : { type: null, message: /[A-Za-z]{2}/.test(lines[0]) ? lines[0] : '', anchored: false };
}

/** A header inside a trace that goes on: only a line that opens with a telling name begins another exception. */
export function anchoredBefore(before: Lookback): Header | null {
  if (before.size === 0) return null;
  return (
    openings(before)
      .map(strongHeader)
      .find((header) => header?.anchored) ?? null
  );
}
