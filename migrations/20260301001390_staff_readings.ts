import type { Knex } from 'knex';
import { createOrgTable, roles } from '../server/platform/db/org-table.ts';

const { staff } = roles;
const theirs = 'org_id = (select app.current_org()) and staff_user_id = (select app.current_staff())';

/**
 * What staff asked a worker to open for them under a live grant, and its answer, sealed to the one request that asked. longhouse_staff reaches its
 * own requests alone, and makes none without a grant.
 */
export async function up(knex: Knex): Promise<void> {
  await createOrgTable(
    knex,
    'staff_readings',
    `staff_user_id uuid not null,
     about_table text not null,
     about_row uuid not null,
     public_key bytea not null,
     answer bytea`,
    { app: 'select, update (answer), delete' },
  );
  await knex.raw(`
    grant insert (org_id, id, staff_user_id, about_table, about_row, public_key) on app.staff_readings to ${staff};
    grant select (org_id, id, staff_user_id, answer), delete on app.staff_readings to ${staff};
    create policy staff_asks on app.staff_readings for insert to ${staff} with check (${theirs} and app.staff_may_read(org_id));
    create policy staff_takes on app.staff_readings for select to ${staff} using (${theirs});
    create policy staff_removes on app.staff_readings for delete to ${staff} using (${theirs});`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table app.staff_readings');
}
