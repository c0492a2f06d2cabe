import type { Exception } from '../types.ts';
import { exceptionOf, frameOf } from './frame.ts';
import type { Lookback } from './lookback.ts';
import { placeOf } from './place.ts';
import { withoutPrefix } from './prefix.ts';
import { addCause, addFrame, type Collector, type Reader } from './reader.ts';

const FROM = /^(?:(\d{1,6}): )?from /;
const RAISED = /^(.*) \(([A-Z][\w:]{0,200})\)$/;
const RAILS = /^([A-Z][\w:]{0,200}) \((.*)\):?$/;

interface Line {
  file: string;
  line: number;
  function: string;
  rest: string;
}

/** `file.rb:3:in 'name': message (Type)` taken apart; null when the line is not of that form. */
function readLine(body: string): Line | null {
  const at = body.indexOf(":in '");
  const mark = at >= 0 ? at : body.indexOf(':in `');
  if (mark < 1) return null;
  const place = placeOf(body.slice(0, mark));
  const end = body.indexOf("'", mark + 5);
  if (place === null || place.column !== null || end < 0) return null;
  return { file: place.file, line: place.line, function: body.slice(mark + 5, end), rest: body.slice(end + 1) };
}

/** Reads Ruby backtraces: as the interpreter prints them, upside down as older ones do, and as Rails logs them. */
export class RubyReader implements Reader {
  readonly #into: Collector;
  #open: Exception | null = null;
  #last: Exception | null = null;
  #reversed: Exception['frames'] = [];

  constructor(into: Collector) {
    this.#into = into;
  }

  take(line: string, before: Lookback): boolean {
    const body = line.trim();
    const from = FROM.exec(body);
    const read = readLine(from === null ? body : body.slice(from[0].length));
    if (read === null) return false;
    const frame = frameOf('ruby', line, read, read.function);
    if (from?.[1] !== undefined) {
      if (this.#reversed.length < 1_000) this.#reversed.push(frame);
      return true;
    }
    if (read.rest.startsWith(': ')) this.#raise(read.rest.slice(2));
    else if (this.#last === null) this.#begin(before);
    if (this.#last === null) return true;
    addFrame(this.#last, frame, this.#into);
    for (const outer of this.#reversed.reverse()) addFrame(this.#last, outer, this.#into);
    this.#reversed = [];
    return true;
  }

  end(): void {
    if (this.#open === null && this.#reversed.length > 0)
      this.#open = { ...exceptionOf(null, ''), frames: this.#reversed.reverse().slice(0, 100) };
    if (this.#open !== null) this.#into.add(this.#open);
    this.#open = null;
    this.#last = null;
    this.#reversed = [];
  }

  /** A line that carries a message opens an exception; right behind another trace it is that one's cause. */
  #raise(text: string): void {
    const [, message = text, type = null] = RAISED.exec(text) ?? [];
    const exception = exceptionOf(type, message);
    if (this.#open === null || !addCause(this.#open, exception)) {
      if (this.#open !== null) this.#into.add(this.#open);
      this.#open = exception;
    }
    this.#last = exception;
  }

  #begin(before: Lookback): void {
    const lines = before.newestFirst().map((line) => withoutPrefix(line).trim());
    const found = lines.map((line) => RAILS.exec(line)).find((match) => match !== null);
    this.#open = exceptionOf(found?.[1] ?? null, found?.[2] ?? lines[0] ?? '');
    this.#last = this.#open;
  }
}
