import type { Knex } from 'knex';
import { createOrgTable, roles } from '../server/platform/db/org-table.ts';
import { letStaffRead } from '../server/platform/db/staff-table.ts';

const { staff, content } = roles;

const mine = 'org_id = (select app.current_org())';

/** Our own people, how they sign in, what they did, and when they may read an organisation's content. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table app.staff_users (
      id uuid primary key,
      email text not null unique check (email = lower(email)),
      name text not null,
      role text not null check (role in ('auditor', 'support', 'admin')),
      password_hash text,
      totp_sealed bytea,
      totp_confirmed_at timestamptz,
      totp_step bigint not null default 0,
      entra_subject text unique,
      preferences jsonb not null default '{}',
      disabled_at timestamptz,
      last_sign_in_at timestamptz,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    );
    create table app.staff_recovery_codes (
      staff_user_id uuid not null references app.staff_users (id) on delete cascade,
      code_hash bytea not null,
      used_at timestamptz,
      created_at timestamptz not null default now(),
      primary key (staff_user_id, code_hash)
    );
    create table app.staff_sessions (
      token_hash bytea primary key,
      staff_user_id uuid not null references app.staff_users (id) on delete cascade,
      stage text not null check (stage in ('enrolling', 'signed_in')),
      state jsonb not null default '{}',
      ip text,
      user_agent text,
      last_seen_at timestamptz not null default now(),
      expires_at timestamptz not null,
      created_at timestamptz not null default now()
    );
    create index staff_sessions_user on app.staff_sessions (staff_user_id);
    create table app.staff_attempts (
      key text primary key,
      failures integer not null,
      wait_until timestamptz not null,
      created_at timestamptz not null default now()
    );
    create table app.staff_events (
      id uuid primary key,
      staff_user_id uuid not null,
      staff_name text not null,
      action text not null,
      about_org uuid,
      target text,
      detail jsonb not null default '{}',
      request_id text,
      ip text,
      created_at timestamptz not null default now()
    );
    create index staff_events_time on app.staff_events (created_at);
    create index staff_events_org on app.staff_events (about_org, created_at);
    create trigger append_only before update or delete on app.staff_events for each row execute function app.refuse_change();
    create trigger never_truncated before truncate on app.staff_events for each statement execute function app.refuse_change();
    grant select, insert, update on app.staff_users to ${staff};
    grant select, insert, update, delete on app.staff_recovery_codes, app.staff_sessions, app.staff_attempts to ${staff};
    grant select, insert on app.staff_events to ${staff};
    create function app.current_staff() returns uuid language sql stable parallel safe
      as $$ select nullif(current_setting('app.staff_id', true), '')::uuid $$;`);
  await createOrgTable(knex, 'staff_access', 'allowed boolean not null, updated_at timestamptz not null default now(), unique (org_id)', {
    app: 'select, insert, update',
  });
  await createOrgTable(
    knex,
    'staff_grants',
    `staff_user_id uuid not null,
     staff_name text not null,
     reason text not null check (length(reason) between 5 and 500),
     expires_at timestamptz not null,
     ended_at timestamptz,
     ended_by text check (ended_by in ('staff', 'organisation')),
     check (expires_at <= created_at + interval '60 minutes'),
     check ((ended_at is null) = (ended_by is null))`,
    { app: 'select, update (ended_at, ended_by)' },
  );
  await createOrgTable(
    knex,
    'credential_drops',
    `credential_id uuid not null,
     wrapped bytea not null,
     kek_kid text not null,
     sealed bytea not null,
     foreign key (org_id, credential_id) references app.provider_credentials (org_id, id) on delete cascade`,
    { app: 'select, delete' },
  );
  await knex.raw(`
    create index staff_grants_live on app.staff_grants (org_id, staff_user_id, expires_at);
    create index credential_drops_credential on app.credential_drops (org_id, credential_id);
    create function app.staff_may_read(org uuid) returns boolean language sql stable parallel safe as $$
      select exists (select from app.staff_grants g where g.org_id = org and g.staff_user_id = (select app.current_staff())
          and g.ended_at is null and g.expires_at > now())
        and not exists (select from app.staff_access a where a.org_id = org and not a.allowed) $$;
    grant execute on function app.current_org(), app.current_staff(), app.staff_may_read(uuid) to ${staff}, ${content};
    grant execute on function app.audit_hash(app.audit_events) to ${staff};
    grant select (org_id, id, staff_user_id, expires_at, ended_at) on app.staff_grants to ${content};
    grant select (org_id, allowed) on app.staff_access to ${content};
    create policy content_rows on app.staff_grants for select to ${content} using (staff_user_id = (select app.current_staff()));
    create policy content_rows on app.staff_access for select to ${content} using (true);

    grant insert on app.staff_grants to ${staff};
    grant update (ended_at, ended_by) on app.staff_grants to ${staff};
    create policy staff_grants on app.staff_grants for insert to ${staff} with check (${mine} and ended_at is null
      and not exists (select from app.staff_access a where a.org_id = staff_grants.org_id and not a.allowed));
    create policy staff_ends on app.staff_grants for update to ${staff} using (${mine}) with check (${mine});
    grant insert on app.credential_drops to ${staff};
    create policy staff_drops on app.credential_drops for insert to ${staff} with check (${mine});

    grant update (status, plan, settings, updated_at) on app.orgs to ${staff};
    create policy staff_changes on app.orgs for update to ${staff} using (id = (select app.current_org())) with check (id = (select app.current_org()));
    grant update (revoked_at, updated_at) on app.api_keys to ${staff};
    create policy staff_changes on app.api_keys for update to ${staff} using (${mine}) with check (${mine});
    grant delete on app.invitations to ${staff};
    create policy staff_removes on app.invitations for delete to ${staff} using (${mine});

    grant insert on app.audit_events to ${staff};
    grant insert, update on app.audit_heads to ${staff};
    create policy staff_appends on app.audit_events for insert to ${staff} with check (${mine} and actor_kind = 'staff');
    create policy staff_counts on app.audit_heads for insert to ${staff} with check (${mine});
    create policy staff_moves on app.audit_heads for update to ${staff} using (${mine}) with check (${mine});

    create policy staff_enqueues on queue.job_common for insert to ${staff}
      with check (name = 'org' and group_id = (select app.current_org())::text and data->>'job' = 'staff.order');
    create index audit_events_time on app.audit_events (created_at);
    create index reports_time on app.reports (created_at);`);
  await letStaffRead(knex, 'staff_grants', {
    visible: ['org_id', 'id', 'staff_user_id', 'staff_name', 'reason', 'expires_at', 'ended_at', 'ended_by', 'created_at'],
  });
  await letStaffRead(knex, 'staff_access', { visible: ['org_id', 'allowed', 'updated_at', 'created_at'] });
  await letStaffRead(knex, 'credential_drops', { visible: ['org_id', 'id', 'credential_id', 'created_at'] });
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop index app.reports_time, app.audit_events_time;
    drop policy staff_enqueues on queue.job_common;
    drop policy staff_counts on app.audit_heads;
    drop policy staff_moves on app.audit_heads;
    drop policy staff_appends on app.audit_events;
    drop policy staff_removes on app.invitations;
    drop policy staff_changes on app.api_keys;
    drop policy staff_changes on app.orgs;
    revoke update (status, plan, settings, updated_at) on app.orgs from ${staff};
    revoke update (revoked_at, updated_at) on app.api_keys from ${staff};
    revoke delete on app.invitations from ${staff};
    revoke insert on app.audit_events from ${staff};
    revoke insert, update on app.audit_heads from ${staff};
    revoke all on function app.current_org() from ${content};
    revoke all on function app.audit_hash(app.audit_events) from ${staff};`);
  await knex.raw(`
    drop table app.credential_drops, app.staff_access, app.staff_grants, app.staff_events, app.staff_attempts, app.staff_sessions,
      app.staff_recovery_codes, app.staff_users cascade;
    drop function app.staff_may_read(uuid);
    drop function app.current_staff();`);
}
