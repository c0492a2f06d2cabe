import type { Knex } from 'knex';
import { letStaffRead, type StaffColumns, takeFromStaff } from '../server/platform/db/staff-table.ts';

/** What staff may read of vehicles, usage and events. What people say of themselves (intake) they see nothing of. */
const readable: Record<string, StaffColumns> = {
  vehicles: { visible: ['org_id', 'id', 'user_id', 'make', 'model', 'year', 'created_at'] },
  vehicle_mods: { visible: ['org_id', 'id', 'vehicle_id', 'installed_on', 'created_at'], content: ['name', 'description'] },
  vehicle_documents: { visible: ['org_id', 'id', 'vehicle_id', 'mod_id', 'asset_id', 'created_at'], content: ['title'] },
  usage_daily: { visible: ['org_id', 'id', 'day', 'metric', 'module', 'model', 'amount', 'created_at', 'updated_at'] },
  events: { visible: ['org_id', 'id', 'type', 'size', 'created_at'], content: ['data'] },
  event_types: { visible: ['org_id', 'id', 'type', 'description', 'schema', 'created_at', 'updated_at'] },
};

export async function up(knex: Knex): Promise<void> {
  for (const [table, columns] of Object.entries(readable)) await letStaffRead(knex, table, columns);
}

export async function down(knex: Knex): Promise<void> {
  for (const [table, columns] of Object.entries(readable)) await takeFromStaff(knex, table, columns);
}
