import { randomBytes } from 'node:crypto';
import { allPermissions, permissionsOf, products } from '../../platform/http/index.ts';
import type { Org } from '../../platform/db/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { addKey } from './api-keys.ts';
import { ApiKey, OrgRow, type OrgSettings } from './models.ts';
import { foundOrganisation, isTaken } from './organisations.ts';
import { hashPassword } from './passwords.ts';
import { personByEmail, placesOf, putPerson } from './people.ts';
import { endSessions } from './sessions.ts';

/** What the organisation is to be. */
export interface Seed {
  slug: string;
  name: string;
  /** Of its owner; an address that nobody can have. */
  email: string;
  settings: OrgSettings;
}

/** An organisation that was seeded, its owner, and how to sign in. */
export interface SeededOrganisation {
  org_id: string;
  user_id: string;
  email: string;
  password: string;
  org_slug: string;
  api_key: string;
}

const keyName = 'seeded';

/**
 * Makes an organisation to try things with, and answers how to sign in. If it is there already, its owner gets a new password and API key,
 * as nobody can know the old ones again. `undefined` if somebody else has the slug. Refused in production.
 */
export async function seedOrganisation(tools: Tools, { slug, name, email, settings }: Seed): Promise<SeededOrganisation | undefined> {
  if (tools.settings.production) throw new Error('Production is not seeded.');
  const known = await personByEmail(tools, email);
  const own = known && (await placesOf(tools, known.id)).find((place) => place.slug === slug && place.role === 'owner');
  if (!own && (await isTaken(tools, slug))) return undefined;
  const password = randomBytes(18).toString('base64url');
  const person = await putPerson(tools, email, await hashPassword(password));
  const { org_id } = own ?? (await foundOrganisation(tools, person, name, slug));
  const org = tools.db.org(org_id, { kind: 'system', id: null });
  if (own) await forgetOld(tools, org, person.id);
  await org.write('org.changed', async (db) => {
    db.record({ target: org_id, detail: { fields: ['settings'] } });
    await db.rows(OrgRow).findById(org_id).patch({ settings, updated_at: new Date() });
  });
  const caller = {
    kind: 'user',
    user_id: person.id,
    org_id,
    role: 'owner',
    permissions: permissionsOf('owner'),
    modules: products,
  } as const;
  const { key } = await addKey(org, caller, { name: keyName, scopes: [...allPermissions] });
  return { org_id, user_id: person.id, email, password, org_slug: slug, api_key: key };
}

/** The house itself, on the machine where it starts. */
const here = { ip: '127.0.0.1', user_agent: 'seed', request_id: 'seed' };

async function forgetOld(tools: Tools, org: Org, ownerId: string): Promise<void> {
  await endSessions(tools, ownerId, here);
  await org.write('api_key.revoked', async (db) => {
    await db
      .rows(ApiKey)
      .where({ name: keyName, created_by: ownerId })
      .whereNull('revoked_at')
      .patch({ revoked_at: new Date(), updated_at: new Date() });
  });
}
