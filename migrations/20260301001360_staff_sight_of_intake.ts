import type { Knex } from 'knex';
import { letStaffRead, type StaffColumns, takeFromStaff } from '../server/platform/db/staff-table.ts';

/** What staff may read of intake: that sessions, escalations and forms are there and how they stand; never who it is or what was said. */
const readable: Record<string, StaffColumns> = {
  intake_sessions: { visible: ['org_id', 'id', 'mode', 'created_at', 'updated_at'] },
  escalations: {
    visible: [
      'org_id',
      'id',
      'session_id',
      'level',
      'signs',
      'notified',
      'notified_at',
      'acknowledged_at',
      'acknowledged_by',
      'created_at',
      'updated_at',
    ],
  },
  intake_forms: { visible: ['org_id', 'version', 'created_at', 'updated_at'] },
};

export async function up(knex: Knex): Promise<void> {
  for (const [table, columns] of Object.entries(readable)) await letStaffRead(knex, table, columns);
}

export async function down(knex: Knex): Promise<void> {
  for (const [table, columns] of Object.entries(readable)) await takeFromStaff(knex, table, columns);
}
