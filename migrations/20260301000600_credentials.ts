import type { Knex } from 'knex';
import { createOrgTable } from '../server/platform/db/org-table.ts';

/** Provider credentials, sealed; the short-lived tokens made from them, sealed as well; and who used them for what. */
export async function up(knex: Knex): Promise<void> {
  await createOrgTable(
    knex,
    'provider_credentials',
    `kind text not null check (kind in ('github_pat', 'github_app', 'azdo_pat', 'azdo_entra')),
     name text not null,
     base_url text,
     sealed bytea,
     key_version integer,
     last4 text not null,
     fingerprint text not null,
     status text not null check (status in ('active', 'needs_attention', 'expired', 'revoked')),
     scopes text[] not null default '{}',
     expires_at timestamptz,
     checked_at timestamptz,
     detail text,
     sealed_token bytea,
     token_key_version integer,
     token_expires_at timestamptz,
     lease_id uuid,
     lease_until timestamptz,
     created_by uuid references app.users (id) on delete set null,
     updated_at timestamptz not null default now(),
     check ((sealed is null) = (status = 'revoked')),
     check ((sealed is null) = (key_version is null)),
     check ((sealed_token is null) = (token_key_version is null)),
     check ((sealed_token is null) = (token_expires_at is null)),
     check ((lease_id is null) = (lease_until is null))`,
  );
  await createOrgTable(
    knex,
    'credential_uses',
    `credential_id uuid not null,
     actor_kind text not null,
     actor_id text,
     purpose text not null,
     outcome text not null check (outcome in ('given', 'refused', 'rejected', 'failed')),
     foreign key (org_id, credential_id) references app.provider_credentials (org_id, id) on delete cascade`,
    { app: 'select, insert' },
  );
  await knex.raw(`
    create index provider_credentials_created_by on app.provider_credentials (created_by);
    create index credential_uses_credential on app.credential_uses (org_id, credential_id, id);`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table app.credential_uses, app.provider_credentials');
}
