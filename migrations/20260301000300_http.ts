import type { Knex } from 'knex';
import { createOrgTable, roles } from '../server/platform/db/org-table.ts';

export async function up(knex: Knex): Promise<void> {
  await createOrgTable(
    knex,
    'idempotency_keys',
    `
    caller text not null,
    route text not null,
    key text not null,
    fingerprint text not null,
    state text not null check (state in ('running', 'done')),
    claim_id uuid not null,
    lease_until timestamptz not null,
    body text,
    unique (org_id, caller, route, key)`,
  );
  await knex.raw(`
    create index idempotency_keys_age on app.idempotency_keys (org_id, created_at);
    create table app.rate_limits (
      key varchar(255) primary key,
      points integer not null default 0,
      expire bigint
    );
    grant select, insert, update, delete on app.rate_limits to ${roles.auth};`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table app.rate_limits; drop table app.idempotency_keys;');
}
