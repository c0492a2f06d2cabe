import { type Log, openLog } from '../../server/platform/log/index.ts';

/** What must stand in no line: tokens of every kind we give or take, and the passwords that tests sign in with. */
const secret = new RegExp(
  [
    String.raw`gh[pousr]_\w{8,}|github_pat_\w{8,}`,
    String.raw`lh_(?:live|test)_\w{8,}|lh[rid]_[\w-]{16,}`,
    String.raw`eyJ[\w-]{10,}\.[\w-]+`,
    String.raw`-----BEGIN [A-Z ]*PRIVATE KEY|(?:Account|SharedAccess)Key=\w|[?&]sig=\w`,
    'correct horse battery|another good password|a main job worth doing|wrong wrong wrong',
  ].join('|'),
);

/** The lines of this text, such as all that a server process said, in which a secret stands. */
export const linesWithSecrets = (text: string): string[] => text.split('\n').filter((line) => secret.test(line));

/** What hears every line and keeps those that gave a secret away. */
export interface Net {
  write(line: string): void;
  /** Throws where there are any. */
  judge(): void;
}

export function openNet(): Net {
  const found: string[] = [];
  return {
    write(line) {
      if (found.length < 10 && secret.test(line)) found.push(line.slice(0, 1_000));
    },
    judge() {
      if (found.length > 0) throw new Error(`A secret stands in the log:\n${found.join('\n')}`);
    },
  };
}

const net = openNet();
const listeners = new Set<(line: string) => void>([net.write]);

/** The product's own log, with its allow list and its scrubber, at its most talkative; nobody hears it but those who look for what must not be there. */
export const quietLog: Log = openLog(
  { LOG_LEVEL: 'trace', production: true },
  {
    write(line: string) {
      for (const hear of listeners) hear(line);
    },
  },
);

/** Every line that the house logs in this test file from now on. */
export function linesFromNow(): string[] {
  const lines: string[] = [];
  listeners.add((line) => void lines.push(line));
  return lines;
}

/** Fails where a line of this test file gave a secret away. */
export const judgeLines: Net['judge'] = net.judge;

// In a test file, and not in a program that is started by one. This comes before what the file itself does at its end: a world that closes asks again.
(globalThis as { afterAll?: (judge: () => void) => void }).afterAll?.(judgeLines);
