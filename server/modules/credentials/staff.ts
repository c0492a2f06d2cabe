import { actorKinds } from '../../platform/db/index.ts';
import type { StaffPages } from '../../platform/staff/index.ts';
import { rotateOrgKey } from './org-keys.ts';
import { encloseSecret, enterDrop, handOver } from './drops.ts';
import { ProviderCredential } from './model.ts';
import { revokeCredential } from './service.ts';
import { testCredential } from './trial.ts';

const live = (row: Readonly<Record<string, unknown>>): boolean => row['status'] !== 'revoked';

export const staffPages: StaffPages = {
  tables: [
    {
      table: 'provider_credentials',
      section: 'security',
      title: 'name',
      visible: [
        'name',
        'org_id',
        'kind',
        'status',
        'detail',
        'last4',
        'key_version',
        'base_url',
        'scopes',
        'expires_at',
        'checked_at',
        'token_expires_at',
        'created_by',
        'created_at',
        'updated_at',
        'id',
      ],
      hidden: ['sealed', 'fingerprint', 'sealed_token', 'token_key_version', 'lease_id', 'lease_until'],
      list: ['name', 'org_id', 'kind', 'status', 'last4', 'key_version', 'checked_at'],
      filter: ['name', 'org_id', 'kind', 'status', 'key_version'],
      sort: ['created_at', 'name', 'status', 'checked_at', 'key_version'],
      references: { org_id: 'orgs', created_by: 'users' },
      model: ProviderCredential,
      actions: {
        test: { event: 'credential.test_ordered', when: live, order: 'credential.test' },
        replace_secret: {
          event: 'credential.replacement_ordered',
          when: live,
          danger: true,
          fields: [
            { name: 'secret', type: 'secret', min: 1, max: 20_000 },
            { name: 'confirm', type: 'title' },
          ],
          prepare: encloseSecret,
          work: handOver,
          orders: 'credential.replace',
        },
        revoke: {
          event: 'credential.revocation_ordered',
          when: live,
          danger: true,
          fields: [{ name: 'confirm', type: 'title' }],
          order: 'credential.revoke',
        },
      },
    },
    {
      table: 'credential_uses',
      section: 'security',
      title: 'purpose',
      visible: ['credential_id', 'org_id', 'purpose', 'outcome', 'actor_kind', 'actor_id', 'created_at', 'id'],
      list: ['credential_id', 'org_id', 'purpose', 'outcome', 'created_at'],
      filter: ['org_id', 'credential_id', 'outcome', 'purpose'],
      sort: ['created_at'],
      references: { org_id: 'orgs', credential_id: 'provider_credentials' },
      choices: { actor_kind: actorKinds },
      large: true,
    },
    {
      table: 'org_keys',
      section: 'security',
      title: 'version',
      visible: ['org_id', 'version', 'kek_kid', 'retired_at', 'created_at', 'id'],
      hidden: ['wrapped'],
      list: ['org_id', 'version', 'kek_kid', 'created_at', 'retired_at'],
      filter: ['org_id', 'version', 'kek_kid'],
      sort: ['created_at', 'version'],
      references: { org_id: 'orgs' },
      actions: {
        rewrap: { event: 'org_key.rewrap_ordered', order: 'org_key.rewrap' },
        rotate: { event: 'org_key.rotation_ordered', when: (row) => row['retired_at'] === null, danger: true, order: 'org_key.rotate' },
      },
    },
  ],
  unseen: {
    credential_drops: 'secrets on their way from the console to the organisation, sealed',
    key_canary: 'proves that stored keys still open; the system page says whether it does',
  },
  orders: {
    'credential.test': { run: ({ org, tools, target }) => testCredential(org, tools, target) },
    'credential.revoke': { run: ({ org, tools, target }) => revokeCredential(org, tools, target) },
    'credential.replace': { run: ({ org, tools, target }) => enterDrop(org, tools, target) },
    'org_key.rewrap': { run: ({ org, tools }) => tools.keys.rewrap(org) },
    'org_key.rotate': { run: ({ org, tools }) => rotateOrgKey(org, tools) },
  },
};
