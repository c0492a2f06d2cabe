import type { Knex } from 'knex';
import { roles } from '../server/platform/db/org-table.ts';
import { letStaffRead, type StaffColumns, takeFromStaff } from '../server/platform/db/staff-table.ts';

const { auth, staff } = roles;
/** Enough to count by session; who it is and what was said stays out of reach. */
const counted: StaffColumns = { visible: ['org_id', 'session_id'] };

/**
 * More of the frame for staff: how many fields a form has, and how many messages a session. What staff asked to read and did not take goes within
 * minutes, whatever the organisation asks for next. Their orders for the platform are found without walking through the queue.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table app.intake_forms add column field_count integer generated always as (jsonb_array_length(fields)) stored;
    grant select (field_count) on app.intake_forms to ${staff};`);
  await letStaffRead(knex, 'intake_messages', counted);
  await knex.raw(`
    create policy auth_rows on app.staff_readings for all to ${auth} using (created_at < now() - interval '5 minutes');
    grant select (created_at), delete on app.staff_readings to ${auth};
    create index job_orders_of_platform on queue.job_common (created_on) where name = 'platform' and data->>'job' = 'staff.platform_order';`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop index queue.job_orders_of_platform;
    revoke select (created_at), delete on app.staff_readings from ${auth};
    drop policy auth_rows on app.staff_readings;`);
  await takeFromStaff(knex, 'intake_messages', counted);
  await knex.raw('alter table app.intake_forms drop column field_count');
}
