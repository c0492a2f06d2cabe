import type { Knex } from 'knex';
import { createOrgTable } from '../server/platform/db/org-table.ts';

/** What clients tell the house, one JSON object per event, and the types of events that an organisation has described. */
export async function up(knex: Knex): Promise<void> {
  await createOrgTable(knex, 'events', `type text not null, data jsonb not null, size integer not null`, {
    app: 'select, insert, delete',
  });
  await createOrgTable(
    knex,
    'event_types',
    `type text not null,
     description text,
     schema jsonb,
     updated_at timestamptz not null default now(),
     unique (org_id, type)`,
  );
  await knex.raw(`
    create index events_page on app.events (org_id, created_at, id);
    create index events_type on app.events (org_id, type, created_at, id);`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table app.events, app.event_types');
}
