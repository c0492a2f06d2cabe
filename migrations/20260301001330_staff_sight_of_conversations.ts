import type { Knex } from 'knex';
import { letStaffRead, type StaffColumns, takeFromStaff } from '../server/platform/db/staff-table.ts';

/** What staff may read of conversations and diagnoses: the frame; what was said only under a grant. */
const readable: Record<string, StaffColumns> = {
  conversations: { visible: ['org_id', 'id', 'user_id', 'vehicle_id', 'created_at'], content: ['title'] },
  chat_messages: { visible: ['org_id', 'id', 'conversation_id', 'role', 'created_at'], content: ['content'] },
  diagnoses: {
    visible: [
      'org_id',
      'id',
      'user_id',
      'conversation_id',
      'message_id',
      'vehicle_id',
      'model',
      'input_tokens',
      'output_tokens',
      'duration_ms',
      'created_at',
    ],
  },
};

export async function up(knex: Knex): Promise<void> {
  for (const [table, columns] of Object.entries(readable)) await letStaffRead(knex, table, columns);
}

export async function down(knex: Knex): Promise<void> {
  for (const [table, columns] of Object.entries(readable)) await takeFromStaff(knex, table, columns);
}
