import { MAX_GAP, MAX_JSON_LINE, MAX_LINE, MAX_TEXT } from '../limits.ts';
import { withoutAnsi } from '../text.ts';
import type { ParsedLog } from '../types.ts';
import { Exceptions } from './exceptions.ts';
import { GoReader } from './go.ts';
import { Headline } from './headline.ts';
import { readJsonLine, unescaped } from './json.ts';
import { eachLine } from './lines.ts';
import { Lookback } from './lookback.ts';
import { interesting } from './marks.ts';
import { withoutPrefix } from './prefix.ts';
import { PythonReader } from './python.ts';
import type { Reader } from './reader.ts';
import { RubyReader } from './ruby.ts';
import { RustReader } from './rust.ts';
import { StackReader } from './stacks.ts';

/** Reads a log line by line: the reader that took the last line is asked first, and gives up after a few foreign lines. */
class LogParser {
  readonly exceptions = new Exceptions();
  readonly headline = new Headline();
  readonly before = new Lookback();
  readonly #readers: Reader[] = [
    new PythonReader(this.exceptions),
    new RustReader(this.exceptions),
    new GoReader(this.exceptions),
    new RubyReader(this.exceptions),
    new StackReader(this.exceptions),
  ];
  #active: Reader | null = null;
  #gap = 0;
  work = 0;
  long_lines = 0;

  /** One line of the log as it came; JSON and written-out line breaks are opened. */
  outer(raw: string): void {
    const line = withoutAnsi(raw.length > MAX_JSON_LINE ? raw.slice(0, MAX_JSON_LINE) : raw);
    this.work += line.length;
    const json = line.includes('{"') ? readJsonLine(line) : null;
    if (json !== null) {
      for (const block of json.blocks) this.#block(block, json.title);
      if (json.blocks.length === 0 || json.message !== null) this.line(json.message?.split('\n', 1)[0] ?? line);
      return;
    }
    const text = line.includes('\\n') ? unescaped(line) : null;
    if (text === null) this.line(line);
    else this.#block(text, null);
  }

  line(raw: string): void {
    if (raw.length > MAX_LINE) this.long_lines++;
    const line = raw.length > MAX_LINE ? raw.slice(0, MAX_LINE) : raw;
    this.work += line.length;
    if (line.trim() === '') return;
    this.headline.look(line);
    if ((this.#active !== null || interesting(line)) && this.#offer(withoutPrefix(line))) return;
    this.before.push(line);
    if (this.#active !== null && ++this.#gap > MAX_GAP) this.end();
  }

  end(): void {
    this.#active?.end();
    this.#active = null;
    this.#gap = 0;
  }

  #offer(line: string): boolean {
    const taker = this.#active?.take(line, this.before)
      ? this.#active
      : this.#readers.find((reader) => reader !== this.#active && reader.take(line, this.before));
    if (taker === undefined || taker === null) return false;
    if (taker !== this.#active) this.#active?.end();
    this.#active = taker;
    this.#gap = 0;
    this.before.clear();
    return true;
  }

  /** A whole trace inside one line: read apart from what stands around it. */
  #block(text: string, title: string | null): void {
    this.end();
    this.before.clear();
    if (title !== null && !title.includes('\n')) this.line(title);
    this.work += text.length;
    eachLine(text, (line) => this.line(line));
    this.end();
    this.before.clear();
  }
}

/** The exceptions and frames of a log in any mix of languages, prefixes and JSON lines; never throws, time linear in the text. */
export function parseLog(text: string): ParsedLog {
  const parser = new LogParser();
  const read = text.length > MAX_TEXT ? text.slice(-MAX_TEXT) : text;
  let lines = 0;
  eachLine(read, (line) => {
    parser.exceptions.line = ++lines;
    parser.outer(line);
  });
  parser.end();
  const { exceptions, headline, before } = parser;
  return {
    exceptions: exceptions.all(),
    headline: headline.text,
    lines,
    work: parser.work + before.looked,
    cuts: {
      characters: text.length - read.length,
      long_lines: parser.long_lines,
      exceptions: exceptions.cut,
      frames: exceptions.cut_frames,
    },
  };
}
