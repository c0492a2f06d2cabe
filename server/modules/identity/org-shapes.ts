import { z } from 'zod';
import { isPlainLine } from '../../core/text.ts';
import { allPermissions, pageOf, products, timestamp, uuid } from '../../platform/http/index.ts';
import { Email } from './email.ts';
import { deviceSignIns, orgStatuses } from './models.ts';

const name = z.string().trim().min(1).max(120).refine(isPlainLine, 'Must be one line of visible text.');
/** What a person may be made; `device` is never given by hand. */
const givenRole = z.enum(['viewer', 'member', 'admin', 'owner']);

export const OrgView = z
  .object({
    id: uuid,
    slug: z.string(),
    name: z.string(),
    status: z.enum(orgStatuses),
    plan: z.string(),
    modules: z.array(z.enum(products)),
    created_at: timestamp,
    updated_at: timestamp,
  })
  .meta({ id: 'Organisation' });
export const OrgPatch = z.strictObject({ name });
export const OrgInput = z.strictObject({ name });
export const MyOrg = z.object({ id: uuid, slug: z.string(), name: z.string(), status: z.string(), role: z.string() });
export const MyOrgs = z.object({ data: z.array(MyOrg) });

export const MemberView = z
  .object({
    id: uuid,
    user_id: uuid,
    email: z.string().nullable(),
    display_name: z.string().nullable(),
    role: z.string(),
    created_at: timestamp,
    updated_at: timestamp,
  })
  .meta({ id: 'Member' });
export const Members = pageOf(MemberView);
export const MemberPatch = z.strictObject({ role: givenRole });

export const InvitationInput = z.strictObject({ email: Email, role: givenRole.default('member') });
export const InvitationView = z
  .object({ id: uuid, email: z.string(), role: z.string(), expires_at: timestamp, created_at: timestamp })
  .meta({ id: 'Invitation' });
export const Invitations = pageOf(InvitationView);
export const Acceptance = z.strictObject({ token: z.string().min(1).max(100) });

export const ApiKeyInput = z.strictObject({
  name,
  scopes: z
    .array(z.enum(allPermissions as [string, ...string[]]))
    .min(1)
    .max(100),
  expires_at: z.iso.datetime({ offset: true }).optional(),
});
export const ApiKeyPatch = z.strictObject({ name: name.optional(), scopes: ApiKeyInput.shape.scopes.optional() });
export const ApiKeyView = z
  .object({
    id: uuid,
    name: z.string(),
    prefix: z.string(),
    scopes: z.array(z.string()),
    created_by: uuid,
    created_at: timestamp,
    updated_at: timestamp,
    expires_at: timestamp.nullable(),
    last_used_at: timestamp.nullable(),
    revoked_at: timestamp.nullable(),
  })
  .meta({ id: 'ApiKey' });
export const ApiKeys = pageOf(ApiKeyView);
export const NewApiKey = z
  .object({
    id: uuid,
    name: z.string(),
    prefix: z.string(),
    scopes: z.array(z.string()),
    expires_at: timestamp.nullable(),
    key: z.string(),
  })
  .meta({ id: 'NewApiKey' });

const contactLine = z.string().trim().min(1).max(200).refine(isPlainLine, 'Must be one visible line of text.');
const EmergencyContact = z.strictObject({ name: contactLine, number: contactLine });

/** What an organisation's admins may set; every key has its default in `settingsDefaults`. */
export const OwnSettingsShape = z
  .strictObject({
    ai_model: z.string().trim().max(100).nullable(),
    retention_days: z.int().min(1).max(3650).nullable(),
    notify_email: Email.nullable(),
    emergency_contacts: z.array(EmergencyContact).min(1).max(10).nullable(),
    device_signin: z.enum(deviceSignIns).nullable(),
  })
  .meta({ id: 'OrgSettings' });
export const OwnSettingsInput = OwnSettingsShape.partial();
