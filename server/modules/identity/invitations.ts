import { found } from '../../core/problem.ts';
import type { Org } from '../../platform/db/index.ts';
import { type Caller, type Page, paged, type Role } from '../../platform/http/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { acceptAs, invitationFor } from './accept.ts';
import { mustBeAbleToGive } from './giving.ts';
import { invitationLetter } from './letters.ts';
import { Invitation, OrgRow } from './models.ts';
import { onlyPeople } from './people-only.ts';
import { personById, type Person } from './people.ts';
import { makeToken } from './tokens.ts';

const days = 7;

/** The invitations that are still open. */
export const listInvitations = (org: Org, call: { page(): Page }) =>
  org.read((db) => paged(call, db.rows(Invitation).whereNull('accepted_at').where('expires_at', '>', new Date())));

/** Invites an address; an open invitation of the same address is replaced. The token goes by mail only. */
export const invite = (org: Org, tools: Tools, caller: Caller, email: string, role: Role) => {
  mustBeAbleToGive(caller.permissions, role);
  const { token, hash } = makeToken('lhi');
  const expires_at = new Date(tools.clock.now().getTime() + days * 86_400_000);
  return org.write('invitation.created', async (db) => {
    const { name } = await db.rows(OrgRow).findById(org.id).throwIfNotFound();
    await db.rows(Invitation).where({ email }).whereNull('accepted_at').delete();
    await tools.mail.send(db, { to: email, ...invitationLetter(name, token, days) });
    db.record({ detail: { role } });
    return db.rows(Invitation).insert({ email, role, token_hash: hash, invited_by: caller.user_id, expires_at }).returning('*');
  });
};

/** Withdraws an open invitation. */
export const withdraw = (org: Org, id: string) =>
  org.write('invitation.withdrawn', async (db) => {
    found('invitation', await db.rows(Invitation).findById(id).whereNull('accepted_at').delete().returning('id').first());
    db.record({ target: id });
  });

/** The caller joins the organisation that invited their address. */
export async function accept(tools: Tools, caller: Caller, token: string) {
  onlyPeople(caller);
  const person = found('user', await personById(tools, caller.user_id)) as Person;
  const { org_id, slug, name, status, role } = await acceptAs(tools, await invitationFor(tools, token, person.email ?? ''), person);
  return { id: org_id, slug, name, status, role };
}
