import type { Knex } from 'knex';
import { roles } from '../server/platform/db/org-table.ts';

const { staff } = roles;

const grant = 'org_id, id, staff_user_id, staff_name, reason, expires_at';
const event = 'id, staff_user_id, staff_name, action, about_org, target, detail, request_id, ip';

/**
 * Holds longhouse_staff itself to what the console does: a grant begins now, so that it ends within the hour, and once ended stays as it is; an
 * event has the time at which it was noted; an order is new.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    revoke insert on app.staff_grants, app.staff_events from ${staff};
    grant insert (${grant}) on app.staff_grants to ${staff};
    grant insert (${event}) on app.staff_events to ${staff};
    create policy staff_ends_once on app.staff_grants as restrictive for update to ${staff} using (ended_at is null) with check (true);
    create policy staff_orders_anew on queue.job_common as restrictive for insert to ${staff}
      with check (state = 'created' and output is null and source_output is null);`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    revoke insert (${grant}) on app.staff_grants from ${staff};
    revoke insert (${event}) on app.staff_events from ${staff};
    grant insert on app.staff_grants, app.staff_events to ${staff};
    drop policy staff_ends_once on app.staff_grants;
    drop policy staff_orders_anew on queue.job_common;`);
}
