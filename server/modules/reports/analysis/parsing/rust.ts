import type { Exception, Frame } from '../types.ts';
import { exceptionOf, frameOf } from './frame.ts';
import { headerBefore } from './header.ts';
import type { Lookback } from './lookback.ts';
import { placeOf, type Place } from './place.ts';
import { addFrame, type Collector, type Reader } from './reader.ts';

const PANICKED = / panicked at /;
const OLD = /^'(.*)', ([^']{1,1000})$/;
const FRAME = /^(\d{1,6}): (.{1,1000})$/;

/** Reads Rust panics (both forms) and backtraces; where a panic prints no backtrace, its place is the one frame. */
export class RustReader implements Reader {
  readonly #into: Collector;
  #open: Exception | null = null;
  #panic: { place: Place; raw: string } | null = null;
  #message = false;
  #listing = false;
  #pending: { raw: string; name: string } | null = null;

  constructor(into: Collector) {
    this.#into = into;
  }

  take(line: string, before: Lookback): boolean {
    const body = line.trim();
    const panicked = body.includes(' panicked at ') ? PANICKED.exec(body) : null;
    if (panicked !== null) return this.#begin(line, body.slice(panicked.index + panicked[0].length));
    if (/^stack backtrace:$/i.test(body)) {
      this.#message = false;
      this.#listing = true;
      if (this.#open === null) {
        const header = headerBefore(before);
        this.#open = exceptionOf(header?.type ?? null, header?.message ?? '');
      }
      return true;
    }
    const place = body.startsWith('at ') ? placeOf(body.slice(3)) : null;
    if (place !== null && place.file.endsWith('.rs')) return this.#place(line, place);
    if (this.#open === null) return false;
    const frame = this.#listing ? FRAME.exec(body) : null;
    if (frame !== null) return this.#name(line, frame[2] ?? '');
    if (!this.#message) return body.startsWith('note: ');
    // the message of the newer form stands on the line below the place
    if (this.#open.message === '') this.#open.message = exceptionOf(null, body).message;
    this.#message = false;
    return true;
  }

  end(): void {
    this.#flush(null);
    if (this.#open !== null) {
      const { frames } = this.#open;
      const same = (frame: Frame) => frame.line === this.#panic?.place.line && frame.file?.endsWith(this.#panic?.place.file ?? '');
      if (this.#panic !== null && !frames.some(same)) frames.unshift(frameOf('rust', this.#panic.raw, this.#panic.place, null));
      this.#into.add(this.#open);
    }
    this.#open = null;
    this.#panic = null;
    this.#message = false;
    this.#listing = false;
  }

  #begin(raw: string, text: string): boolean {
    this.end();
    const [, message = '', old] = OLD.exec(text) ?? [];
    const place = placeOf(old ?? text.replace(/:$/, ''));
    this.#open = exceptionOf('panic', message);
    this.#panic = place === null ? null : { place, raw };
    this.#message = old === undefined;
    return true;
  }

  #name(raw: string, text: string): boolean {
    this.#flush(null);
    // a full backtrace writes the address before the name
    this.#pending = { raw, name: text.replace(/^0x[0-9a-f]{1,16} - /, '') };
    return true;
  }

  #place(raw: string, place: Place): boolean {
    this.#message = false;
    if (this.#open === null) this.#open = exceptionOf(null, '');
    this.#listing = true;
    if (this.#pending === null) this.#pending = { raw: '', name: '' };
    this.#pending.raw = `${this.#pending.raw.trim()} ${raw.trim()}`;
    this.#flush(place);
    return true;
  }

  #flush(place: Place | null): void {
    const { raw, name } = this.#pending ?? {};
    this.#pending = null;
    if (this.#open === null || raw === undefined) return;
    addFrame(this.#open, frameOf('rust', raw, place, name), this.#into);
  }
}
