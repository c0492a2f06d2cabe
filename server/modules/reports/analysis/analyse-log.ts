import { batched } from './batches.ts';
import { codeAround, filesOf } from './code.ts';
import { fit } from './fit.ts';
import { MAX_COMMITS_PER_PATH, MAX_PATCHED_COMMITS, MAX_REPORT_FRAMES } from './limits.ts';
import { mapFrames } from './mapping/map.ts';
import { parseLog } from './parsing/parse.ts';
import { framesInOrder, framesOf, primaryOf } from './primary.ts';
import { reportFrame } from './report-frame.ts';
import type { ReportData } from './shapes.ts';
import { signature } from './signature.ts';
import { summarise } from './summary.ts';
import { placesOf, rankSuspects, type Evidence } from './suspects.ts';
import type { FileChange, Progress, RepoView } from './types.ts';

/** What a log analysis needs; `now` is when the failure was seen (default: now), `onProgress` hears after each step. */
export interface LogAnalysis {
  text: string;
  repo: RepoView;
  now?: Date;
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
}

const STEPS: Progress['step'][] = ['parsed', 'mapped', 'history', 'code', 'done'];

/** The patches of the likeliest suspects: each costs a call to the provider, so only a few are asked for. */
async function patchesOf(repo: RepoView, evidence: Evidence, signal?: AbortSignal): Promise<Map<string, readonly FileChange[]>> {
  const likely = rankSuspects(evidence).flatMap((place) => place.suspects.slice(0, 3).map((suspect) => suspect.hash));
  const hashes = repo.changes === undefined ? [] : [...new Set(likely)].slice(0, MAX_PATCHED_COMMITS);
  return new Map(await batched(hashes, async (hash) => [hash, (await repo.changes?.(hash)) ?? []] as const, signal));
}

/**
 * Analyses a log against the repository: frames, code, suspects and signature. No AI: `explanation` is null. Errors of the repository pass
 * through.
 */
export async function analyseLog({ text, repo, now = new Date(), signal, onProgress }: LogAnalysis): Promise<ReportData> {
  const tell = (step: Progress['step']) => onProgress?.({ step, done: STEPS.indexOf(step) + 1, total: STEPS.length });
  const parsed = parseLog(text);
  tell('parsed');
  signal?.throwIfAborted();

  const files = await filesOf(repo);
  const raw = parsed.exceptions.flatMap(framesOf);
  const mapping = new Map(mapFrames(raw, files.keys()).map((mapped, index) => [raw[index] ?? mapped, mapped]));
  const primary = primaryOf(parsed, mapping);
  const frames = framesInOrder(parsed, primary).flatMap((frame) => mapping.get(frame) ?? []);
  tell('mapped');

  const paths = [...new Set(placesOf(frames).map((place) => place.repo_path))];
  const histories = await batched(
    paths,
    async (path) => [path, (await repo.commits(path)).slice(0, MAX_COMMITS_PER_PATH)] as const,
    signal,
  );
  const evidence: Evidence = { frames, commitsByPath: new Map(histories), now };
  const places = rankSuspects({ ...evidence, changesByHash: await patchesOf(repo, evidence, signal) });
  tell('history');

  const code = await codeAround(repo, places, files, signal);
  tell('code');
  const kept = frames.slice(0, MAX_REPORT_FRAMES);
  const report = fit({
    schema_version: 1,
    kind: 'log',
    signature: signature(parsed, frames, mapping),
    summary: summarise(parsed, primary, frames, kept.length, places),
    frames: kept.map(reportFrame),
    findings: places.map(({ repo_path, line, suspects }, index) => ({
      repo_path,
      line,
      snippet: code[index] ?? { start_line: line, lines: [] },
      suspects,
    })),
    related_report_ids: [],
    explanation: null,
    explanation_reason: 'ai_not_configured',
  });
  tell('done');
  return report;
}
