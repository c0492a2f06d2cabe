import { conflict, found, notFound } from '../../core/problem.ts';
import type { Org, OrgWriter, Plain, Row } from '../../platform/db/index.ts';
import { type Page, listed } from '../../platform/http/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { Asset, discardLater, linkTo } from '../assets/index.ts';
import { Report } from './model.ts';
import { begin } from './pending.ts';
import { sameFault } from './related.ts';
import type { Started } from './shapes.ts';

/** What a list of reports may be narrowed to. */
interface Filter {
  repo_id?: string | undefined;
  status?: Report['status'] | undefined;
  commit_hash?: string | undefined;
}

const columns = ['id', 'repo_id', 'commit_hash', 'kind', 'status', 'created_at', 'updated_at', 'error', 'signature', 'artifact_asset_id'];
const hasArtifact = <R extends Row<Report>>(report: R) => ({ ...report, has_artifact: report.artifact_asset_id !== null });

/** The organisation's reports without their data, newest first. */
export async function listReports(org: Org, call: { page(): Page }, { repo_id, status, commit_hash }: Filter) {
  const where = { repo_id, status, commit_hash };
  const { data, next_cursor } = await org.read((db) => listed(db, call, Report, { where, select: [...columns, 'report_data:summary'] }));
  return { data: data.map((row) => hasArtifact(row as Plain<Report> & { summary: string | null })), next_cursor };
}

/** One report with its data. The links to reports of the same fault are those of this moment. */
export const getReport = (org: Org, id: string) =>
  org.read(async (db) => {
    const report = found('report', await db.rows(Report).findById(id));
    const { report_data, signature, kind } = report;
    if (!report_data || signature === null || kind !== 'log') return hasArtifact(report);
    const related_report_ids = await sameFault(db, { ...report, signature });
    return { ...hasArtifact(report), report_data: { ...report_data, related_report_ids } };
  });

/** A link to download the whole report; 404 `artifact_not_found` where its row holds all of it. */
export async function linkToArtifact(org: Org, tools: Tools, id: string) {
  const { artifact_asset_id } = found('report', await org.read((db) => db.rows(Report).findById(id)));
  if (artifact_asset_id === null) throw notFound('artifact');
  return linkTo(org, tools, artifact_asset_id, `report-${id}.json`);
}

/** Starts a failed report anew; 409 `report_not_failed` otherwise. */
export const retryReport = (org: Org, tools: Tools, id: string): Promise<Started> =>
  org.write('report.retried', async (db) => {
    db.record({ target: id });
    const again = { status: 'pending' as const, error: null, updated_at: new Date() };
    const changed = await db.rows(Report).where({ id, status: 'failed' }).patch(again);
    if (changed > 0) return begin(db, tools, id);
    const { status } = found('report', await db.rows(Report).findById(id));
    throw conflict('report_not_failed', 'Only a failed report can be retried.', `This one is ${status}.`);
  });

/** Removes the report and has its files removed, but for a log that another report is about too. */
export const removeReport = (org: Org, tools: Tools, id: string): Promise<void> =>
  org.write('report.removed', async (db) => {
    db.record({ target: id });
    const { artifact_asset_id, log_asset_id } = found('report', await db.rows(Report).findById(id).delete().returning('*').first());
    // One after the other where two reports of one log are removed at once: each would take the other for a reason to keep it.
    if (log_asset_id !== null) await db.rows(Asset).select('id').findById(log_asset_id).forUpdate();
    const shared = log_asset_id !== null && (await db.rows(Report).where({ log_asset_id }).resultSize()) > 0;
    await discardLater(
      db,
      tools,
      [artifact_asset_id, shared ? null : log_asset_id].filter((asset) => asset !== null),
    );
  });

/** Has the files of a repository's reports removed; the reports themselves go with the repository. */
export async function discardFilesOf(db: OrgWriter, tools: Tools, repositoryId: string): Promise<void> {
  const reports = await db.rows(Report).select('artifact_asset_id', 'log_asset_id').where({ repo_id: repositoryId });
  const files = new Set(reports.flatMap((report) => [report.artifact_asset_id, report.log_asset_id]).filter((file) => file !== null));
  const kept = await db
    .rows(Report)
    .select('log_asset_id')
    .whereIn('log_asset_id', [...files])
    .whereNot({ repo_id: repositoryId });
  for (const { log_asset_id } of kept) if (log_asset_id !== null) files.delete(log_asset_id);
  await discardLater(db, tools, [...files]);
}
