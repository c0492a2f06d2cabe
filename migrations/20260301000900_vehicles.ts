import type { Knex } from 'knex';
import { createOrgTable } from '../server/platform/db/org-table.ts';

/** Vehicles, what was changed on them, and the files that belong to them. A person who is deleted takes their vehicles with them. */
export async function up(knex: Knex): Promise<void> {
  await createOrgTable(
    knex,
    'vehicles',
    `user_id uuid not null references app.users (id) on delete cascade,
     make text not null,
     model text not null,
     year text not null`,
  );
  await createOrgTable(
    knex,
    'vehicle_mods',
    `vehicle_id uuid not null,
     name text not null,
     description text,
     installed_on date,
     foreign key (org_id, vehicle_id) references app.vehicles (org_id, id) on delete cascade`,
  );
  await createOrgTable(
    knex,
    'vehicle_documents',
    `vehicle_id uuid not null,
     mod_id uuid,
     asset_id uuid not null,
     title text,
     unique (org_id, asset_id),
     foreign key (org_id, vehicle_id) references app.vehicles (org_id, id) on delete cascade,
     foreign key (org_id, mod_id) references app.vehicle_mods (org_id, id) on delete set null (mod_id),
     foreign key (org_id, asset_id) references app.assets (org_id, id) on delete cascade`,
  );
  await knex.raw(`
    create index ix_vehicle_user on app.vehicles (org_id, user_id, id);
    create index vehicles_person on app.vehicles (user_id);
    create index vehicle_mods_vehicle on app.vehicle_mods (org_id, vehicle_id, id);
    create index vehicle_documents_vehicle on app.vehicle_documents (org_id, vehicle_id, id);
    create index vehicle_documents_mod on app.vehicle_documents (org_id, mod_id);`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table app.vehicle_documents, app.vehicle_mods, app.vehicles');
}
