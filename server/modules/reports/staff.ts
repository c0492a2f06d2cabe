import type { StaffPages } from '../../platform/staff/index.ts';
import { retryReport } from './service.ts';

export const staffPages: StaffPages = {
  tables: [
    {
      table: 'reports',
      section: 'work',
      title: 'commit_hash',
      visible: [
        'kind',
        'org_id',
        'status',
        'repo_id',
        'commit_hash',
        'ref',
        'log_asset_id',
        'artifact_asset_id',
        'job_id',
        'created_at',
        'updated_at',
        'id',
      ],
      content: ['report_data', 'error'],
      hidden: ['signature'],
      list: ['kind', 'org_id', 'repo_id', 'status', 'commit_hash', 'created_at'],
      filter: ['org_id', 'repo_id', 'status', 'kind', 'commit_hash', 'created_at'],
      sort: ['created_at', 'status'],
      references: { org_id: 'orgs', repo_id: 'repositories' },
      large: true,
      actions: {
        retry: { event: 'report.retry_ordered', when: (row) => row['status'] === 'failed', order: 'report.retry' },
      },
    },
  ],
  orders: { 'report.retry': { run: ({ org, tools, target }) => retryReport(org, tools, target) } },
  retries: { 'report.run': ({ org, tools, payload }) => retryReport(org, tools, String(payload['report_id'])) },
};
