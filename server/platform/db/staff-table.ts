import type { Knex } from 'knex';
import { roles } from './org-table.ts';

const { staff, content } = roles;

/** Which columns of an organisation table longhouse_staff may read: always, or only under a live grant of staff access. */
export interface StaffColumns {
  visible: readonly string[];
  content?: readonly string[];
}

/**
 * Lets longhouse_staff read these columns in all organisations, and no others. Content goes to a role of its own, whose policy asks for a
 * live grant.
 */
export async function letStaffRead(knex: Knex, table: string, columns: StaffColumns, key = 'id'): Promise<void> {
  await knex.raw(`
    grant select (${columns.visible.join(', ')}) on app.${table} to ${staff};
    create policy staff_rows on app.${table} for select to ${staff} using (true);`);
  if (!columns.content) return;
  await knex.raw(`
    grant select (org_id, ${[key, ...columns.content].join(', ')}) on app.${table} to ${content};
    create policy staff_content on app.${table} for select to ${content} using (app.staff_may_read(org_id));`);
}

/** Takes back what letStaffRead gave. */
export async function takeFromStaff(knex: Knex, table: string, columns: StaffColumns, key = 'id'): Promise<void> {
  await knex.raw(`drop policy staff_rows on app.${table}; revoke select (${columns.visible.join(', ')}) on app.${table} from ${staff};`);
  if (!columns.content) return;
  await knex.raw(`
    drop policy staff_content on app.${table};
    revoke select (org_id, ${[key, ...columns.content].join(', ')}) on app.${table} from ${content};`);
}
