import { found, invalid } from '../../core/problem.ts';
import type { Org, OrgWriter } from '../../platform/db/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { Asset, store, unstore } from '../assets/index.ts';
import { getRepository, gitProblem, openRepository, Repository } from '../repositories/index.ts';
import { newestCommit } from './newest-commit.ts';
import { addReport } from './pending.ts';
import type { AnalysisInput, Started } from './shapes.ts';

/**
 * Asks for an analysis of a log or a commit. A log that comes as text becomes an asset first: neither row nor job ever hold it. The commit
 * of a `commit` analysis is looked up at once, because its report is the one of that commit.
 */
export async function startAnalysis(org: Org, tools: Tools, repo_id: string, input: AnalysisInput): Promise<Started> {
  await getRepository(org, repo_id);
  const { kind, ref, log_text, log_asset_id } = input;
  const commit_hash = input.commit_hash ?? (kind === 'commit' ? await headNow(org, tools, repo_id, ref) : null);
  const log = log_text === undefined ? undefined : await store(org, tools, 'log', Buffer.from(log_text), 'text/plain; charset=utf-8');
  try {
    return await org.write('analysis.started', async (db) => {
      // It may have been removed while the provider was asked, or the log put away.
      found('repository', await db.rows(Repository).select('id').findById(repo_id).forKeyShare());
      if (log) await db.rows(Asset).insert(log);
      if (log_asset_id !== undefined) await mustBeLog(db, log_asset_id);
      const asked = { repo_id, kind, commit_hash, ref: ref ?? null, log_asset_id: log?.id ?? log_asset_id ?? null };
      const started = await addReport(db, tools, asked);
      db.record({ target: started.report_id, detail: { repo_id, kind } });
      return started;
    });
  } catch (error) {
    if (log) await unstore(tools, log);
    throw error;
  }
}

async function headNow(org: Org, tools: Tools, repo_id: string, ref: string | undefined): Promise<string> {
  try {
    return await newestCommit(await openRepository(org, tools, repo_id, 'analysis.started'), ref);
  } catch (error) {
    throw gitProblem(error, 'ref');
  }
}

async function mustBeLog(db: OrgWriter, id: string): Promise<void> {
  const { kind, status } = found('asset', await db.rows(Asset).findById(id));
  if (kind !== 'log' || status !== 'ready')
    throw invalid([{ path: 'body.log_asset_id', message: 'Must be a log whose upload is completed.' }]);
}
