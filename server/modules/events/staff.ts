import type { StaffPages } from '../../platform/staff/index.ts';

export const staffPages: StaffPages = {
  tables: [
    {
      table: 'events',
      section: 'products',
      title: 'type',
      visible: ['type', 'org_id', 'size', 'created_at', 'id'],
      content: ['data'],
      list: ['type', 'org_id', 'size', 'created_at'],
      filter: ['org_id', 'type', 'created_at'],
      sort: ['created_at', 'size'],
      references: { org_id: 'orgs' },
      large: true,
    },
    {
      table: 'event_types',
      section: 'products',
      title: 'type',
      visible: ['type', 'org_id', 'description', 'schema', 'created_at', 'updated_at', 'id'],
      list: ['type', 'org_id', 'description', 'updated_at'],
      filter: ['org_id', 'type'],
      sort: ['created_at', 'type', 'updated_at'],
      references: { org_id: 'orgs' },
    },
  ],
};
