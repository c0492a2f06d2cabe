import { anyone, type From, legacy } from '../../platform/http/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { bind, type DeviceInput, legacyIntakeOrg, signInDevice } from './device-sign-in.ts';
import { isStillDevice } from './device-users.ts';
import type { Place } from './people.ts';
import { beginLegacySession, beginSession } from './sessions.ts';
import { DeviceSession, DeviceToken, DevToken, LegacyDeviceSession } from './shapes.ts';

const why = 'a device has no account: its name, or the secret it was given, is all it has';
const id = '0190a000-0000-7000-8000-000000000001';

export const deviceRoutes = [
  anyone(why).post('/auth/device-token', {
    summary: 'Sign a device in, by the name it gives',
    description:
      'Where the organisation has device sign-in. It may be bound: the first answer carries a `device_secret`, which later calls must send. ' +
      'A device that is let begin anew comes without one. ' +
      'The session has the role `device`: it reaches what it made itself and nothing else.',
    body: DeviceToken,
    reply: DeviceSession,
    status: 200,
    refuses: [401, 403, 404],
    limit: 'auth',
    example: {
      access_token: 'eyJhbGciOiJIUzI1NiIs…',
      token_type: 'Bearer',
      expires_in: 600,
      refresh_token: 'lhr_…',
      user: { id, email: null, display_name: null, external_id: 'device-uuid-123' },
      org: { id, slug: 'demo', name: 'Demo organisation' },
      role: 'device',
      device_secret: 'lhd_…',
    },
    handle: async ({ tools, body: { org_slug, ...input }, from }) => {
      const { user, place, still, given } = await arrive(tools, org_slug, input, from);
      const session = await beginSession(tools, user, place, from, still);
      return { ...session, user: { ...session.user, external_id: user.external_id }, ...given };
    },
  }),
  legacy.anyone(why).post('/auth/dev-token', {
    summary: 'Sign a device in, by the name it gives, for weeks',
    successor: '/api/v1/auth/device-token',
    body: DevToken,
    reply: LegacyDeviceSession,
    status: 200,
    refuses: [401, 403, 404],
    limit: 'auth',
    example: { token: 'eyJhbGciOiJIUzI1NiIs…', expires_in: 2_592_000, user: { id, external_id: 'test-user' } },
    handle: async ({ tools, body, from }) => {
      const { user, place, still, given } = await arrive(tools, legacyIntakeOrg(tools), body, from);
      const token = await beginLegacySession(tools, user, place, from, still);
      const { id: user_id, external_id } = user;
      return { token, expires_in: tools.settings.LEGACY_TOKEN_DAYS * 24 * 3600, user: { id: user_id, external_id }, ...given };
    },
  }),
];

async function arrive(tools: Tools, slug: string | undefined, input: DeviceInput, from: From) {
  const { user, org, unbound } = await signInDevice(tools, slug, input, from);
  const { id: org_id, slug: found, name, status } = org;
  const place: Place = { org_id, slug: found, name, status, role: 'device' };
  const given: { device_secret?: string } = {};
  // A device whose sign-in fails before its secret is on the way must be able to come again without one.
  const still = async (): Promise<boolean> => {
    if (!(await isStillDevice(tools, org_id, user.external_id, user.device_secret_hash))) return false;
    if (unbound) given.device_secret = await bind(tools, user);
    return true;
  };
  return { user, place, still, given };
}
