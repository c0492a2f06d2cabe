import type { Knex } from 'knex';
import { roles } from '../server/platform/db/org-table.ts';

/**
 * Messages that leave the building after the transaction that caused them. The rows belong to the platform, so the grants are the
 * wall: longhouse_app puts messages in and can never read one, longhouse_auth delivers them.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table app.outbox (
      id uuid primary key,
      kind text not null,
      payload bytea,
      dedupe_key text not null unique,
      attempts integer not null default 0,
      delivered_at timestamptz,
      created_at timestamptz not null default now(),
      check ((payload is null) = (delivered_at is not null))
    );
    create index outbox_waiting on app.outbox (created_at) where delivered_at is null;
    create index outbox_delivered on app.outbox (delivered_at) where delivered_at is not null;
    grant insert (id, kind, payload, dedupe_key) on app.outbox to ${roles.app}, ${roles.auth};
    grant select, delete, update (payload, attempts, delivered_at) on app.outbox to ${roles.auth};`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table app.outbox');
}
