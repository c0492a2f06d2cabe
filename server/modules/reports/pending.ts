import { found } from '../../core/problem.ts';
import type { OrgWriter } from '../../platform/db/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { run } from './jobs.ts';
import { Report } from './model.ts';
import type { Started } from './shapes.ts';

type Asked = Pick<Report, 'repo_id' | 'kind' | 'commit_hash' | 'ref' | 'log_asset_id'>;

/**
 * Adds a pending report and the job that completes it. A commit has one report: where it is there already, that one is given and nothing is
 * started, so that a repeated push has no effect.
 */
export async function addReport(db: OrgWriter, tools: Tools, asked: Asked): Promise<Started> {
  const inserted = await db
    .rows(Report)
    .insert({ ...asked, status: 'pending' })
    .onConflict()
    .ignore()
    .returning('*');
  // A row that was inserted comes back with what the database filled in; one that was there already does not.
  const row = [inserted].flat()[0] as Report | undefined;
  if (row?.created_at !== undefined) return begin(db, tools, row.id);
  const { repo_id, commit_hash } = asked;
  const there = found('report', await db.rows(Report).where({ kind: 'commit', repo_id, commit_hash }).first());
  return { report_id: there.id, job_id: there.job_id ?? '', status: there.status };
}

/** Lets a new job complete the pending report; any earlier job of it has no effect from now on. */
export async function begin(db: OrgWriter, tools: Tools, report_id: string): Promise<Started> {
  const job_id = await tools.jobs.enqueue(db, run, { report_id });
  await db.rows(Report).findById(report_id).patch({ job_id });
  return { report_id, job_id, status: 'pending' };
}
