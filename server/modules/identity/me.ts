import { conflict, found, notFound } from '../../core/problem.ts';
import type { OrgReader } from '../../platform/db/index.ts';
import type { Caller, From } from '../../platform/http/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { mustBeCalm } from './calm.ts';
import { Membership, OrgRow } from './models.ts';
import { type Person, personById, type Place, placesOf } from './people.ts';
import { onlyPeople } from './people-only.ts';
import { by, endSessions } from './sessions.ts';

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
  onlyPeople(caller);
  await tools.db
    .auth('app.users')
    .where({ id: caller.user_id })
    .update({ ...changes, updated_at: tools.db.auth.fn.now() });
  return me(tools, caller);
}

/**
 * Deletes the person. Organisations where they were alone are marked for deletion, which closes them at once; where others would be left
 * without an owner it is refused with 409 `last_owner_conflict`, and with 409 `escalation_conflict` while somebody has yet to see to the
 * person.
 */
export async function deleteMe(tools: Tools, caller: Caller, from: From): Promise<void> {
  onlyPeople(caller);
  const places = await placesOf(tools, caller.user_id);
  const orgOf = ({ org_id }: Place) => tools.db.org(org_id, by(caller.user_id, from)).subject(caller.user_id);
  for (const place of places)
    await orgOf(place).read(async (db) => {
      await mustBeCalm(db);
      await someoneStays(db, place, caller.user_id); // before anything is changed; once more below, with the owners locked
    });
  for (const place of places) {
    await orgOf(place).write('member.left', async (db) => {
      await db.rows(OrgRow).findById(place.org_id).forNoKeyUpdate(); // nobody joins meanwhile
      // One's own row and the owners', in the order in which everybody locks them. The others do not matter, however many there are.
      await db
        .rows(Membership)
        .where((q) => void q.where({ user_id: caller.user_id }).orWhere({ role: 'owner' }))
        .orderBy('id')
        .forUpdate();
      const others = await someoneStays(db, place, caller.user_id);
      await mustBeCalm(db);
      await db.rows(Membership).where({ user_id: caller.user_id }).delete();
      if (!others)
        await db
          .rows(OrgRow)
          .findById(place.org_id)
          .whereIn('status', ['active', 'suspended'])
          .patch({ status: 'deleting', updated_at: new Date() });
      db.record({ target: caller.user_id });
    });
  }
  await endSessions(tools, caller.user_id, from);
  await tools.db.auth('app.users').where({ id: caller.user_id }).delete();
}

/** Whether there are others than this person; 409 `last_owner_conflict` where none of them is an owner. */
async function someoneStays(db: OrgReader, place: Place, userId: string): Promise<boolean> {
  const others = () => db.rows(Membership).select('id').whereNot({ user_id: userId }).first();
  if (await others().where({ role: 'owner' })) return true;
  if (!(await others())) return false;
  const detail = `Make somebody else an owner of ${place.name} first.`;
  throw conflict('last_owner_conflict', 'You are the last owner of an organisation with other members.', detail);
}

/** The live sessions of the caller, newest first. */
export async function sessionsOf(tools: Tools, caller: Caller) {
  onlyPeople(caller);
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
export async function endSession(tools: Tools, caller: Caller, id: string, from: From): Promise<void> {
  onlyPeople(caller);
  if ((await endSessions(tools, caller.user_id, from, id)) === 0) throw notFound('session');
}
