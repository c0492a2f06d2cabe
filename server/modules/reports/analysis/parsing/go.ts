import type { Exception } from '../types.ts';
import { exceptionOf, frameOf } from './frame.ts';
import { headerBefore } from './header.ts';
import type { Lookback } from './lookback.ts';
import { counted } from './place.ts';
import { addFrame, type Collector, type Reader } from './reader.ts';

const PLACE = /^(\S.{0,1000}\.go):(\d{1,10})(?: \+0x[0-9a-f]{1,16})?$/;
const FUNCTION = /^(?:created by )?[\w./%~@·*()[\]{}, …$-]{1,1000}$/;
const GOROUTINE = /^goroutine \d{1,12} (?:gp=\S{1,20} m=\S{1,20} (?:mp=\S{1,20} )?)?\[[^\]]{1,200}\]:$/;
const SERVING = /\bpanic serving \S{1,100}: /;

/** `main.(*Server).Handle(0xc000, …)` without arguments; `created by main.run in goroutine 1` names its function. */
function functionName(line: string): string {
  const text = line.replace(/^created by /, '').replace(/ in goroutine \d{1,12}$/, '');
  return text.endsWith(')') ? text.slice(0, text.lastIndexOf('(')) : text;
}

/** Reads Go panics and goroutine dumps; of several goroutines the first, which is the one that failed. */
export class GoReader implements Reader {
  readonly #into: Collector;
  #open: Exception | null = null;
  #goroutines = 0;
  #function: string | null = null;

  constructor(into: Collector) {
    this.#into = into;
  }

  take(line: string, before: Lookback): boolean {
    const body = line.trim();
    const message = this.#panic(body);
    if (message !== null) return this.#begin('panic', message);
    if (body.startsWith('fatal error: ')) return this.#begin('fatal error', body.slice(13));
    if (body.startsWith('goroutine ') && GOROUTINE.test(body)) {
      if (this.#open === null) this.#begin(null, body.slice(0, -1));
      this.#goroutines++;
      return true;
    }
    const place = body.includes('.go:') ? PLACE.exec(body) : null;
    if (place !== null && line !== body) return this.#frame(line, place[1] ?? '', place[2] ?? '', before);
    if (this.#open === null) return false;
    if (body.startsWith('[signal ') || body.startsWith('...additional frames elided')) return true;
    if (line === body && FUNCTION.test(body) && /[.(]/.test(body)) {
      this.#function = body;
      return true;
    }
    return false;
  }

  end(): void {
    if (this.#open !== null) this.#into.add(this.#open);
    this.#open = null;
    this.#goroutines = 0;
    this.#function = null;
  }

  #panic(body: string): string | null {
    if (body.startsWith('panic: ')) return body.slice(7).replace(/ \[recovered\]$/, '');
    const serving = body.includes('panic serving ') ? SERVING.exec(body) : null;
    return serving === null ? null : body.slice(serving.index + serving[0].length);
  }

  #begin(type: string | null, message: string): boolean {
    // 'panic: a [recovered]' is followed by the panic that took its place
    const repeated = this.#open !== null && this.#goroutines === 0 && this.#open.frames.length === 0;
    if (!repeated) this.end();
    this.#open = exceptionOf(type, message);
    return true;
  }

  #frame(raw: string, file: string, line: string, before: Lookback): boolean {
    const called = this.#function ?? before.last()?.trim() ?? null;
    if (this.#open === null) {
      // the newest line before is the function's name, unless the head of the log is cut off
      const header = headerBefore(before, 1);
      this.#open = exceptionOf(header?.type ?? null, header?.message ?? '');
    }
    const name = called !== null && FUNCTION.test(called) ? functionName(called) : null;
    this.#function = null;
    const frame = frameOf('go', name === null ? raw : `${called} ${raw.trim()}`, { file, line: counted(line) }, name);
    if (this.#goroutines <= 1) addFrame(this.#open, frame, this.#into);
    return true;
  }
}
