import type { Org } from '../../platform/db/index.ts';
import type { RunningJob } from '../../platform/jobs/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { examine } from './examine.ts';
import { Report } from './model.ts';
import { completeReport, failReport } from './settle.ts';
import { verdictOn } from './trouble.ts';

interface Run {
  org: Org;
  payload: { report_id: string };
  job: RunningJob;
  tools: Tools;
}

/** One try at a report: reads, leaves the building, writes. What came of it and the end of the job are one transaction. */
export async function runReport({ org, payload: { report_id: id }, job, tools }: Run): Promise<void> {
  const report = await org.read((db) => db.rows(Report).where({ id, status: 'pending', job_id: job.id }).first());
  if (!report) return; // removed, or started anew with another job
  const began = performance.now();
  try {
    const result = await examine(org, tools, report, job.signal);
    job.signal.throwIfAborted();
    await completeReport(org, tools, id, result, job);
  } catch (err) {
    if (job.signal.aborted) throw err; // handed back to another worker, or out of time
    const verdict = verdictOn(err, job);
    if ('thrown' in verdict) throw verdict.thrown;
    tools.log.warn({ err, org_id: org.id, report_id: id }, 'A report failed.');
    await failReport(org, tools, { id, job_id: job.id }, verdict.failed, job);
  } finally {
    tools.metrics.observe('report_duration_ms', performance.now() - began, { org_id: org.id, kind: report.kind });
  }
}
