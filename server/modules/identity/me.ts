import { conflict, found, notFound } from '../../core/problem.ts';
import type { Caller } from '../../platform/http/caller.ts';
import type { Tools } from '../../platform/tools.ts';
import { Membership, OrgRow } from './models.ts';
import { type Person, personById, type Place, placesOf } from './people.ts';
import { endSessions } from './sessions.ts';

/** The caller as they see themselves. */
export async function me(tools: Tools, caller: Caller) {
  const [person, places] = await Promise.all([personById(tools, caller.user_id), placesOf(tools, caller.user_id)]);
  const { id, email, display_name, preferences, created_at } = found('user', person);
  const { org_id, slug, name } = found(
    'org',
    places.find((place) => place.org_id === caller.org_id),
  );
  const permissions = [...caller.permissions].sort();
  return { id, email, display_name, preferences, created_at, org: { id: org_id, slug, name }, role: caller.role, permissions };
}

/** Changes what a person may change of themselves. */
export async function changeMe(tools: Tools, caller: Caller, changes: Partial<Pick<Person, 'display_name' | 'preferences'>>) {
  await tools.db
    .auth('app.users')
    .where({ id: caller.user_id })
    .update({ ...changes, updated_at: tools.db.auth.fn.now() });
  return me(tools, caller);
}

/**
 * Deletes the person. Organisations where they were alone are marked for deletion; one where others are left without an owner is refused with
 * 409 `last_owner_conflict`, before anything is changed.
 */
export async function deleteMe(tools: Tools, caller: Caller): Promise<void> {
  const places = await placesOf(tools, caller.user_id);
  const alone: Place[] = [];
  for (const place of places) {
    const members = await tools.db.org(place.org_id, { kind: 'user', id: caller.user_id }).read((db) => db.rows(Membership));
    const others = members.filter(({ user_id }) => user_id !== caller.user_id);
    if (others.length === 0) alone.push(place);
    else if (place.role === 'owner' && !others.some(({ role }) => role === 'owner')) {
      throw conflict(
        'last_owner_conflict',
        'You are the last owner of an organisation with other members.',
        `Make somebody else an owner of ${place.name} first.`,
      );
    }
  }
  for (const place of places) {
    const org = tools.db.org(place.org_id, { kind: 'user', id: caller.user_id });
    await org.write('member.left', async (db) => {
      const left = await db.rows(Membership).where({ user_id: caller.user_id }).delete();
      if (left === 0) throw notFound('member');
      if (alone.includes(place)) await db.rows(OrgRow).findById(place.org_id).patch({ status: 'deleting' });
      db.record({ target: caller.user_id });
    });
  }
  await endSessions(tools, caller.user_id);
  await tools.db.auth('app.users').where({ id: caller.user_id }).delete();
}

/** The live sessions of the caller, newest first. */
export async function sessionsOf(tools: Tools, caller: Caller) {
  const { rows } = (await tools.db.auth.raw(
    `select s.id, s.user_agent, s.ip, s.created_at, s.last_used_at, s.expires_at, json_build_object('slug', o.slug, 'name', o.name) as org,
       s.id::text = ? as current from app.sessions s join app.orgs o on o.id = s.org_id
     where s.user_id = ? and s.revoked_at is null and s.expires_at > now() order by s.created_at desc limit 100`,
    [caller.session_id ?? '', caller.user_id],
  )) as { rows: SessionListing[] };
  return rows;
}

interface SessionListing {
  id: string;
  user_agent: string | null;
  ip: string | null;
  created_at: Date;
  last_used_at: Date;
  expires_at: Date;
  org: { slug: string; name: string };
  current: boolean;
}

/** Ends one session of the caller; 404 for any other. */
export async function endSession(tools: Tools, caller: Caller, id: string): Promise<void> {
  if ((await endSessions(tools, caller.user_id, { id })) === 0) throw notFound('session');
}
