import { conflict, forbidden, found } from '../../core/problem.ts';
import type { Org, OrgWriter } from '../../platform/db/index.ts';
import type { Caller } from '../../platform/http/caller.ts';
import type { Page } from '../../platform/http/page.ts';
import { paged } from '../../platform/http/page.ts';
import type { Role } from '../../platform/http/permissions.ts';
import { MemberUser, Membership, Session } from './models.ts';
import { versionOf } from './org-service.ts';

/** Members with their people, newest first; people who came by device have no address and are members like others. */
export async function listMembers(org: Org, call: { page(): Page }) {
  const { data, next_cursor } = await org.read((db) => paged(call, db.rows(Membership)));
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

const withPerson = (row: Membership, person: MemberUser | undefined) => ({
  ...row,
  email: person?.email ?? null,
  display_name: person?.display_name ?? null,
});

/** Gives a member another role. Only an owner makes or unmakes owners, and the last one stays. */
export const changeRole = (org: Org, caller: Caller, id: string, role: Role, expect: (version: string) => void) =>
  org.write('member.role_changed', async (db) => {
    const member = await lockedMember(db, caller, id, role);
    expect(versionOf(member));
    if (member.role === 'owner' && role !== 'owner') await anotherOwner(db);
    db.record({ target: id, detail: { from: member.role, to: role } });
    const changed = found('member', await db.rows(Membership).findById(id).patch({ role, updated_at: new Date() }).returning('*').first());
    const [person] = await db
      .rows(MemberUser)
      .select(...MemberUser.visible)
      .where({ id: changed.user_id });
    return withPerson(changed, person);
  });

/** Takes a member out of the organisation and ends their sessions in it. */
export const removeMember = (org: Org, caller: Caller, id: string) =>
  org.write('member.removed', async (db) => {
    const member = await lockedMember(db, caller, id);
    if (member.role === 'owner') await anotherOwner(db);
    await db.rows(Session).where({ user_id: member.user_id }).whereNull('revoked_at').patch({ revoked_at: new Date() });
    await db.rows(Membership).findById(id).delete();
    db.record({ target: id, detail: { user_id: member.user_id } });
  });

async function lockedMember(db: OrgWriter, caller: Caller, id: string, becomes?: Role): Promise<Membership> {
  const member = found('member', await db.rows(Membership).findById(id).forUpdate());
  const touchesOwner = member.role === 'owner' || becomes === 'owner';
  if (touchesOwner && !caller.permissions.has('owners:write')) throw forbidden('owners:write');
  return member;
}

/** Locks the owners in one order, so that two who leave at the same moment cannot both be the last but one. */
async function anotherOwner(db: OrgWriter): Promise<void> {
  const owners = await db.rows(Membership).where({ role: 'owner' }).orderBy('id').forUpdate();
  if (owners.length < 2) throw conflict('last_owner_conflict', 'An organisation keeps at least one owner.');
}
