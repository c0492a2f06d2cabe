import { z } from 'zod';
import { listQuery, pageOf, timestamp, uuid } from '../../platform/http/index.ts';
import { GitRef } from '../repositories/index.ts';
import { ReportData } from './analysis/index.ts';

/** Bytes of UTF-8 that `log_text` may have; a longer log is uploaded as an asset. */
export const largestLogText = 5 * 1024 * 1024;

const kind = z.enum(['log', 'commit']);
const status = z.enum(['pending', 'complete', 'failed']);
const hash = z.string().regex(/^[0-9a-f]{40}$/, 'Must be a full commit hash of 40 hexadecimal digits.');
const logText = z
  .string()
  .min(1)
  .refine((text) => Buffer.byteLength(text) <= largestLogText, `Must be at most ${largestLogText} bytes: upload a longer log as an asset.`);

export const AnalysisInput = z
  .strictObject({
    kind,
    ref: GitRef.optional(),
    commit_hash: hash.optional(),
    log_text: logText.optional(),
    log_asset_id: uuid.optional(),
  })
  .superRefine(({ kind: of, ref, commit_hash, log_text, log_asset_id }, context) => {
    const refuse = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    const logs = [log_text, log_asset_id].filter((log) => log !== undefined).length;
    if (ref !== undefined && commit_hash !== undefined) refuse('ref', 'Give ref or commit_hash, not both.');
    if (of === 'log' && logs !== 1) refuse('log_text', 'An analysis of a log takes either log_text or log_asset_id.');
    if (of === 'commit' && logs !== 0) refuse('log_text', 'An analysis of a commit takes no log.');
  });
export type AnalysisInput = z.output<typeof AnalysisInput>;

export const Started = z.object({ report_id: uuid, job_id: uuid, status }).meta({ id: 'StartedAnalysis' });
export type Started = z.output<typeof Started>;

const head = {
  id: uuid,
  repo_id: uuid,
  commit_hash: z.string().nullable(),
  kind,
  status,
  created_at: timestamp,
  updated_at: timestamp,
};
const tail = { error: z.string().nullable(), has_artifact: z.boolean() };

export const ReportView = z.object({ ...head, report_data: ReportData.nullable(), ...tail }).meta({ id: 'Report' });
/** A report in a list: its first sentence instead of all of its data. */
export const ReportListed = z
  .object({ ...head, summary: z.string().nullable(), signature: z.string().nullable(), ...tail })
  .meta({ id: 'ReportListed' });
export const Reports = pageOf(ReportListed);
export const ReportQuery = listQuery.extend({ repo_id: uuid.optional(), status: status.optional(), commit_hash: hash.optional() });

export const Artifact = z
  .object({ url: z.string(), expires_at: timestamp, content_type: z.string(), size: z.int() })
  .meta({ id: 'ReportArtifact' });

export const Delivered = z.object({ status: z.enum(['accepted', 'duplicate', 'ignored']) }).meta({ id: 'WebhookDelivered' });
