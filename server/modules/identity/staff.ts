import { z } from 'zod';
import type { DirectAction, StaffPages, StaffRow } from '../../platform/staff/index.ts';
import { products } from '../../platform/http/index.ts';
import { ApiKey, deviceSignIns, Invitation, OrgRow, type OrgSettings } from './models.ts';

/** What is read on every request of the organisation: a key of another shape would lock it out. Keys that we do not know stay. */
const OrgSettingsShape = z.looseObject({
  modules: z.array(z.string().max(100)).optional(),
  device_signin: z.enum(deviceSignIns).optional(),
  limits: z.record(z.string(), z.number().min(0)).optional(),
});

const settingsOf = (row: StaffRow): OrgSettings => row['settings'] as OrgSettings;
const isIn =
  (...statuses: string[]) =>
  (row: StaffRow): boolean =>
    statuses.includes(String(row['status']));
/** What is being erased or is erased is changed no more; the database refuses it too. */
const isKept = isIn('active', 'suspended', 'deleting');
const theName = { name: 'confirm', type: 'title' } as const;
const onOff = ['on', 'off'] as const;

const suspend: DirectAction = {
  event: 'org.suspended',
  when: isIn('active'),
  fields: [theName],
  danger: true,
  patch: () => ({ status: 'suspended' }),
};
const resume: DirectAction = { event: 'org.resumed', when: isIn('suspended', 'deleting'), patch: () => ({ status: 'active' }) };
const requestDeletion: DirectAction = {
  event: 'org.deletion_requested',
  when: isIn('active', 'suspended'),
  fields: [theName],
  danger: true,
  patch: () => ({ status: 'deleting' }),
};
/** What an organisation may use. A product left at `on` stays as it is. */
const setModules: DirectAction = {
  event: 'org.modules_changed',
  when: isKept,
  fields: products.map((name) => ({ name, type: 'choice', choices: onOff })),
  patch: ({ row, fields }) => ({ settings: { ...settingsOf(row), modules: products.filter((name) => fields[name] !== 'off') } }),
};
const setDeviceSignIn: DirectAction = {
  event: 'org.device_signin_changed',
  when: isKept,
  fields: [{ name: 'device_signin', type: 'choice', choices: deviceSignIns }],
  danger: true,
  patch: ({ row, fields }) => ({ settings: { ...settingsOf(row), device_signin: fields['device_signin'] } }),
};
/** The plan, and the budget for the model: left empty it is the usual one. Other limits stay. */
const setPlan: DirectAction = {
  event: 'org.plan_changed',
  when: isKept,
  fields: [
    { name: 'plan', type: 'text', min: 1, max: 40 },
    { name: 'ai_tokens_per_day', type: 'number', min: 0, max: 1_000_000_000, optional: true },
  ],
  patch: ({ row, fields: { plan, ai_tokens_per_day } }) => {
    const { ai_tokens_per_day: _before, ...others } = settingsOf(row).limits ?? {};
    const limits = ai_tokens_per_day ? { ...others, ai_tokens_per_day: Number(ai_tokens_per_day) } : others;
    return { plan, settings: { ...settingsOf(row), limits } };
  },
};

export const staffPages: StaffPages = {
  tables: [
    {
      table: 'orgs',
      global: true,
      section: 'organisations',
      title: 'name',
      typed: 'slug',
      visible: ['name', 'slug', 'status', 'plan', 'settings', 'stamp', 'created_at', 'updated_at', 'id'],
      list: ['name', 'slug', 'status', 'plan', 'created_at'],
      filter: ['name', 'slug', 'status', 'plan', 'created_at', 'id'],
      sort: ['created_at', 'name', 'slug', 'status', 'plan'],
      edit: ['plan', 'settings'],
      fits: { plan: z.string().max(40), settings: OrgSettingsShape },
      event: 'org.changed',
      model: OrgRow,
      actions: {
        suspend,
        resume,
        set_plan: setPlan,
        set_modules: setModules,
        set_device_signin: setDeviceSignIn,
        request_deletion: requestDeletion,
      },
    },
    {
      table: 'users',
      global: true,
      section: 'organisations',
      title: 'email',
      visible: ['email', 'display_name', 'external_id', 'org_id', 'disabled_at', 'created_at', 'updated_at', 'id'],
      hidden: ['password_hash', 'device_secret_hash', 'preferences'],
      list: ['email', 'display_name', 'external_id', 'created_at'],
      filter: ['email', 'display_name', 'external_id', 'org_id', 'created_at', 'id'],
      sort: ['created_at', 'email'],
      references: { org_id: 'orgs' },
    },
    {
      table: 'memberships',
      section: 'organisations',
      title: 'user_id',
      visible: ['org_id', 'user_id', 'role', 'created_at', 'updated_at', 'id'],
      list: ['user_id', 'org_id', 'role', 'created_at'],
      filter: ['org_id', 'user_id', 'role'],
      sort: ['created_at', 'role'],
      references: { org_id: 'orgs', user_id: 'users' },
    },
    {
      table: 'invitations',
      section: 'organisations',
      title: 'email',
      visible: ['email', 'org_id', 'role', 'invited_by', 'expires_at', 'accepted_at', 'created_at', 'id'],
      hidden: ['token_hash'],
      list: ['email', 'org_id', 'role', 'expires_at', 'accepted_at'],
      filter: ['email', 'org_id', 'role'],
      sort: ['created_at', 'email', 'expires_at'],
      references: { org_id: 'orgs', invited_by: 'users' },
      model: Invitation,
      actions: { withdraw: { event: 'invitation.withdrawn', when: (row) => row['accepted_at'] === null, remove: true } },
    },
    {
      table: 'sessions',
      section: 'security',
      title: 'user_id',
      visible: ['user_id', 'org_id', 'user_agent', 'ip', 'last_used_at', 'expires_at', 'revoked_at', 'created_at', 'id'],
      list: ['user_id', 'org_id', 'user_agent', 'last_used_at', 'revoked_at'],
      filter: ['org_id', 'user_id'],
      sort: ['created_at', 'last_used_at'],
      references: { org_id: 'orgs', user_id: 'users' },
    },
    {
      table: 'api_keys',
      section: 'security',
      title: 'name',
      visible: [
        'name',
        'org_id',
        'key_id',
        'scopes',
        'created_by',
        'expires_at',
        'last_used_at',
        'revoked_at',
        'created_at',
        'updated_at',
        'id',
      ],
      hidden: ['secret_hash'],
      list: ['name', 'org_id', 'created_by', 'last_used_at', 'expires_at', 'revoked_at'],
      filter: ['name', 'org_id', 'key_id', 'created_by'],
      sort: ['created_at', 'name', 'last_used_at'],
      references: { org_id: 'orgs', created_by: 'users' },
      model: ApiKey,
      actions: {
        revoke: {
          event: 'api_key.revoked',
          when: (row) => row['revoked_at'] === null,
          danger: true,
          patch: ({ now }) => ({ revoked_at: now }),
        },
      },
    },
    {
      table: 'org_settings',
      section: 'organisations',
      title: 'org_id',
      visible: ['org_id', 'settings', 'created_at', 'updated_at', 'id'],
      list: ['org_id', 'settings', 'updated_at'],
      filter: ['org_id'],
      sort: ['updated_at'],
      references: { org_id: 'orgs' },
    },
  ],
  unseen: {
    identities: 'links of people to other identity providers; nothing for support to do there',
    email_verification: 'hashes of PINs that live for minutes',
    refresh_tokens: 'hashes of tokens',
  },
};
