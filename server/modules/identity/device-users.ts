import { newId } from '../../core/ids.ts';
import type { Tools } from '../../platform/tools.ts';
import type { DeviceSignIn, OrgSettings, OrgStatus } from './models.ts';
import type { Person } from './people.ts';

/** A person known only by the name that a device gives, in one organisation. */
export interface DeviceUser extends Person {
  external_id: string;
  device_secret_hash: Buffer | null;
}

/** An organisation as sign-in finds it by its slug. */
export interface Found {
  id: string;
  slug: string;
  name: string;
  status: OrgStatus;
  settings: OrgSettings;
}

/** The organisation with this slug, before anybody is signed in to it. */
export const orgBySlug = (tools: Pick<Tools, 'db'>, slug: string): Promise<Found | undefined> =>
  tools.db.auth('app.orgs').where({ slug }).first<Found | undefined>('id', 'slug', 'name', 'status', 'settings');

/** How devices sign in to this organisation: as its admins say, else as it was set for it, else not at all. */
export const deviceSignInOf = (org: Found, own: { device_signin: DeviceSignIn | null }): DeviceSignIn =>
  own.device_signin ?? org.settings.device_signin ?? 'off';

/**
 * The device user of this name, made if absent; of many calls at once one makes it. None is made in an organisation that is closed.
 * `undefined` for a name that is more than a device's by now: it has an e-mail address, a password, another role, a linked identity, was
 * disabled or taken out of the organisation.
 */
export async function getOrCreateUser(tools: Pick<Tools, 'db'>, org: Found, externalId: string): Promise<DeviceUser | undefined> {
  const user =
    (await getUser(tools, org.id, externalId)) ?? (org.status === 'active' ? await createUser(tools, org.id, externalId) : undefined);
  return user && user.plain ? user : undefined;
}

/** Whether a row of users is a device's and nothing more. */
const plain = `(u.email is null and u.password_hash is null and u.disabled_at is null
  and exists (select from app.memberships m where m.org_id = u.org_id and m.user_id = u.id and m.role = 'device')
  and not exists (select from app.memberships m where m.user_id = u.id and (m.org_id <> u.org_id or m.role <> 'device'))
  and not exists (select from app.identities i where i.user_id = u.id))`;

type Judged = DeviceUser & { plain: boolean };

/** The user of this name, and whether they are a device's and nothing more; absent where there is none. */
export async function getUser({ db }: Pick<Tools, 'db'>, orgId: string, externalId: string): Promise<Judged | undefined> {
  const { rows } = (await db.auth.raw(`select u.*, ${plain} as plain from app.users u where u.org_id = ? and u.external_id = ?`, [
    orgId,
    externalId,
  ])) as { rows: Judged[] };
  return rows[0];
}

/** Whether the name is (still) a device's and nothing more; and whose secret had this hash, whether it is (still) its secret. */
export async function isStillDevice(
  tools: Pick<Tools, 'db'>,
  orgId: string,
  externalId: string,
  secretHash: Buffer | null = null,
): Promise<boolean> {
  const user = await getUser(tools, orgId, externalId);
  return user?.plain === true && (secretHash === null || user.device_secret_hash?.equals(secretHash) === true);
}

/** Forgets the secret that the device was given: who comes next by its name is given another. */
export const forgetSecret = async ({ db }: Pick<Tools, 'db'>, orgId: string, id: string): Promise<void> => {
  await db.auth('app.users').where({ org_id: orgId, id }).update({ device_secret_hash: null, updated_at: db.auth.fn.now() });
};

/** Makes the user and their membership, or finds the one that somebody else made at the same moment. */
export async function createUser(tools: Pick<Tools, 'db'>, orgId: string, externalId: string): Promise<Judged | undefined> {
  const id = newId();
  const made = await tools.db.auth.transaction(async (trx) => {
    const row = { id, org_id: orgId, external_id: externalId };
    const added = await trx('app.users').insert(row).onConflict(['org_id', 'external_id']).ignore().returning('id');
    if (added.length > 0) await trx('app.memberships').insert({ org_id: orgId, id: newId(), user_id: id, role: 'device' });
    return added.length > 0;
  });
  if (made) {
    const org = tools.db.org(orgId, { kind: 'user', id });
    await org.write('member.joined', async (db) => db.record({ target: id, detail: { role: 'device' } }));
  }
  return getUser(tools, orgId, externalId);
}
