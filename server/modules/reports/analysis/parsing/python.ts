import { MAX_CAUSES, MAX_FRAMES } from '../limits.ts';
import type { Exception, Frame } from '../types.ts';
import { exceptionOf, frameOf } from './frame.ts';
import { counted } from './place.ts';
import { addCause, type Collector, type Reader } from './reader.ts';

const TRACEBACK = 'Traceback (most recent call last):';
const FRAME = /^File "([^"]{1,1000})", line (\d{1,10})(?:, in (.{1,500}))?$/;
const LAST = /^([A-Za-z_][\w.<>]{0,300})(?:: ?(.*))?$/;
const LINKS = ['The above exception was the direct cause', 'During handling of the above exception'];

/** The line without the margin of an exception group ('  | ', '  + '). */
function withoutMargin(line: string): string {
  const found = /^ {0,200}[|+] ?/.exec(line);
  return found === null ? line : line.slice(found[0].length);
}

/** Reads Python tracebacks: outermost frame first, the exception last, chains and exception groups. */
export class PythonReader implements Reader {
  readonly #into: Collector;
  #frames: Frame[] | null = null;
  #held: Exception | null = null;
  #linked = false;
  #links = 0;
  #group: { exception: Exception; members: Exception[] } | null = null;

  constructor(into: Collector) {
    this.#into = into;
  }

  take(line: string): boolean {
    const plain = withoutMargin(line);
    if (plain.includes(TRACEBACK)) return this.#begin();
    const body = plain.trimStart();
    const frame = body.startsWith('File "') ? FRAME.exec(body.trimEnd()) : null;
    if (frame !== null) return this.#frame(line, frame[1] ?? '', frame[2] ?? '', frame[3]);
    if (this.#frames !== null) return this.#inside(plain, body);
    if (this.#held === null) return false;
    if (LINKS.some((link) => body.startsWith(link))) return (this.#linked = true);
    if (line.trimStart().startsWith('+-')) return this.#member();
    return plain !== line;
  }

  end(): void {
    this.#finish(null, '');
    if (this.#group === null) {
      if (this.#held !== null) this.#into.add(this.#held);
    } else {
      const { exception, members } = this.#group;
      if (this.#held !== null && this.#held !== exception) members.push(this.#held);
      // the first member explains the group; the others stand beside it
      for (const member of members.slice(1)) this.#into.add(member);
      if (members[0] !== undefined) addCause(exception, members[0]);
      this.#into.add(exception);
    }
    this.#held = null;
    this.#group = null;
    this.#linked = false;
  }

  #begin(): boolean {
    if (this.#frames !== null) this.#finish(null, '');
    const heldByGroup = this.#held !== null && this.#group?.exception === this.#held;
    if (this.#held !== null && !this.#linked && !heldByGroup) this.end();
    this.#frames = [];
    return true;
  }

  #frame(raw: string, file: string, line: string, name: string | undefined): boolean {
    if (this.#frames === null) this.#begin();
    this.#frames?.push(frameOf('python', withoutMargin(raw), { file, line: counted(line) }, name));
    // a recursion: the innermost frames are the telling ones
    if (this.#frames !== null && this.#frames.length > MAX_FRAMES * 2) this.#into.cutFrames(this.#frames.splice(0, MAX_FRAMES).length);
    return true;
  }

  /** A line after the first frame: indented ones are code and carets, the first that is not names the exception. */
  #inside(plain: string, body: string): boolean {
    // an older Ruby opens its backtrace with the same words
    if (plain !== body) return this.#frames?.length !== 0;
    const last = LAST.exec(body);
    if (last === null || (this.#frames?.length === 0 && last[2] === undefined)) return false;
    this.#finish(last[1] ?? null, last[2] ?? '');
    return true;
  }

  #finish(type: string | null, message: string): void {
    const frames = this.#frames;
    this.#frames = null;
    if (frames === null || (frames.length === 0 && type === null)) return;
    const exception = exceptionOf(type, message);
    exception.frames = frames.reverse().slice(0, MAX_FRAMES);
    if (this.#held !== null && this.#linked && this.#links++ < MAX_CAUSES) addCause(exception, this.#held);
    else {
      // a chain longer than we follow one is told in parts
      if (this.#held !== null && this.#linked) this.#into.add(this.#held);
      this.#links = 0;
    }
    this.#held = exception;
    this.#linked = false;
  }

  /** A divider of an exception group: what was held is the group itself, or a member that is now whole. */
  #member(): boolean {
    if (this.#held === null) return true;
    if (this.#group === null) this.#group = { exception: this.#held, members: [] };
    else if (this.#held !== this.#group.exception) this.#group.members.push(this.#held);
    this.#held = this.#group.exception;
    return true;
  }
}
