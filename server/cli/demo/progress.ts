import type { WriteStream } from 'node:tty';
import { paintFor } from './paint.ts';
import { fitted, widthOf } from './text.ts';

/** What a step says of itself while it runs; the last word stays on its line. */
export type Note = (text: string) => void;

/** Runs a step and shows it: on a terminal one line that moves while it lasts, elsewhere one line when it is done. */
export type Step = <T>(title: string, work: (note: Note) => Promise<T>) => Promise<T>;

const turns = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const turnMs = 80;
const titleWidth = 30;
const timeWidth = 9;

const shown = (ms: number): string => (ms < 10_000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`);

/** The progress display on this stream. */
export function progressOn(stream: NodeJS.WriteStream): Step {
  const paint = paintFor(stream);
  const width = widthOf(stream);
  return async (title, work) => {
    const began = performance.now();
    let detail = '';
    const line = (mark: string): string => {
      const said = fitted(`${title.padEnd(titleWidth)} ${detail}`, width - timeWidth - 5);
      return `  ${mark} ${said} ${paint.dim(shown(performance.now() - began).padStart(timeWidth))}`;
    };
    const { turn, clear } = moving(stream, (at) => line(paint.accent(turns[at % turns.length] ?? '')));
    try {
      const result = await work((text) => {
        detail = text;
        turn();
      });
      clear();
      stream.write(`${line(paint.good('✓'))}\n`);
      return result;
    } catch (error) {
      clear();
      stream.write(`${line(paint.bad('✗'))}\n`);
      throw error;
    }
  };
}

function moving(stream: NodeJS.WriteStream & Partial<WriteStream>, line: (at: number) => string): { turn: () => void; clear: () => void } {
  if (!stream.isTTY) return { turn: () => {}, clear: () => {} };
  let at = 0;
  const turn = (): void => void stream.write(`\r${line(at)}\u001b[K`);
  const timer = setInterval(() => {
    at += 1;
    turn();
  }, turnMs);
  turn();
  const clear = (): void => {
    clearInterval(timer);
    stream.write('\r\u001b[K');
  };
  return { turn, clear };
}
