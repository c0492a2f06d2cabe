import { OrgModel } from '../../platform/db/index.ts';
import type { ReportData } from './analysis/index.ts';

/**
 * An analysis and what came of it. `commit_hash` of a log's report is null until its ref has been looked up, `ref` null for the default
 * one.
 */
export class Report extends OrgModel {
  static override tableName = 'app.reports';
  declare repo_id: string;
  declare commit_hash: string | null;
  declare kind: 'log' | 'commit';
  declare status: 'pending' | 'complete' | 'failed';
  /** Cut to fit where the whole of it is an artifact. */
  declare report_data: ReportData | null;
  declare ref: string | null;
  declare log_asset_id: string | null;
  declare artifact_asset_id: string | null;
  /** The job that is to complete it; no other may. */
  declare job_id: string | null;
  /** Why it failed, fit to be shown. */
  declare error: string | null;
  declare signature: string | null;
  declare updated_at: Date;
}
