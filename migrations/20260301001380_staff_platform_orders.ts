import type { Knex } from 'knex';
import { roles } from '../server/platform/db/org-table.ts';

const { staff } = roles;

/** longhouse_staff may order what a worker does for the platform itself, and is told of an order that waits already. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    grant select (singleton_key, policy) on queue.job_common to ${staff};
    create policy staff_orders_of_platform on queue.job_common for insert to ${staff}
      with check (name = 'platform' and group_id = 'platform' and data->>'job' = 'staff.platform_order');`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop policy staff_orders_of_platform on queue.job_common;
    revoke select (singleton_key, policy) on queue.job_common from ${staff};`);
}
