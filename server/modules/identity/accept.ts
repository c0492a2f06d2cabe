import { conflict, found, notFound } from '../../core/problem.ts';
import { permissionsOf, type Role } from '../../platform/http/index.ts';
import type { OrgWriter } from '../../platform/db/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { mayGive } from './giving.ts';
import { Invitation, Membership, OrgRow } from './models.ts';
import type { Person, Place } from './people.ts';
import { hashToken } from './tokens.ts';

/** An invitation that can still be accepted, found by its token before the organisation is known. */
export interface OpenInvitation {
  org_id: string;
  id: string;
  role: Role;
}

/** The open invitation of this token and address; 404 `invitation_not_found` for any other. */
export async function invitationFor(tools: Tools, token: string, email: string): Promise<OpenInvitation> {
  const { rows } = (await tools.db.auth.raw(
    `select i.org_id, i.id, i.role from app.invitations i join app.orgs o on o.id = i.org_id
     where i.token_hash = ? and i.email = ? and i.accepted_at is null and i.expires_at > now() and o.status = 'active'`,
    [hashToken(token), email],
  )) as { rows: OpenInvitation[] };
  if (!rows[0]) throw notFound('invitation');
  return rows[0];
}

/** Makes the person a member by the invitation, once: of several at the same moment one gets through. */
export async function acceptAs(tools: Tools, invitation: OpenInvitation, person: Person): Promise<Place> {
  const org = tools.db.org(invitation.org_id, { kind: 'user', id: person.id });
  return org.write('invitation.accepted', async (db) => {
    const row = await db.rows(OrgRow).findById(invitation.org_id).where({ status: 'active' }).forNoKeyUpdate();
    const accepted = await db.rows(Invitation).findById(invitation.id).whereNull('accepted_at').patch({ accepted_at: new Date() });
    if (!row || accepted !== 1) throw notFound('invitation');
    await inviterMayStillGive(db, invitation);
    const [member] = await db.rows(Membership).where({ user_id: person.id });
    if (member) throw conflict('membership_conflict', 'You are a member of this organisation already.');
    await db.rows(Membership).insert({ user_id: person.id, role: invitation.role });
    db.record({ target: invitation.id });
    return { org_id: row.id, slug: row.slug, name: row.name, status: row.status, role: invitation.role };
  });
}

/** Who was removed or demoted since takes the invitations along that they could not give any more. */
async function inviterMayStillGive(db: OrgWriter, { id, role }: OpenInvitation): Promise<void> {
  const { invited_by } = found('invitation', await db.rows(Invitation).findById(id));
  const inviter = invited_by === null ? undefined : await db.rows(Membership).findOne({ user_id: invited_by });
  if (!inviter || !mayGive(permissionsOf(inviter.role), role)) throw notFound('invitation');
}
