import type { Org, OrgWriter } from '../../platform/db/index.ts';
import type { RunningJob } from '../../platform/jobs/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { Asset, store } from '../assets/index.ts';
import { fit } from './analysis/fit.ts';
import type { ReportData } from './analysis/index.ts';
import { Report } from './model.ts';

/** Bytes of a report that its row may hold; the whole of a larger one is an artifact in Blob Storage. */
export const mostRowBytes = 256 * 1024;

/** What an analysis found. */
export interface Result {
  commit_hash: string;
  data: ReportData;
}

/** Completes the pending report together with its job; without effect when it is no longer this job's to complete. */
export async function completeReport(org: Org, tools: Tools, id: string, result: Result, job: RunningJob): Promise<void> {
  const { commit_hash, data } = result;
  const whole = Buffer.from(JSON.stringify(data));
  const artifact = whole.length > mostRowBytes ? await store(org, tools, 'report', whole, 'application/json') : undefined;
  const report_data = artifact ? fit(data, mostRowBytes) : data;
  const patch = { status: 'complete' as const, report_data, commit_hash, signature: data.signature };
  const settled = await settle(org, tools, { id, job_id: job.id }, async (db) => {
    if (artifact) await db.rows(Asset).insert(artifact);
    await job.finish(db);
    return { ...patch, artifact_asset_id: artifact?.id ?? null };
  });
  if (settled || !artifact?.container || artifact.blob_name === undefined) return;
  await tools.blobs.remove({ container: artifact.container, name: artifact.blob_name });
}

/** Marks the pending report as failed together with the end of its job, if there still is one; `why` is shown to people. */
export async function failReport(org: Org, tools: Tools, which: Which, why: string, job: Pick<RunningJob, 'finish'>): Promise<void> {
  await settle(org, tools, which, async (db) => {
    await job.finish(db);
    return { status: 'failed', error: why };
  });
}

/** The pending report, of this job where one is named. */
type Which = { id: string; job_id?: string };

/** The report was removed, or started anew, while it was worked on: nothing of this try may stay. */
class Superseded extends Error {}

async function settle(org: Org, tools: Tools, which: Which, work: (db: OrgWriter) => Promise<Partial<Report>>): Promise<boolean> {
  try {
    const { kind, status } = await org.write('report.settled', async (db) => {
      const patch = { ...(await work(db)), updated_at: new Date() };
      const row = await db
        .rows(Report)
        .where({ ...which, status: 'pending' })
        .patch(patch)
        .returning(['id', 'kind', 'status'])
        .first();
      if (!row) throw new Superseded();
      db.record({ detail: { status: row.status } });
      return row;
    });
    tools.metrics.count('reports_ended', 1, { org_id: org.id, kind, status });
    return true;
  } catch (error) {
    if (error instanceof Superseded) return false;
    throw error;
  }
}
