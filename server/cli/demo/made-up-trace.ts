import path from 'node:path';
import type { SampleEntry, SampleRepository } from '../../local/sample/index.ts';

const said = 'made up by npm run demo, to have something to look for';
const javascript = (file: string, line: number): string => `Error: ${said}\n    at run (/srv/app/${file}:${line}:1)\n`;

/** How a fault at this file and line looks in the log of each language, by the ending of the file's name. */
const traces: Record<string, (file: string, line: number) => string> = {
  ...Object.fromEntries(['.js', '.mjs', '.cjs', '.jsx', '.ts', '.mts', '.cts', '.tsx'].map((ending) => [ending, javascript])),
  '.py': (file, line) =>
    `Traceback (most recent call last):\n  File "/srv/app/${file}", line ${line}, in run\n    run()\nRuntimeError: ${said}\n`,
  '.rb': (file, line) => `/srv/app/${file}:${line}:in 'run': ${said} (RuntimeError)\n`,
  '.go': (file, line) => `panic: ${said}\n\ngoroutine 1 [running]:\nmain.run()\n\t/srv/app/${file}:${line} +0x1d\nexit status 2\n`,
};

/** A trace that points at the line of code that was written last; undefined if no file is in a language that is known here. */
export function madeUpTrace(repository: SampleRepository): { log: string; about: string } | undefined {
  const commits = repository.commits.toReversed();
  for (const [index, { files }] of commits.entries()) {
    for (const [file, entry] of Object.entries(files)) {
      const trace = traces[path.extname(file)];
      if (!trace || entry?.mode !== '100644' || !isThere(repository, file, entry)) continue;
      const before = commits.slice(index + 1).find((commit) => file in commit.files)?.files[file];
      const line = newLine(entry, before ?? undefined);
      if (line !== undefined) return { log: trace(file, line), about: `made up, with a fault at ${file}:${line}` };
    }
  }
  return undefined;
}

/** Whether the file is still as this entry left it. */
const isThere = ({ commits }: SampleRepository, file: string, entry: SampleEntry): boolean =>
  commits.findLast((commit) => file in commit.files)?.files[file] === entry;

const linesOf = (entry: SampleEntry): string[] => entry.content.toString().split('\n');
const isCode = (line: string): boolean =>
  /[\p{L}\p{N}]/u.test(line) && !/^\s*(?:\/\/|\/?\*|#|import\b|from\b|export \{|package\b)/.test(line);

/** The first line of code that was not there before, counted from 1. */
function newLine(entry: SampleEntry, before?: SampleEntry): number | undefined {
  const known = new Set(before && linesOf(before));
  const index = linesOf(entry).findIndex((line) => isCode(line) && !known.has(line));
  return index === -1 ? undefined : index + 1;
}
