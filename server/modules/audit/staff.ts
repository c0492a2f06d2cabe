import { actorKinds } from '../../platform/db/index.ts';
import type { StaffPages } from '../../platform/staff/index.ts';

export const staffPages: StaffPages = {
  tables: [
    {
      table: 'audit_events',
      section: 'security',
      title: 'action',
      key: 'seq',
      visible: ['action', 'org_id', 'actor_kind', 'actor_id', 'target', 'detail', 'ip', 'request_id', 'seq', 'created_at'],
      hidden: ['prev', 'hash'],
      list: ['action', 'org_id', 'actor_kind', 'actor_id', 'target', 'created_at'],
      filter: ['org_id', 'action', 'actor_kind', 'actor_id', 'target', 'request_id', 'created_at'],
      sort: ['created_at'],
      references: { org_id: 'orgs' },
      choices: { actor_kind: actorKinds },
      large: true,
    },
  ],
  unseen: { audit_heads: 'where each chain ends; read when a chain is verified' },
};
