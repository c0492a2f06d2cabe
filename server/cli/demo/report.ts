import type { ReportData } from '../../modules/reports/index.ts';

/** A report as the API answers it. */
export interface Report {
  id: string;
  commit_hash: string | null;
  status: 'pending' | 'complete' | 'failed';
  error: string | null;
  report_data: ReportData | null;
}
