import type { CommitMeta } from '../../git/index.ts';
import { riskOf } from './risks.ts';
import type { FileChange } from './types.ts';

/** A log report that is still open: the files its frames lie in. */
export interface OpenReport {
  id: string;
  paths: readonly string[];
}

/** One changed file of a push, and what makes it worth a look. */
export interface HotSpot {
  change: FileChange;
  reports: string[];
  reasons: string[];
  score: number;
}

const RECENT = 30 * 24 * 3_600_000;
const times = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** Ranks the changed files: those of open reports first, then by size of the change, risk of the path and how often it changed lately. */
export function hotSpots(
  changes: readonly FileChange[],
  openReports: readonly OpenReport[],
  commitsByPath: ReadonlyMap<string, readonly CommitMeta[]>,
  at: Date,
): HotSpot[] {
  const reportsOf = new Map<string, string[]>();
  for (const { id, paths } of openReports) for (const path of new Set(paths)) reportsOf.set(path, [...(reportsOf.get(path) ?? []), id]);
  const since = at.getTime() - RECENT;
  const spots = changes.map((change) => {
    const churn = change.additions + change.deletions;
    const reports = reportsOf.get(change.path) ?? [];
    const risk = riskOf(change.path);
    const lately = (commitsByPath.get(change.path) ?? []).filter(
      (commit) => Date.parse(commit.date) >= since && Date.parse(commit.date) <= at.getTime(),
    ).length;
    const reasons = [
      `this push changed ${times(churn, 'line')} (+${change.additions} −${change.deletions})`,
      ...(risk === null ? [] : [`a risky path: ${risk}`]),
      ...(lately > 1 ? [`changed ${times(lately, 'time')} in 30 days`] : []),
      ...(reports.length > 0
        ? [`${times(reports.length, 'open report')} ${reports.length === 1 ? 'has' : 'have'} frames in this file`]
        : []),
    ];
    const score = reports.length * 1_000 + Math.min(churn, 500) + (risk === null ? 0 : 200) + lately * 20;
    return { change, reports, reasons, score };
  });
  return spots.toSorted((a, b) => b.score - a.score || (a.change.path < b.change.path ? -1 : 1));
}
