import { z } from 'zod';
import type { StaffPages } from '../../platform/staff/index.ts';
import { StaffGrant, staffRoles } from './models.ts';

/**
 * Jobs as people read them: of what they work on, which is ids, only what one of us ordered. An index stands on the words that tell the
 * organisation.
 */
const jobs = `(select id, data->>'job' as job, name as lane, case when data->>'job' in ('staff.order', 'staff.platform_order') then data->'payload'->>'order' end as ordered,
  case when group_id ~ '^[0-9a-f-]{36}$' then group_id::uuid end as org_id, case when name = 'dead' then coalesce(output->>'settled', 'dead') when state = 'active' then 'running' else state::text end as state,
  coalesce(output->>'settled', '') as settled, coalesce(source_output->>'why', output->>'why') as why, retry_count, retry_limit,
  (state = 'completed') as done, start_after, created_on as created_at, started_on as started_at, completed_on as completed_at from queue.job_common where data->>'job' is not null) as jobs`;

const isDead = (row: Readonly<Record<string, unknown>>): boolean => row['lane'] === 'dead' && row['settled'] === '';

/** Our own people and what they did; the organisations' jobs. */
export const staffPages: StaffPages = {
  tables: [
    {
      table: 'jobs',
      source: jobs,
      global: true,
      section: 'work',
      title: 'job',
      visible: [
        'job',
        'ordered',
        'lane',
        'state',
        'settled',
        'org_id',
        'why',
        'retry_count',
        'retry_limit',
        'start_after',
        'started_at',
        'completed_at',
        'created_at',
        'id',
      ],
      list: ['job', 'org_id', 'state', 'retry_count', 'why', 'created_at'],
      filter: ['job', 'org_id', 'state', 'lane'],
      sort: ['created_at'],
      references: { org_id: 'orgs' },
      choices: {
        state: ['created', 'retry', 'running', 'completed', 'cancelled', 'failed', 'dead', 'retried', 'discarded'],
        lane: ['org', 'platform', 'dead'],
      },
      implied: {
        state: {
          ...Object.fromEntries(['created', 'retry', 'running', 'cancelled', 'failed'].map((state) => [state, { done: false }])),
          ...Object.fromEntries(['dead', 'retried', 'discarded'].map((state) => [state, { lane: 'dead' }])),
        },
      },
      large: 'queue.job_common',
      actions: {
        retry: { event: 'job.retry_ordered', when: isDead, order: 'job.retry', forPlatform: 'admin', repeats: 'ordered' },
        discard: { event: 'job.discard_ordered', when: isDead, danger: true, order: 'job.discard', forPlatform: 'admin' },
      },
    },
    {
      table: 'staff_grants',
      section: 'staff',
      title: 'staff_name',
      visible: ['staff_name', 'org_id', 'reason', 'expires_at', 'ended_at', 'ended_by', 'staff_user_id', 'created_at', 'id'],
      list: ['staff_name', 'org_id', 'reason', 'created_at', 'expires_at', 'ended_at'],
      filter: ['org_id', 'staff_user_id', 'staff_name'],
      sort: ['created_at', 'expires_at'],
      references: { org_id: 'orgs', staff_user_id: 'staff_users' },
      model: StaffGrant,
      actions: {
        end: {
          event: 'staff_access.ended',
          when: (row) => row['ended_at'] === null && new Date(String(row['expires_at'])) > new Date(),
          patch: ({ now }) => ({ ended_at: now, ended_by: 'staff' }),
        },
      },
    },
    {
      table: 'staff_users',
      global: true,
      section: 'staff',
      title: 'name',
      visible: [
        'name',
        'email',
        'role',
        'totp_confirmed_at',
        'entra_subject',
        'disabled_at',
        'last_sign_in_at',
        'created_at',
        'updated_at',
        'id',
      ],
      hidden: ['password_hash', 'totp_sealed', 'totp_step', 'preferences'],
      list: ['name', 'email', 'role', 'totp_confirmed_at', 'last_sign_in_at', 'disabled_at'],
      filter: ['name', 'email', 'role'],
      sort: ['created_at', 'name', 'email', 'role', 'last_sign_in_at'],
      edit: ['name', 'role'],
      fits: { name: z.string().max(100), role: z.enum(staffRoles) },
      event: 'staff_user.changed',
    },
    {
      table: 'staff_events',
      global: true,
      section: 'staff',
      title: 'action',
      visible: ['action', 'staff_name', 'about_org', 'target', 'detail', 'ip', 'request_id', 'staff_user_id', 'created_at', 'id'],
      list: ['action', 'staff_name', 'about_org', 'target', 'created_at'],
      filter: ['action', 'staff_user_id', 'about_org', 'target', 'created_at'],
      sort: ['created_at', 'action'],
      references: { about_org: 'orgs', staff_user_id: 'staff_users' },
      large: true,
    },
  ],
  unseen: {
    staff_readings: 'content on its way to one of us, sealed to the request; gone once it is taken',
    staff_access: 'shown on the page of the organisation',
    staff_sessions: 'hashes of the tokens of sign-ins',
    staff_recovery_codes: 'hashes of recovery codes',
    staff_attempts: 'counts of failed sign-ins',
    idempotency_keys: 'answers to requests, kept for a day',
    outbox: 'sealed mail that waits; the system page counts it',
    rate_limits: 'counters that live for minutes',
    knex_migrations: 'the system page says which version the schema has',
    knex_migrations_lock: 'held while a release migrates',
  },
};
