import { createHash } from 'node:crypto';
import { conflict, forbidden, found } from '../../core/problem.ts';
import type { Org, OrgWriter } from '../../platform/db/index.ts';
import { type Caller, products } from '../../platform/http/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { type DeviceSignIn, OrgRow, OwnSettings } from './models.ts';
import { foundOrganisation } from './organisations.ts';
import { onlyPeople } from './people-only.ts';
import { personById, placesOf } from './people.ts';

/** A short version of an editable row, from when it was last changed. */
export const versionOf = (row: { updated_at: Date | string }): string => String(new Date(row.updated_at).getTime());

/** The caller's organisation. */
export const getOrg = (org: Org) => org.read(async (db) => shown(found('org', await db.rows(OrgRow).findById(org.id))));

/** Renames the organisation. `expect` is checked against its version inside the transaction. */
export const renameOrg = (org: Org, name: string, expect: (version: string) => void) =>
  org.write('org.changed', async (db) => {
    expect(versionOf(found('org', await db.rows(OrgRow).findById(org.id).forNoKeyUpdate())));
    db.record({ detail: { fields: ['name'] } });
    return shown(found('org', await db.rows(OrgRow).findById(org.id).patch({ name, updated_at: new Date() }).returning('*').first()));
  });

const shown = ({ id, slug, name, status, plan, settings, created_at, updated_at }: OrgRow) => ({
  id,
  slug,
  name,
  status,
  plan,
  created_at,
  updated_at,
  modules: products.filter((product) => (settings.modules ?? products).includes(product)),
});

/** The organisations the caller is in. */
export async function myOrgs(tools: Tools, caller: Caller) {
  onlyPeople(caller);
  const places = await placesOf(tools, caller.user_id);
  return places.map(({ org_id, slug, name, status, role }) => ({ id: org_id, slug, name, status, role }));
}

const mostOwned = 20;

/**
 * A further organisation, owned by the caller; 409 `organisation_conflict` past twenty. With an `id` that was given before it is founded
 * once.
 */
export async function addOrg(tools: Tools, caller: Caller, name: string, id?: string) {
  onlyPeople(caller);
  if (caller.role === 'device') throw forbidden('a person with an e-mail address');
  const owned = (await placesOf(tools, caller.user_id)).filter(({ role }) => role === 'owner');
  const before = owned.find(({ org_id }) => org_id === id);
  if (before) return { id: before.org_id, slug: before.slug, name: before.name, status: before.status, role: before.role };
  if (owned.length >= mostOwned) throw conflict('organisation_conflict', `A person owns at most ${mostOwned} organisations.`);
  const person = found('user', await personById(tools, caller.user_id));
  const { org_id, slug, status, role } = await foundOrganisation(tools, person, name, undefined, id);
  return { id: org_id, slug, name, status, role };
}

/** What an organisation's admins may set. */
export interface OrganisationSettings extends Record<string, unknown> {
  ai_model: string | null;
  retention_days: number | null;
  notify_email: string | null;
  /** Whom people in danger are told to call, in place of the usual numbers. */
  emergency_contacts: { name: string; number: string }[] | null;
  /** How devices sign in; null: as it is set for the organisation, which is off unless somebody changed it. */
  device_signin: DeviceSignIn | null;
}

const settingsDefaults: OrganisationSettings = {
  ai_model: null,
  retention_days: null,
  notify_email: null,
  emergency_contacts: null,
  device_signin: null,
};

/** The organisation's own settings, with the defaults filled in. */
export const getSettings = (org: Org): Promise<OrganisationSettings> =>
  org.read(async (db) => ({ ...settingsDefaults, ...(await db.rows(OwnSettings).first())?.settings }));

/** What the platform's staff has limited the organisation to; a limit that is absent is the usual one. */
export const getLimits = (org: Org): Promise<Readonly<Record<string, number>>> =>
  org.read(async (db) => (await db.rows(OrgRow).findById(org.id))?.settings.limits ?? {});

/** The same with the organisation's row locked, so that those who count what is left take turns until their transactions end. */
export const limitsInTurn = async (db: OrgWriter): Promise<Readonly<Record<string, number>>> =>
  (await db.rows(OrgRow).findById(db.org_id).forNoKeyUpdate())?.settings.limits ?? {};

/** Changes the settings that are named and keeps the others. `expect` is checked against their version. */
export const putSettings = (org: Org, changes: Record<string, unknown>, expect: (version: string) => void) =>
  org.write('settings.changed', async (db) => {
    await db.rows(OwnSettings).insert({ settings: {} }).onConflict('org_id').ignore(); // a row to lock, so that two at once take turns
    const before = await db.rows(OwnSettings).first().forNoKeyUpdate();
    const settings = { ...settingsDefaults, ...before?.settings };
    expect(settingsVersion(settings));
    const after = { ...settings, ...changes };
    await db.rows(OwnSettings).patch({ settings: after, updated_at: new Date() });
    db.record({ target: org.id, detail: { fields: Object.keys(changes) } });
    return after;
  });

/** The version of the settings is a digest of what they say: reading them needs no row to exist. */
export const settingsVersion = (settings: Record<string, unknown>): string =>
  createHash('sha256')
    .update(JSON.stringify(Object.entries(settings).toSorted(([a], [b]) => (a < b ? -1 : 1))))
    .digest('base64url')
    .slice(0, 16);
