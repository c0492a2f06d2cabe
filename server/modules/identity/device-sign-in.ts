import { timingSafeEqual } from 'node:crypto';
import { Problem, unauthorised } from '../../core/problem.ts';
import type { From } from '../../platform/http/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { deviceSignInOf, type DeviceUser, getOrCreateUser, type Found, orgBySlug } from './device-users.ts';
import { getSettings } from './org-service.ts';
import { hashToken, makeToken } from './tokens.ts';

/** What a device says of itself. */
export interface DeviceInput {
  user_id: string;
  device_secret?: string | undefined;
}

/** A device that proved what its organisation asks for; an `unbound` one is to be given its secret now. */
export interface SignedInDevice {
  user: DeviceUser;
  org: Found;
  unbound: boolean;
}

/** The organisation that old clients sign in to by device: as set, else the demo organisation, in production none. */
export const legacyIntakeOrg = ({ settings }: Pick<Tools, 'settings'>): string | undefined =>
  settings.LEGACY_ORG_INTAKE ?? (settings.production ? undefined : 'demo');

/**
 * Signs a device in by the name it gives. 403 `device_signin_off` where the organisation has it off, and where there is no such
 * organisation; 403 `device_signin_refused` for a name that is more than a device's; 401 `device_secret_invalid` for a bound name without
 * its secret, and for one that is to be given its secret and comes with another.
 */
export async function signInDevice(tools: Tools, slug: string | undefined, input: DeviceInput, from: From): Promise<SignedInDevice> {
  const org = slug === undefined ? undefined : await orgBySlug(tools, slug);
  const mode = org ? deviceSignInOf(org, await getSettings(tools.db.org(org.id, outside(from)))) : 'off';
  if (!org || mode === 'off') throw new Problem(403, 'device_signin_off', 'Devices cannot sign in to this organisation.');
  if (org.status !== 'active') throw new Problem(403, 'org_suspended', 'This organisation is suspended.');
  const user = await getOrCreateUser(tools, org, input.user_id);
  if (!user) {
    const house = tools.db.org(org.id, outside(from));
    await house.write('device.refused', async (db) => db.record({ target: null }));
    throw new Problem(403, 'device_signin_refused', 'This user signs in with an e-mail address, or not at all any more.');
  }
  const unbound = mode === 'bound' && user.device_secret_hash === null;
  // Who sends a secret where there is none had one before: not the one to be given the next.
  if (unbound && input.device_secret !== undefined) throw notProved();
  if (mode === 'bound' && !unbound) mustProve(user, input.device_secret);
  return { user, org, unbound };
}

const outside = ({ request_id, ip }: From) => ({ kind: 'system', id: null, request_id, ip }) as const;

function mustProve({ device_secret_hash: hash }: DeviceUser, secret: string | undefined): void {
  if (!hash || secret === undefined || !timingSafeEqual(hash, hashToken(secret))) throw notProved();
}

const notProved = () =>
  unauthorised(
    'device_secret_invalid',
    'Send as device_secret what this device was given when it came first; one that begins anew sends none.',
  );

/** Gives the device its secret. Of several that come first at once one gets it, the others 401; so it is the last thing a sign-in does. */
export async function bind({ db }: Pick<Tools, 'db'>, { id }: DeviceUser): Promise<string> {
  const { token, hash } = makeToken('lhd');
  const bound = await db.auth('app.users').where({ id }).whereNull('device_secret_hash').update({ device_secret_hash: hash });
  if (bound !== 1) throw notProved();
  return token;
}
