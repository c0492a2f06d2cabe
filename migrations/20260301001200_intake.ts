import type { Knex } from 'knex';
import { createOrgTable, roles } from '../server/platform/db/org-table.ts';

const modes = `('intake', 'chat', 'safety', 'complete')`;
const levels = `('none', 'review', 'high', 'emergency')`;
const subject = 'user_id';
/** One person's session, so that a row can hang on no other person's. */
const ofSession = `user_id uuid not null references app.users (id) on delete cascade,
  session_id uuid not null,
  foreign key (org_id, user_id, session_id) references app.intake_sessions (org_id, user_id, id) on delete cascade`;

/** Intake: what people say of themselves. Content is sealed, and each row is seen as its own person or by those who may see all. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create function app.current_subject() returns uuid language sql stable parallel safe
      as $$ select case when length(current_setting('app.subject', true)) = 36 then current_setting('app.subject', true)::uuid end $$;
    create function app.sees_every_subject() returns boolean language sql stable parallel safe
      as $$ select coalesce(current_setting('app.subject', true) = '*', false) $$;
    grant execute on function app.current_subject(), app.sees_every_subject() to ${roles.app}, ${roles.owner};`);
  await createOrgTable(
    knex,
    'intake_sessions',
    `user_id uuid not null references app.users (id) on delete cascade,
     session_key text not null check (length(session_key) between 1 and 200),
     mode text not null default 'intake' check (mode in ${modes}),
     mode_before text check (mode_before in ${modes}),
     updated_at timestamptz(3) not null default now(),
     check ((mode = 'safety') = (mode_before is not null)),
     unique (org_id, user_id, session_key),
     unique (org_id, user_id, id)`,
    { subject },
  );
  await createOrgTable(
    knex,
    'intake_messages',
    `${ofSession},
     role text not null check (role in ('user', 'assistant')),
     content bytea not null,
     key_version integer not null`,
    { subject },
  );
  await createOrgTable(
    knex,
    'intake_fields',
    `${ofSession},
     name text not null,
     value bytea not null,
     key_version integer not null,
     status text not null check (status in ('suggested', 'confirmed')),
     source text not null check (source in ('person', 'rules', 'model')),
     updated_at timestamptz not null default now(),
     unique (org_id, user_id, session_id, name)`,
    { subject },
  );
  await createOrgTable(
    knex,
    'session_summaries',
    `${ofSession},
     summary bytea not null,
     key_version integer not null,
     source text not null check (source in ('person', 'model')),
     updated_at timestamptz not null default now(),
     unique (org_id, user_id, session_id)`,
    { subject },
  );
  await createOrgTable(
    knex,
    'risk_checks',
    `${ofSession},
     level text not null check (level in ${levels}),
     rules_level text not null check (rules_level in ${levels}),
     model_level text check (model_level in ${levels}),
     model_outcome text not null,
     reasons text[] not null default '{}'`,
    { subject },
  );
  await createOrgTable(
    knex,
    'escalations',
    `${ofSession},
     level text not null check (level in ('high', 'emergency')),
     reasons text[] not null default '{}',
     signs integer not null default 1,
     notified integer not null default 0,
     notified_at timestamptz not null default now(),
     acknowledged_at timestamptz,
     acknowledged_by uuid references app.users (id) on delete set null,
     updated_at timestamptz not null default now(),
     check (acknowledged_by is null or acknowledged_at is not null)`,
    { subject, auth: { grant: 'select (org_id, id, notified_at, acknowledged_at)', using: 'acknowledged_at is null' } },
  );
  await createOrgTable(
    knex,
    'intake_forms',
    "fields jsonb not null check (jsonb_typeof(fields) = 'array'), version integer not null default 1, updated_at timestamptz not null default now()",
    { key: [] },
  );
  await knex.raw(`
    create index intake_sessions_user on app.intake_sessions (user_id);
    create index intake_sessions_idle on app.intake_sessions (org_id, updated_at);
    create index intake_messages_session on app.intake_messages (org_id, user_id, session_id, id);
    create index intake_messages_user on app.intake_messages (user_id);
    create index intake_fields_user on app.intake_fields (user_id);
    create index session_summaries_user on app.session_summaries (user_id);
    create index risk_checks_session on app.risk_checks (org_id, user_id, session_id, id);
    create index risk_checks_user on app.risk_checks (user_id);
    create unique index escalations_one_open on app.escalations (org_id, session_id) where acknowledged_at is null;
    create index escalations_session on app.escalations (org_id, user_id, session_id);
    create index escalations_user on app.escalations (user_id);
    create index escalations_acknowledged_by on app.escalations (acknowledged_by);
    create index escalations_waiting on app.escalations (notified_at) where acknowledged_at is null;`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop table app.intake_forms, app.escalations, app.risk_checks, app.session_summaries, app.intake_fields, app.intake_messages,
      app.intake_sessions;
    drop function app.current_subject();
    drop function app.sees_every_subject();`);
}
