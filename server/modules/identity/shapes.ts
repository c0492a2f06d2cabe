import { z } from 'zod';
import { isPlainLine } from '../../core/text.ts';
import { roles, timestamp, uuid } from '../../platform/http/index.ts';
import { Email } from './email.ts';
import { purposes } from './pins.ts';

const name = z.string().trim().min(1).max(120).refine(isPlainLine, 'Must be one line of visible text.');
const Pin = z.string().regex(/^\d{6}$/, 'Must be six digits.');
/** Not trimmed and not normalised: exact characters. Its strength is judged where it is set. */
const Password = z.string().min(1).max(1024);

export const Done = z.object({ status: z.literal('ok') });

export const PinRequest = z.strictObject({ email: Email, purpose: z.enum(purposes).default('sign_up') });
export const Registration = z.strictObject({
  email: Email,
  pin: Pin,
  password: Password,
  org_name: name.optional(),
  invitation_token: z.string().max(100).optional(),
});
const EntraToken = z.string().min(1).max(8_000);
export const Login = z
  .strictObject({ email: Email.optional(), password: Password.optional(), pin: Pin.optional(), entra_token: EntraToken.optional() })
  .refine(({ password, pin, entra_token }) => [password, pin, entra_token].filter((proof) => proof !== undefined).length === 1, {
    message: 'Send either password or pin.',
  })
  .refine(({ email, entra_token }) => (email === undefined) === (entra_token !== undefined), {
    path: ['email'],
    message: 'Goes with password and pin, and only with them.',
  });
export const Link = z
  .strictObject({ email: Email.optional(), pin: Pin.optional(), entra_token: EntraToken.optional() })
  .refine(
    ({ email, pin, entra_token }) => (email === undefined) === (pin === undefined) && (pin === undefined) !== (entra_token === undefined),
    {
      message: 'Send either email and pin, or entra_token.',
    },
  );
export const Refresh = z.strictObject({ refresh_token: z.string().min(1).max(100) });
export const Logout = z.strictObject({ refresh_token: z.string().max(100).optional() }).optional();
export const Reset = z.strictObject({ email: Email, pin: Pin, password: Password });
export const SwitchOrg = z.strictObject({ org_slug: z.string().min(2).max(60) });

export const SessionView = z
  .object({
    access_token: z.string(),
    token_type: z.literal('Bearer'),
    expires_in: z.int(),
    refresh_token: z.string(),
    user: z.object({ id: uuid, email: z.string().nullable(), display_name: z.string().nullable() }),
    org: z.object({ id: uuid, slug: z.string(), name: z.string() }),
    role: z.enum(roles),
  })
  .meta({ id: 'Session' });
export type SessionReply = z.input<typeof SessionView>;

/** What a device calls itself: free text, as the old clients sent it. */
const ExternalId = z.string().min(1).max(200).refine(isPlainLine, 'Must be one line of visible text.');
const secret = z.string().max(100);
export const DeviceToken = z.strictObject({ org_slug: z.string().min(2).max(63), user_id: ExternalId, device_secret: secret.optional() });
export const DevToken = z.object({ user_id: ExternalId, device_secret: secret.optional() });
export const DeviceSession = SessionView.extend({
  user: SessionView.shape.user.extend({ external_id: z.string() }),
  device_secret: z.string().optional(),
}).meta({ id: 'DeviceSession' });
export const LegacyDeviceSession = z.object({
  token: z.string(),
  expires_in: z.int(),
  user: z.object({ id: uuid, external_id: z.string() }),
  device_secret: z.string().optional(),
});

export const MeView = z
  .object({
    id: uuid,
    email: z.string().nullable(),
    display_name: z.string().nullable(),
    preferences: z.record(z.string(), z.unknown()),
    created_at: timestamp,
    org: z.object({ id: uuid, slug: z.string(), name: z.string() }),
    role: z.enum(roles),
    permissions: z.array(z.string()),
  })
  .meta({ id: 'Me' });
export const MePatch = z.strictObject({
  display_name: name.nullable().optional(),
  preferences: z
    .record(z.string().max(60), z.union([z.string().max(500), z.number(), z.boolean(), z.null()]))
    .refine((preferences) => Object.keys(preferences).length <= 50, 'At most 50 preferences.')
    .optional(),
});
export const SessionRow = z.object({
  id: uuid,
  org: z.object({ slug: z.string(), name: z.string() }),
  user_agent: z.string().nullable(),
  ip: z.string().nullable(),
  created_at: timestamp,
  last_used_at: timestamp,
  expires_at: timestamp,
  current: z.boolean(),
});
