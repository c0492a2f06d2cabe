import type { CommitMeta } from '../../git/index.ts';
import { MAX_COMMITS_PER_PATH, MAX_FINDINGS, MAX_MESSAGE, MAX_NAME, MAX_SUSPECTS } from './limits.ts';
import { changedLines, nearestChange } from './patches.ts';
import { clean } from './text.ts';
import type { FileChange, MappedFrame } from './types.ts';

/** A commit that may have brought the fault, and why we think so. */
export interface Suspect {
  hash: string;
  author: string;
  date: string;
  message: string;
  reason: string;
}

/** One place in the repository that a trace runs through, with its suspects, likeliest first. */
export interface RankedPlace {
  repo_path: string;
  line: number;
  suspects: Suspect[];
}

/**
 * What is known when suspects are ranked: frames in order of interest, commits newest first, the time of the failure, and patches of some
 * commits.
 */
export interface Evidence {
  frames: readonly MappedFrame[];
  commitsByPath: ReadonlyMap<string, readonly CommitMeta[]>;
  now: Date;
  changesByHash?: ReadonlyMap<string, readonly FileChange[]>;
}

const HOUR = 3_600_000;
const NEAR = 3;

/** The distinct places in the repository, in the frames' order. */
export function placesOf(frames: readonly MappedFrame[]): { repo_path: string; line: number }[] {
  const places = new Map<string, { repo_path: string; line: number }>();
  for (const { repo_path, line } of frames) {
    if (repo_path !== null && line !== null && places.size < MAX_FINDINGS) places.set(`${repo_path}:${line}`, { repo_path, line });
  }
  return [...places.values()];
}

/** A suspect as a report tells it: the author's name and the message's first line. */
export const suspectOf = (commit: CommitMeta, reason: string): Suspect => ({
  hash: clean(commit.hash, 64),
  author: clean(commit.author.name, MAX_NAME),
  date: clean(commit.date, 40),
  message: clean(commit.message.split('\n', 1)[0] ?? '', MAX_NAME),
  reason: clean(reason, MAX_MESSAGE),
});

function ago(milliseconds: number): string {
  const hours = Math.round(milliseconds / HOUR);
  if (hours < 1) return 'within the hour before the failure';
  return hours < 48 ? `${hours} hour${hours === 1 ? '' : 's'} before the failure` : `${Math.round(hours / 24)} days before the failure`;
}

function order(rank: number, path: string): [number, string] {
  if (rank === 0) return [30, `the last commit to touch ${path} before the failure`];
  return [
    Math.max(2, 18 - rank * 4),
    `touched ${path} ${rank + 1 === 2 ? 'second' : rank + 1 === 3 ? 'third' : `${rank + 1}th`} most recently before the failure`,
  ];
}

function patchScore(patch: string | undefined, line: number): [number, string] | null {
  if (patch === undefined) return null;
  const near = nearestChange(changedLines(patch), line, NEAR);
  if (near === line) return [100, `its patch changes line ${line} itself`];
  return near === null ? [0, ''] : [40, `its patch changes line ${near}, next to line ${line}`];
}

/** Paths of the trace that each commit touched, by hash. */
function reachOf(evidence: Evidence): Map<string, Set<string>> {
  const inTrace = new Set(evidence.frames.flatMap((frame) => frame.repo_path ?? []));
  const reach = new Map<string, Set<string>>();
  const touch = (hash: string, path: string) => reach.set(hash, (reach.get(hash) ?? new Set()).add(path));
  for (const path of inTrace) for (const commit of evidence.commitsByPath.get(path) ?? []) touch(commit.hash, path);
  for (const [hash, changes] of evidence.changesByHash ?? []) for (const { path } of changes) if (inTrace.has(path)) touch(hash, path);
  return reach;
}

/**
 * Ranks, for each place a trace runs through, the commits that may have broken it, each with its reason. Commits after `now` are innocent.
 */
export function rankSuspects(evidence: Evidence): RankedPlace[] {
  const reach = reachOf(evidence);
  const until = evidence.now.getTime();
  const timeOf = (commit: CommitMeta) => Date.parse(commit.date);
  return placesOf(evidence.frames).map(({ repo_path, line }) => {
    // a date nobody can read says nothing about innocence
    const before = (evidence.commitsByPath.get(repo_path) ?? [])
      .filter((commit) => !(timeOf(commit) > until))
      .slice(0, MAX_COMMITS_PER_PATH);
    const scored = before.map((commit, rank) => {
      const change = evidence.changesByHash?.get(commit.hash)?.find(({ path }) => path === repo_path);
      const others = Math.min((reach.get(commit.hash)?.size ?? 1) - 1, 4);
      const age = until - timeOf(commit);
      const grounds: ([number, string] | null)[] = [
        patchScore(change?.patch, line),
        order(rank, repo_path),
        others > 0 ? [others * 8, `also touched ${others} other file${others === 1 ? '' : 's'} of the trace`] : null,
        Number.isNaN(age) ? null : [age < 24 * HOUR ? 10 : age < 168 * HOUR ? 5 : 0, ago(age)],
      ];
      const held = grounds.filter((ground) => ground !== null && ground[1] !== '') as [number, string][];
      return { commit, score: held.reduce((sum, [points]) => sum + points, 0), reason: held.map(([, reason]) => reason).join('; ') };
    });
    const ranked = scored.toSorted((a, b) => b.score - a.score).slice(0, MAX_SUSPECTS);
    return { repo_path, line, suspects: ranked.map(({ commit, reason }) => suspectOf(commit, reason)) };
  });
}
