import type { StaffPages } from '../../platform/staff/index.ts';

export const staffPages: StaffPages = {
  tables: [
    {
      table: 'repositories',
      section: 'work',
      title: 'external_ref',
      visible: [
        ...['external_ref', 'org_id', 'provider', 'host', 'default_ref', 'credential_id', 'external_id', 'created_at', 'updated_at', 'id'],
      ],
      list: ['external_ref', 'org_id', 'provider', 'host', 'created_at'],
      filter: ['external_ref', 'org_id', 'provider', 'host', 'credential_id'],
      sort: ['created_at', 'external_ref', 'provider'],
      references: { org_id: 'orgs', credential_id: 'provider_credentials' },
    },
    {
      table: 'webhook_sources',
      section: 'security',
      title: 'provider',
      visible: [
        ...['provider', 'org_id', 'repo_id', 'key_version', 'previous_valid_until', 'subscription_id', 'created_at', 'updated_at', 'id'],
      ],
      hidden: ['secret', 'previous_secret', 'previous_key_version'],
      list: ['provider', 'org_id', 'repo_id', 'created_at'],
      filter: ['org_id', 'repo_id', 'provider'],
      sort: ['created_at'],
      references: { org_id: 'orgs', repo_id: 'repositories' },
    },
    {
      table: 'webhook_deliveries',
      section: 'work',
      title: 'event',
      visible: ['event', 'org_id', 'source_id', 'delivery_id', 'outcome', 'created_at', 'id'],
      hidden: ['body_sha256'],
      list: ['event', 'org_id', 'outcome', 'created_at'],
      filter: ['org_id', 'source_id', 'event', 'outcome', 'delivery_id'],
      sort: ['created_at'],
      references: { org_id: 'orgs', source_id: 'webhook_sources' },
      large: true,
    },
  ],
};
