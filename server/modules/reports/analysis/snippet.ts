import { MAX_SNIPPET_LINE } from './limits.ts';
import { clean } from './text.ts';

/** Lines of a file, the first of them numbered `start_line`; empty when the file is binary or ends before. */
export interface Snippet {
  start_line: number;
  lines: string[];
}

const MAX_AROUND = 50;
const LF = 10;

/** Byte offsets at which the wanted lines begin and end; the rest of the file is never decoded. */
function rangeOf(content: Buffer, first: number, last: number): [number, number] {
  let start = 0;
  for (let line = 1; line < first; line++) {
    const next = content.indexOf(LF, start);
    if (next < 0) return [content.length, content.length];
    start = next + 1;
  }
  let end = start;
  for (let line = first; line <= last; line++) {
    const next = content.indexOf(LF, end);
    if (next < 0) return [start, content.length];
    end = next + 1;
  }
  return [start, end];
}

/** The lines around a line (from 1) of a file; binary content gives none, long lines are cut. */
export function snippet(content: Buffer | string, line: number, around = 5): Snippet {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const reach = Math.min(Math.max(0, Math.trunc(around)), MAX_AROUND);
  const first = Math.max(1, line - reach);
  const none = { start_line: first, lines: [] };
  if (!Number.isSafeInteger(line) || line < 1 || bytes.subarray(0, 8_000).includes(0)) return none;
  const [start, end] = rangeOf(bytes, first, line + reach);
  if (start >= bytes.length) return none;
  // a minified file's line may be megabytes: four bytes a character are enough for what is kept
  const lines: string[] = [];
  for (let from = start; from < end;) {
    const found = bytes.indexOf(LF, from);
    const stop = found < 0 || found >= end ? end : found;
    const text = bytes.subarray(from, Math.min(stop, from + MAX_SNIPPET_LINE * 4)).toString('utf8');
    lines.push(clean(text.replace(/\r$/, ''), MAX_SNIPPET_LINE));
    from = stop === found ? stop + 1 : end;
  }
  return line < first + lines.length ? { start_line: first, lines } : none;
}
