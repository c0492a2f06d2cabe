import type { Knex } from 'knex';
import { createOrgTable, guardOrgTable, roles } from '../server/platform/db/org-table.ts';

/** Organisations, the people in them and what they sign in with. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create function app.current_org() returns uuid language sql stable parallel safe
      as $$ select nullif(current_setting('app.org_id', true), '')::uuid $$;
    grant execute on function app.current_org() to ${roles.app}, ${roles.auth}, ${roles.staff};
    grant select on app.knex_migrations to ${roles.app}, ${roles.auth}, ${roles.staff};

    create table app.orgs (
      id uuid primary key,
      slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]*[a-z0-9]$' and length(slug) between 2 and 60),
      name text not null,
      status text not null default 'active' check (status in ('active', 'suspended', 'deleting')),
      plan text not null default 'standard',
      settings jsonb not null default '{}',
      stamp text not null default 'main',
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    );

    create table app.users (
      id uuid primary key,
      org_id uuid references app.orgs (id),
      external_id text,
      email text unique check (email = lower(email)),
      password_hash text,
      display_name text,
      preferences jsonb not null default '{}',
      disabled_at timestamptz,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      check ((org_id is null) = (external_id is null)),
      unique (org_id, external_id)
    );

    create table app.identities (
      id uuid primary key,
      user_id uuid not null references app.users (id) on delete cascade,
      provider text not null,
      subject text not null,
      created_at timestamptz not null default now(),
      unique (provider, subject)
    );
    create index identities_user on app.identities (user_id);

    create table app.email_verification (
      id uuid primary key,
      email text not null,
      purpose text not null check (purpose in ('sign_up', 'sign_in', 'reset', 'link')),
      pin_mac bytea not null,
      attempts integer not null default 0,
      expires_at timestamptz not null,
      consumed_at timestamptz,
      created_at timestamptz not null default now(),
      unique (email, purpose)
    );
    create index email_verification_expiry on app.email_verification (expires_at);`);
  await guardOrgTable(knex, 'orgs', { app: 'select, insert, update', auth: { grant: 'select' } }, 'id');

  await createOrgTable(
    knex,
    'memberships',
    `user_id uuid not null references app.users (id) on delete cascade,
     role text not null check (role in ('owner', 'admin', 'member', 'viewer', 'device')),
     updated_at timestamptz not null default now(),
     unique (org_id, user_id)`,
    { auth: { grant: 'select' } },
  );
  await createOrgTable(
    knex,
    'invitations',
    `email text not null,
     role text not null check (role in ('owner', 'admin', 'member', 'viewer')),
     token_hash bytea not null,
     invited_by uuid references app.users (id) on delete set null,
     expires_at timestamptz not null,
     accepted_at timestamptz`,
    { auth: { grant: 'select' } },
  );
  await createOrgTable(
    knex,
    'sessions',
    `user_id uuid not null references app.users (id) on delete cascade,
     user_agent text,
     ip text,
     last_used_at timestamptz not null default now(),
     expires_at timestamptz not null,
     revoked_at timestamptz`,
    { app: 'select, update', auth: { grant: 'select, insert, update, delete' } },
  );
  await createOrgTable(
    knex,
    'refresh_tokens',
    `session_id uuid not null,
     token_hash bytea not null,
     used_at timestamptz,
     expires_at timestamptz not null,
     foreign key (org_id, session_id) references app.sessions (org_id, id) on delete cascade`,
    { app: 'select', auth: { grant: 'select, insert, update, delete' } },
  );
  await createOrgTable(
    knex,
    'api_keys',
    `name text not null,
     key_id text not null,
     secret_hash bytea not null,
     scopes text[] not null,
     created_by uuid not null references app.users (id) on delete cascade,
     expires_at timestamptz,
     last_used_at timestamptz,
     revoked_at timestamptz,
     updated_at timestamptz not null default now(),
     unique (org_id, key_id)`,
    { auth: { grant: 'select, update (last_used_at)' } },
  );
  await createOrgTable(
    knex,
    'org_settings',
    `settings jsonb not null default '{}', updated_at timestamptz not null default now(), unique (org_id)`,
  );
  await knex.raw(`
    create index memberships_user on app.memberships (user_id);
    create index invitations_pending on app.invitations (org_id, email) where accepted_at is null;
    create index invitations_token on app.invitations (token_hash);
    create index invitations_invited_by on app.invitations (invited_by);
    create index sessions_user on app.sessions (user_id, created_at);
    create index refresh_tokens_hash on app.refresh_tokens (token_hash);
    create index refresh_tokens_session on app.refresh_tokens (org_id, session_id);
    create index api_keys_key on app.api_keys (key_id);
    create index api_keys_created_by on app.api_keys (created_by);
    create index api_keys_page on app.api_keys (org_id, created_at, id);

    alter table app.users enable row level security;
    alter table app.users force row level security;
    create policy auth_rows on app.users for all to ${roles.auth} using (true) with check (true);
    create policy members on app.users for select to ${roles.app} using (exists (
      select from app.memberships m where m.org_id = (select app.current_org()) and m.user_id = users.id));
    grant select (id, org_id, external_id, email, display_name, created_at) on app.users to ${roles.app};
    grant select, insert, update, delete on app.users, app.identities, app.email_verification to ${roles.auth};`);
}

/** Drops what `up` made, in the order of the references. */
export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop table app.org_settings, app.api_keys, app.refresh_tokens, app.sessions, app.invitations, app.memberships,
      app.email_verification, app.identities, app.users, app.orgs;
    drop function app.current_org();
    revoke select on app.knex_migrations from ${roles.app}, ${roles.auth}, ${roles.staff};`);
}
