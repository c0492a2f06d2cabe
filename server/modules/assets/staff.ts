import type { StaffPages } from '../../platform/staff/index.ts';

export const staffPages: StaffPages = {
  tables: [
    {
      table: 'assets',
      section: 'work',
      title: 'kind',
      visible: ['kind', 'org_id', 'status', 'content_type', 'size', 'container', 'created_by', 'completed_at', 'created_at', 'id'],
      hidden: ['blob_name', 'sha256', 'file_name', 'fault'],
      list: ['kind', 'org_id', 'status', 'content_type', 'size', 'created_at'],
      filter: ['org_id', 'kind', 'status', 'created_by'],
      sort: ['created_at', 'size'],
      references: { org_id: 'orgs', created_by: 'users' },
      large: true,
    },
  ],
};
