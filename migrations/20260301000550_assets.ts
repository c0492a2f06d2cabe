import type { Knex } from 'knex';
import { createOrgTable } from '../server/platform/db/org-table.ts';

/** Files in Blob Storage, by organisation. The database knows what was declared and checked; the bytes are in the container. */
export async function up(knex: Knex): Promise<void> {
  await createOrgTable(
    knex,
    'assets',
    `kind text not null check (kind in ('mod_document', 'service_document', 'diagnose_upload', 'log', 'report')),
     status text not null check (status in ('pending', 'ready')),
     container text not null,
     blob_name text not null,
     content_type text not null,
     size bigint not null check (size >= 0),
     sha256 text,
     created_by uuid references app.users (id) on delete set null,
     completed_at timestamptz,
     unique (org_id, container, blob_name)`,
  );
  await knex.raw(`
    create index assets_kind on app.assets (org_id, kind, id);
    create index assets_created_by on app.assets (created_by);`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table app.assets');
}
