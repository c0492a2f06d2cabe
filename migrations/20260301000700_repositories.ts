import type { Knex } from 'knex';
import { createOrgTable } from '../server/platform/db/org-table.ts';

/** Connected repositories, where their webhooks come in, and which deliveries have been seen. */
export async function up(knex: Knex): Promise<void> {
  await createOrgTable(
    knex,
    'repositories',
    `credential_id uuid not null,
     provider text not null check (provider in ('github', 'azure_devops')),
     host text not null,
     external_ref text not null,
     external_id text not null,
     default_ref text,
     updated_at timestamptz not null default now(),
     unique (org_id, provider, host, external_ref),
     unique (org_id, provider, host, external_id),
     foreign key (org_id, credential_id) references app.provider_credentials (org_id, id) on delete restrict`,
  );
  await createOrgTable(
    knex,
    'webhook_sources',
    `repo_id uuid not null,
     provider text not null check (provider in ('github', 'azure_devops')),
     secret bytea not null,
     key_version integer not null,
     previous_secret bytea,
     previous_key_version integer,
     previous_valid_until timestamptz,
     subscription_id text,
     updated_at timestamptz not null default now(),
     unique (org_id, repo_id),
     check ((previous_secret is null) = (previous_key_version is null)),
     check ((previous_secret is null) = (previous_valid_until is null)),
     foreign key (org_id, repo_id) references app.repositories (org_id, id) on delete cascade`,
    // Only what is needed to learn whose source it is: the sealed secrets are read as that organisation.
    { auth: { grant: 'select (org_id, id, provider)' } },
  );
  await createOrgTable(
    knex,
    'webhook_deliveries',
    `source_id uuid not null,
     delivery_id text not null,
     body_sha256 bytea not null,
     event text not null,
     outcome text not null check (outcome in ('accepted', 'ignored')),
     unique (org_id, source_id, delivery_id),
     unique (org_id, source_id, body_sha256),
     foreign key (org_id, source_id) references app.webhook_sources (org_id, id) on delete cascade`,
    { app: 'select, insert, delete' },
  );
  await knex.raw(`
    create index repositories_credential on app.repositories (org_id, credential_id);
    create index webhook_sources_id on app.webhook_sources (id);
    create index webhook_deliveries_age on app.webhook_deliveries (org_id, created_at);`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table app.webhook_deliveries, app.webhook_sources, app.repositories');
}
