import type { StaffPages } from '../../platform/staff/index.ts';
import { metrics } from './models.ts';

export const staffPages: StaffPages = {
  tables: [
    {
      table: 'usage_daily',
      section: 'organisations',
      title: 'metric',
      visible: ['day', 'org_id', 'metric', 'module', 'model', 'amount', 'created_at', 'updated_at', 'id'],
      list: ['day', 'org_id', 'metric', 'module', 'model', 'amount'],
      filter: ['org_id', 'metric', 'module', 'model'],
      sort: ['created_at', 'day', 'amount', 'metric'],
      references: { org_id: 'orgs' },
      choices: { metric: metrics },
    },
  ],
  unseen: {
    ai_budgets: 'what a day has left; usage_daily says what was used',
    ai_reservations: 'what is set aside for questions under way, gone in a minute',
  },
};
