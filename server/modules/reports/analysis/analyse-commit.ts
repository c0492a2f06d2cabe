import type { CommitMeta } from '../../git/index.ts';
import { batched } from './batches.ts';
import { codeAround, filesOf } from './code.ts';
import { fit } from './fit.ts';
import { hotSpots, type HotSpot, type OpenReport } from './hot-spots.ts';
import { MAX_COMMITS_PER_PATH, MAX_FINDINGS, MAX_MESSAGE, MAX_NAME } from './limits.ts';
import { changedLines } from './patches.ts';
import type { ReportData } from './shapes.ts';
import { digest } from './signature.ts';
import { suspectOf } from './suspects.ts';
import { clean } from './text.ts';
import type { Progress, RepoView } from './types.ts';

/** What a commit analysis needs: the repository as of the commit, and the organisation's open log reports of it. */
export interface CommitAnalysis {
  commit: CommitMeta;
  openReports: readonly OpenReport[];
  repo: RepoView;
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
}

const MAX_RELATED = 100;
const STEPS: Progress['step'][] = ['history', 'code', 'done'];

/** The first line the commit changed; 1 when no patch tells. */
function firstLine(spot: HotSpot): number {
  const [first = 1] = changedLines(spot.change.patch ?? '');
  return Math.max(1, first);
}

function summarise(commit: CommitMeta, spots: readonly HotSpot[], related: number): string {
  const added = spots.reduce((sum, spot) => sum + spot.change.additions, 0);
  const removed = spots.reduce((sum, spot) => sum + spot.change.deletions, 0);
  const name = `${commit.hash.slice(0, 10)} "${clean(commit.message.split('\n', 1)[0] ?? '', MAX_NAME)}" by ${clean(commit.author.name, MAX_NAME)}`;
  const files = `${spots.length} file${spots.length === 1 ? '' : 's'}`;
  const hot = spots.slice(0, 3).map((spot) => clean(spot.change.path, MAX_NAME));
  const sentences = [
    spots.length === 0 ? `${name} changed no files that could be read.` : `${name} changed ${files} (+${added} −${removed}).`,
    hot.length === 0 ? '' : `Hot spots: ${hot.join(', ')}.`,
    related === 0 ? 'It touches no file of an open report.' : `It touches files of ${related} open report${related === 1 ? '' : 's'}.`,
    spots.length > MAX_FINDINGS ? `${spots.length - MAX_FINDINGS} further files left out.` : '',
  ];
  return clean(sentences.filter((sentence) => sentence !== '').join(' '), MAX_MESSAGE * 2);
}

/**
 * Analyses a commit: what it changed, its hot spots with the code, and the open reports whose files it touches. Errors of the repository
 * pass through.
 */
export async function analyseCommit({ commit, openReports, repo, signal, onProgress }: CommitAnalysis): Promise<ReportData> {
  const tell = (step: Progress['step']) => onProgress?.({ step, done: STEPS.indexOf(step) + 1, total: STEPS.length });
  const changes = (await repo.changes?.(commit.hash)) ?? [];
  const date = Date.parse(commit.date);
  const at = new Date(Number.isNaN(date) ? 0 : date);
  const sketch = hotSpots(changes, openReports, new Map(), at).slice(0, MAX_FINDINGS / 2);
  const histories = await batched(
    sketch,
    async ({ change: { path } }) => [path, (await repo.commits(path)).slice(0, MAX_COMMITS_PER_PATH)] as const,
    signal,
  );
  const spots = hotSpots(changes, openReports, new Map(histories), at);
  tell('history');

  const shown = spots.slice(0, MAX_FINDINGS);
  const files = await filesOf(repo);
  const places = shown.map((spot) => ({ repo_path: spot.change.path, line: firstLine(spot) }));
  const code = await codeAround(repo, places, files, signal);
  tell('code');
  const related = [...new Set(spots.flatMap((spot) => spot.reports))];
  const report = fit({
    schema_version: 1,
    kind: 'commit',
    signature: digest(['commit', commit.hash]),
    summary: summarise(commit, spots, related.length),
    frames: [],
    findings: places.map(({ repo_path, line }, index) => ({
      repo_path: clean(repo_path, MAX_MESSAGE),
      line,
      snippet: code[index] ?? { start_line: line, lines: [] },
      suspects: [suspectOf(commit, shown[index]?.reasons.join('; ') ?? '')],
    })),
    related_report_ids: related.slice(0, MAX_RELATED),
    explanation: null,
    explanation_reason: 'ai_not_configured',
  });
  tell('done');
  return report;
}
