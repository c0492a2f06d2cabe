import { MAX_CAUSES } from '../limits.ts';
import type { Exception, Frame, Language } from '../types.ts';
import { csharpFrame } from './csharp.ts';
import { firefoxFrame } from './firefox.ts';
import { exceptionOf } from './frame.ts';
import { anchoredBefore, headerBefore, strongHeader, weakHeader, type Header } from './header.ts';
import { jvmFrame } from './jvm.ts';
import type { Lookback } from './lookback.ts';
import { addCause, addFrame, indentOf, type Collector, type Reader } from './reader.ts';
import { v8Frame } from './v8.ts';

type Family = 'script' | 'jvm' | 'dotnet';
const family = (language: Language): Family =>
  language === 'csharp' ? 'dotnet' : language === 'java' || language === 'kotlin' ? 'jvm' : 'script';

function readFrame(line: string, body: string): Frame | null {
  if (!body.startsWith('at ')) return body.includes('@') ? firefoxFrame(line, body) : null;
  const rest = body.slice(3);
  return jvmFrame(line, rest) ?? v8Frame(line, rest) ?? csharpFrame(line, rest);
}

const CAUSE = /^(?:Caused by: |Wrapped by: |\[cause\]: |---> )/;
const SUPPRESSED = 'Suppressed: ';
const QUIET = /^(?:\.\.\. \d{1,9} (?:more|common frames omitted)|--- End of |- (?:locked|waiting|parking) |\[CIRCULAR REFERENCE)/;

/** Reads the traces that print a header and then one frame a line, innermost first: JavaScript, the JVM's languages and .NET. */
export class StackReader implements Reader {
  readonly #into: Collector;
  #root: Exception | null = null;
  #top: { exception: Exception; indent: number }[] = [];
  #aside: Exception[] = [];
  #list = false;
  #causes = 0;

  constructor(into: Collector) {
    this.#into = into;
  }

  take(line: string, before: Lookback): boolean {
    const body = line.trimStart();
    const frame = readFrame(line, body);
    if (frame !== null) return this.#frame(frame, before);
    const cause = CAUSE.exec(body);
    if (cause !== null) return this.#cause(line, body, cause[0], before);
    if (this.#root === null) return false;
    if (body.startsWith(SUPPRESSED)) return this.#begin(headerAt(body.slice(SUPPRESSED.length)), indentOf(line), true);
    if (body.startsWith('[errors]: [')) this.#list = true;
    else if (body.startsWith('--- End of inner exception') && this.#top.length > 1) this.#top.pop();
    return body.startsWith('[errors]: [') || QUIET.test(body);
  }

  end(): void {
    for (const exception of this.#aside) this.#into.add(exception);
    if (this.#root !== null) this.#into.add(this.#root);
    this.#root = null;
    this.#top = [];
    this.#aside = [];
    this.#list = false;
  }

  #frame(frame: Frame, before: Lookback): boolean {
    const open = this.#top.at(-1)?.exception;
    const known = open?.frames[0];
    const other = known !== undefined && family(known.language) !== family(frame.language);
    const header = open === undefined || other ? headerBefore(before) : anchoredBefore(before);
    if (open === undefined || other || header !== null) {
      if (!this.#list || other) this.end();
      this.#begin(header ?? { type: null, message: '', anchored: false }, 0, this.#list);
    }
    const top = this.#top.at(-1);
    if (top !== undefined) addFrame(top.exception, frame, this.#into);
    return true;
  }

  /** Opens an exception; .NET writes causes into the header itself: `A: x ---> B: y`. */
  #begin(header: Header, indent: number, aside: boolean): boolean {
    const [first = '', ...causes] = header.message.split(' ---> ');
    const exception = exceptionOf(header.type, first);
    this.#causes = 0;
    if (aside && this.#root !== null) this.#aside.push(exception);
    else this.#root = exception;
    if (this.#list) this.#top = [];
    this.#top.push({ exception, indent });
    for (const text of causes) this.#below(headerAt(text), indent);
    return true;
  }

  #below(header: Header, indent: number): void {
    const top = this.#top.at(-1);
    const cause = exceptionOf(header.type, header.message);
    if (top !== undefined && this.#causes++ < MAX_CAUSES && addCause(top.exception, cause)) this.#top.push({ exception: cause, indent });
  }

  #cause(line: string, body: string, mark: string, before: Lookback): boolean {
    const nested = mark === '---> ';
    if (this.#root === null) this.#begin(nested ? (headerBefore(before) ?? headerAt('')) : headerAt(''), 0, false);
    else if (nested && this.#top[0]?.exception.frames.length) {
      const header = anchoredBefore(before);
      if (header !== null) {
        this.end();
        this.#begin(header, 0, false);
      }
    }
    // a cause that stands further left belongs to the exception around the suppressed one
    while (mark === 'Caused by: ' && this.#top.length > 1 && (this.#top.at(-1)?.indent ?? 0) > indentOf(line)) this.#top.pop();
    this.#below(headerAt(body.slice(mark.length)), indentOf(line));
    return true;
  }
}

const headerAt = (text: string): Header => {
  const header = strongHeader(text) ?? weakHeader(text);
  if (header?.anchored) return header;
  return /^[\w$.`]{1,300}$/.test(text) ? { type: text, message: '', anchored: true } : { type: null, message: text, anchored: false };
};
