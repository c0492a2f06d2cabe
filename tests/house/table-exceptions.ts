import type { Exceptions } from './rule.ts';

const beforeAnyOrg = 'read before the organisation is known';
const byGrants = 'no organisation reads it: the grants are the wall';
const ourOwnPeople = 'our own people belong to no organisation; longhouse_staff alone has it';
const knexOwn = "knex's own list of migrations";

/** What may break a rule of the catalog, by the name of the rule, with the reason. */
export const exceptions: Record<string, Exceptions> = {
  'every table belongs to organisations': {
    orgs: 'the organisations themselves, guarded by id',
    users: 'people are platform-wide; only device users belong to an organisation',
    identities: 'people are platform-wide',
    email_verification: beforeAnyOrg,
    outbox: byGrants,
    rate_limits: byGrants,
    key_canary: 'one row for the whole platform',
    staff_users: ourOwnPeople,
    staff_recovery_codes: ourOwnPeople,
    staff_sessions: ourOwnPeople,
    staff_attempts: ourOwnPeople,
    staff_events: ourOwnPeople,
    knex_migrations: knexOwn,
    knex_migrations_lock: knexOwn,
  },
  'row level security is forced': {
    identities: byGrants,
    email_verification: byGrants,
    outbox: byGrants,
    rate_limits: byGrants,
    key_canary: byGrants,
    staff_users: ourOwnPeople,
    staff_recovery_codes: ourOwnPeople,
    staff_sessions: ourOwnPeople,
    staff_attempts: ourOwnPeople,
    staff_events: ourOwnPeople,
    knex_migrations: knexOwn,
    knex_migrations_lock: knexOwn,
  },
  'longhouse_app has one policy for all with a check': { users: 'longhouse_app only reads the members of its organisation' },
  'the guard stands': { users: 'their policy asks for a membership of the current organisation' },
  'what an organisation leaves can be erased, and of no other': {
    audit_heads: 'the chain stays, and is given its last event',
    audit_events: 'the chain stays, and is given its last event',
    'orgs.erase_sees': 'by the guard its own row only',
    'orgs.erase': 'from erasing to erased',
  },
  'what people said is seen as them': { intake_forms: 'the questions of the organisation, nobody’s answers' },
  'what is unique is unique in one organisation': {
    'users.users_pkey': 'people are platform-wide',
    'users.users_email_key': 'an address is one person everywhere',
  },
  'no numbers are shared between organisations': { knex_migrations_id_seq: knexOwn, knex_migrations_lock_index_seq: knexOwn },
  'moments are timestamptz, and every row says when it was made': {
    'rate_limits.created_at': 'a counter that lives for a minute',
    'knex_migrations.created_at': knexOwn,
    'knex_migrations_lock.created_at': knexOwn,
  },
  'the roles are low ones': {
    'longhouse_staff is a member of longhouse_content':
      'without inheriting from it: taken on for one statement, whose policies ask for a live grant',
  },
  'sign-in sees only what it needs before the organisation is known': {
    credential_uses:
      'what is older than a year is removed for all organisations at once: its policy shows no other, and not what it was for',
    staff_readings: 'what nobody took is removed for all organisations at once: its policy shows what is older than five minutes',
    users: beforeAnyOrg,
    memberships: beforeAnyOrg,
    invitations: beforeAnyOrg,
    sessions: beforeAnyOrg,
    refresh_tokens: beforeAnyOrg,
    api_keys: beforeAnyOrg,
    escalations: 'those that wait for somebody are looked for in every organisation, to remind of them: ids and moments only',
    webhook_sources: 'a webhook names its source, and the source its organisation',
  },
};
