import fs from 'node:fs';
import path from 'node:path';

/** What came of one fault of one dependency. */
export interface Row {
  dependency: string;
  fault: string;
  /** What the API answered while it lasted. */
  api: string;
  /** How the job stood while it lasted. */
  job: string;
  /** What was there afterwards of what had been asked for meanwhile. */
  stored: string;
  /** Seconds from the end of the fault until both the API and the job had done their work; null where there was nothing to recover. */
  recovery_s: number | null;
  /** What was not as it should be. */
  wrong: string[];
}

const columns = ['dependency', 'fault', 'api', 'job', 'stored', 'recovery_s'] as const;
const widest = 62;

/** The rows as a table for a terminal. */
export function asTable(rows: readonly Row[]): string {
  const cut = (text: string): string => (text.length > widest ? `${text.slice(0, widest - 1)}…` : text);
  const cells = rows.map((row) => columns.map((column) => cut(row[column] === null ? '–' : String(row[column]))));
  const widths = columns.map((column, at) => Math.max(column.length, ...cells.map((line) => line[at]!.length)));
  const line = (parts: readonly string[]): string =>
    parts
      .map((part, at) => part.padEnd(widths[at]!))
      .join('  ')
      .trimEnd();
  return [line(columns), line(widths.map((width) => '─'.repeat(width))), ...cells.map(line)].join('\n');
}

/** Writes them where a program can read them. */
export function keep(rows: readonly Row[], budget: string): void {
  const file = path.resolve(import.meta.dirname, '../../coverage/faults.json');
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, `${JSON.stringify({ budget, rows }, null, 2)}\n`);
}
