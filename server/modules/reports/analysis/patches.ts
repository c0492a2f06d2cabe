import type { ChangedFile } from '../../git/index.ts';
import { MAX_PATCH } from './limits.ts';
import { eachLine } from './parsing/lines.ts';
import type { FileChange } from './types.ts';

const HUNK = /^@@ -\d{1,9}(?:,\d{1,9})? \+(\d{1,9})(?:,\d{1,9})? @@/;

/** The lines (from 1, after the change) a unified diff adds, or deletes something at. */
export function changedLines(patch: string): Set<number> {
  const changed = new Set<number>();
  let line = 0;
  eachLine(patch.slice(0, MAX_PATCH), (text) => {
    const hunk = HUNK.exec(text);
    const mark = text.charAt(0);
    if (hunk !== null) line = Number(hunk[1]);
    else if (line > 0 && mark === '+') changed.add(line++);
    else if (line > 0 && mark === '-') changed.add(line);
    else if (line > 0 && mark !== '\\') line++;
  });
  return changed;
}

/** The line nearest to `line` that the patch changes, within `reach` lines; null when there is none. */
export function nearestChange(changed: ReadonlySet<number>, line: number, reach: number): number | null {
  for (let distance = 0; distance <= reach; distance++) {
    if (changed.has(line - distance)) return line - distance;
    if (changed.has(line + distance)) return line + distance;
  }
  return null;
}

/** A changed file as the git module tells it, with its lines counted from the patch (0 where the provider gave none). */
export function fileChange({ path, patch }: Pick<ChangedFile, 'path' | 'patch'>): FileChange {
  let additions = 0;
  let deletions = 0;
  eachLine(patch ?? '', (text) => {
    if (text.startsWith('+')) additions++;
    else if (text.startsWith('-')) deletions++;
  });
  return { path, additions, deletions, ...(patch !== null && { patch }) };
}
