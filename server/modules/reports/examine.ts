import type { Org } from '../../platform/db/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { largestUploadedLog, readAsset } from '../assets/index.ts';
import { type OpenRepository, openRepository, viewAt } from '../repositories/index.ts';
import { analyseCommit, analyseLog, fileChange, type RepoView } from './analysis/index.ts';
import { withExplanation } from './explanation.ts';
import type { Report } from './model.ts';
import { newestCommit } from './newest-commit.ts';
import { openReports, sameFault } from './related.ts';
import type { Result } from './settle.ts';
import { goneLog } from './trouble.ts';

/**
 * Analyses what the report asks about, reading the repository and, where there is one, asking the model. Throws what providers and storage
 * throw.
 */
export async function examine(org: Org, tools: Tools, report: Report, signal: AbortSignal): Promise<Result> {
  const opened = await openRepository(org, tools, report.repo_id, 'report.run');
  const commit_hash = report.commit_hash ?? (await newestCommit(opened, report.ref ?? undefined));
  signal.throwIfAborted();
  const about =
    report.kind === 'log'
      ? await ofLog(org, tools, report, opened, commit_hash, signal)
      : await ofCommit(org, report, opened, commit_hash, signal);
  return { commit_hash, data: await withExplanation(org, tools, about.data, about.text, signal) };
}

async function ofLog(org: Org, tools: Tools, report: Report, opened: OpenRepository, hash: string, signal: AbortSignal) {
  if (report.log_asset_id === null) throw goneLog();
  const text = (await readAsset(org, tools, report.log_asset_id, largestUploadedLog)).toString('utf8');
  const found = await analyseLog({ text, repo: repoAt(opened, hash), now: report.created_at, signal });
  const related_report_ids = await org.read((db) => sameFault(db, { ...report, signature: found.signature }));
  return { data: { ...found, related_report_ids }, text };
}

async function ofCommit(org: Org, report: Report, opened: OpenRepository, hash: string, signal: AbortSignal) {
  const { row, provider } = opened;
  const commit = await provider.getCommit(row.external_ref, hash);
  const known = { ...repoAt(opened, hash), changes: async () => commit.files.map(fileChange) };
  const open = await org.read((db) => openReports(db, report.repo_id));
  return { data: await analyseCommit({ commit, openReports: open, repo: known, signal }), text: undefined };
}

function repoAt(opened: OpenRepository, hash: string): RepoView {
  const view = viewAt(opened, hash);
  return { ...view, changes: async (commit) => (await view.changes(commit)).map(fileChange) };
}
