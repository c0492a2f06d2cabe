import type { Knex } from 'knex';
import { roles } from '../server/platform/db/org-table.ts';

/**
 * Device sign-in: the hash of the secret that a device was given, and the one membership that sign-in may make by itself, together with its
 * user: that of a device.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table app.users add column device_secret_hash bytea, add check (device_secret_hash is null or external_id is not null);
    grant insert on app.memberships to ${roles.auth};
    create policy devices_only on app.memberships as restrictive for insert to ${roles.auth} with check (role = 'device');`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop policy devices_only on app.memberships;
    revoke insert on app.memberships from ${roles.auth};
    alter table app.users drop column device_secret_hash;`);
}
