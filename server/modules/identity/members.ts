import { conflict, forbidden, found } from '../../core/problem.ts';
import type { Org, OrgReader, OrgWriter, Row } from '../../platform/db/index.ts';
import { type Caller, callerKey, type Page, listed, type Role } from '../../platform/http/index.ts';
import { mustBeAbleToGive } from './giving.ts';
import { ApiKey, Invitation, MemberUser, Membership, Session } from './models.ts';
import { versionOf } from './org-service.ts';

/** Members with their people, newest first; people who came by device have no address and are members like others. */
export async function listMembers(org: Org, call: { page(): Page }) {
  const { data, next_cursor } = await org.read((db) => listed(db, call, Membership));
  const people = await org.read((db) =>
    db
      .rows(MemberUser)
      .select(...MemberUser.visible)
      .whereIn(
        'id',
        data.map(({ user_id }) => user_id),
      ),
  );
  const byId = new Map(people.map((person) => [person.id, person]));
  return { data: data.map((row) => withPerson(row, byId.get(row.user_id))), next_cursor };
}

const withPerson = (row: Row<Membership>, person: MemberUser | undefined) => ({
  ...row,
  email: person?.email ?? null,
  display_name: person?.display_name ?? null,
});

/** The addresses of the members with these roles, at most 20. */
export async function addressesOf(db: OrgReader, roles: readonly Role[]): Promise<string[]> {
  const members = await db.rows(Membership).select('user_id').whereIn('role', roles);
  const ids = members.map(({ user_id }) => user_id);
  const people = await db
    .rows(MemberUser)
    .select(...MemberUser.visible)
    .whereIn('id', ids)
    .whereNotNull('email')
    .orderBy('id')
    .limit(20);
  return people.flatMap(({ email }) => (email === null ? [] : [email]));
}

/** Under which callers a person's answers are kept: their own, and those of the API keys that they made. */
export async function callersOf(db: OrgReader, user_id: string): Promise<string[]> {
  const keys = await db.rows(ApiKey).select('id').where({ created_by: user_id });
  return [callerKey({ kind: 'user', user_id }), ...keys.map(({ id }) => callerKey({ kind: 'api_key', user_id, api_key_id: id }))];
}

/** Gives a member another role. Nobody gives more than they hold, only an owner makes or unmakes owners, and the last one stays. */
export async function changeRole(org: Org, caller: Caller, id: string, role: Role, expect: (version: string) => void) {
  let came = false;
  const changed = await org.write('member.role_changed', async (db) => {
    mustBeAbleToGive(caller.permissions, role);
    const { member, owners } = await lockedMember(db, caller, id);
    expect(versionOf(member));
    if (role !== 'owner') mustLeaveAnOwner(member, owners);
    // Whoever came by the name of a device must not find themselves with more.
    came = member.role === 'device';
    if (came) await endOf(db, member.user_id);
    db.record({ target: id, detail: { from: member.role, to: role } });
    const after = found('member', await db.rows(Membership).findById(id).patch({ role, updated_at: new Date() }).returning('*').first());
    const [person] = await db
      .rows(MemberUser)
      .select(...MemberUser.visible)
      .where({ id: after.user_id });
    return withPerson(after, person);
  });
  // Once more now that the role is there for all to see: somebody may have signed in by the name meanwhile.
  if (came) await org.unrecorded('the change of the role was recorded', (db) => endOf(db, changed.user_id));
  return changed;
}

/** Takes a member out of the organisation, with their sessions in it, their API keys and the invitations they gave that are still open. */
export const removeMember = (org: Org, caller: Caller, id: string) =>
  org.write('member.removed', async (db) => {
    const { member, owners } = await lockedMember(db, caller, id);
    mustLeaveAnOwner(member, owners);
    const { user_id } = member;
    const [revoked_at, updated_at] = [new Date(), new Date()];
    await endOf(db, user_id);
    await db.rows(ApiKey).where({ created_by: user_id }).whereNull('revoked_at').patch({ revoked_at, updated_at });
    await db.rows(Invitation).where({ invited_by: user_id }).whereNull('accepted_at').delete();
    await db.rows(Membership).findById(id).delete();
    db.record({ target: id, detail: { user_id } });
  });

/** Ends the sessions of a person in the organisation; acts on their next request. */
export const endOf = (db: OrgWriter, user_id: string) =>
  db.rows(Session).where({ user_id }).whereNull('revoked_at').patch({ revoked_at: new Date() });

/** The member and the owners, locked in one order, so that two who leave at the same moment cannot both be the last but one. */
async function lockedMember(db: OrgWriter, caller: Caller, id: string): Promise<{ member: Membership; owners: Membership[] }> {
  const locked = await db
    .rows(Membership)
    .where((q) => void q.where({ id }).orWhere({ role: 'owner' }))
    .orderBy('id')
    .forUpdate();
  const member = found(
    'member',
    locked.find((row) => row.id === id),
  );
  if (member.role === 'owner' && !caller.permissions.has('owners:write')) throw forbidden('owners:write');
  return { member, owners: locked.filter(({ role }) => role === 'owner') };
}

function mustLeaveAnOwner(member: Membership, owners: Membership[]): void {
  if (member.role === 'owner' && owners.length < 2) throw conflict('last_owner_conflict', 'An organisation keeps at least one owner.');
}
