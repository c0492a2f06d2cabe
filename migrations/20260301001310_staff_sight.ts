import type { Knex } from 'knex';
import { letStaffRead, type StaffColumns, takeFromStaff } from '../server/platform/db/staff-table.ts';

/** What staff may read of the tables there are. Hashes, sealed bytes and wrapped keys are in neither list. */
const readable: Record<string, StaffColumns> = {
  orgs: { visible: ['id', 'slug', 'name', 'status', 'plan', 'settings', 'stamp', 'created_at', 'updated_at'] },
  users: { visible: ['id', 'org_id', 'external_id', 'email', 'display_name', 'disabled_at', 'created_at', 'updated_at'] },
  memberships: { visible: ['org_id', 'id', 'user_id', 'role', 'created_at', 'updated_at'] },
  invitations: { visible: ['org_id', 'id', 'email', 'role', 'invited_by', 'expires_at', 'accepted_at', 'created_at'] },
  sessions: { visible: ['org_id', 'id', 'user_id', 'user_agent', 'ip', 'last_used_at', 'expires_at', 'revoked_at', 'created_at'] },
  api_keys: {
    visible: [
      'org_id',
      'id',
      'name',
      'key_id',
      'scopes',
      'created_by',
      'expires_at',
      'last_used_at',
      'revoked_at',
      'created_at',
      'updated_at',
    ],
  },
  org_settings: { visible: ['org_id', 'id', 'settings', 'created_at', 'updated_at'] },
  audit_heads: { visible: ['org_id', 'seq', 'hash', 'created_at'] },
  audit_events: {
    visible: ['org_id', 'seq', 'actor_kind', 'actor_id', 'action', 'target', 'detail', 'request_id', 'ip', 'prev', 'hash', 'created_at'],
  },
  org_keys: { visible: ['org_id', 'id', 'version', 'kek_kid', 'retired_at', 'created_at'] },
  assets: { visible: ['org_id', 'id', 'kind', 'status', 'container', 'content_type', 'size', 'created_by', 'completed_at', 'created_at'] },
  provider_credentials: {
    visible: [
      'org_id',
      'id',
      'kind',
      'name',
      'base_url',
      'key_version',
      'last4',
      'status',
      'scopes',
      'expires_at',
      'checked_at',
      'detail',
      'token_expires_at',
      'created_by',
      'created_at',
      'updated_at',
    ],
  },
  credential_uses: { visible: ['org_id', 'id', 'credential_id', 'actor_kind', 'actor_id', 'purpose', 'outcome', 'created_at'] },
  repositories: {
    visible: [
      'org_id',
      'id',
      'credential_id',
      'provider',
      'host',
      'external_ref',
      'external_id',
      'default_ref',
      'created_at',
      'updated_at',
    ],
  },
  webhook_sources: {
    visible: ['org_id', 'id', 'repo_id', 'provider', 'key_version', 'previous_valid_until', 'subscription_id', 'created_at', 'updated_at'],
  },
  webhook_deliveries: { visible: ['org_id', 'id', 'source_id', 'delivery_id', 'event', 'outcome', 'created_at'] },
  reports: {
    visible: [
      'org_id',
      'id',
      'repo_id',
      'commit_hash',
      'status',
      'kind',
      'ref',
      'log_asset_id',
      'artifact_asset_id',
      'job_id',
      'created_at',
      'updated_at',
    ],
    content: ['report_data', 'error'],
  },
};

export async function up(knex: Knex): Promise<void> {
  for (const [table, columns] of Object.entries(readable)) await letStaffRead(knex, table, columns);
}

export async function down(knex: Knex): Promise<void> {
  for (const [table, columns] of Object.entries(readable)) await takeFromStaff(knex, table, columns);
}
