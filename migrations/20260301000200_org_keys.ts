import type { Knex } from 'knex';
import { createOrgTable, roles } from '../server/platform/db/org-table.ts';

/** Organisation keys, wrapped; and the canary by which every start sees whether what is stored still opens. */
export async function up(knex: Knex): Promise<void> {
  await createOrgTable(
    knex,
    'org_keys',
    `version integer not null check (version > 0),
     wrapped bytea not null,
     kek_kid text not null,
     retired_at timestamptz,
     unique (org_id, version)`,
    // No delete: shredding an organisation's keys belongs to its deletion, by the owner.
    { app: 'select, insert, update (wrapped, kek_kid, retired_at)' },
  );
  await knex.raw(`
    create table app.key_canary (
      id smallint primary key check (id = 1),
      kek_kid text not null,
      wrapped bytea not null,
      sealed bytea not null,
      created_at timestamptz not null default now()
    );
    grant select, insert, update (kek_kid, wrapped) on app.key_canary to ${roles.auth};`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table app.key_canary, app.org_keys');
}
