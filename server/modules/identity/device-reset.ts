import { conflict, found } from '../../core/problem.ts';
import type { Org, OrgReader } from '../../platform/db/index.ts';
import type { Caller } from '../../platform/http/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { forgetSecret } from './device-users.ts';
import { endOf } from './members.ts';
import { Membership } from './models.ts';
import { onlyPeople } from './people-only.ts';

/**
 * Lets a device begin anew that lost its secret, or whose secret somebody else has: its sessions end, and who comes next by its name without
 * a secret is given another. What it made stays its own. 404 `member_not_found`, 409 `member_conflict` for a member that is no device, 403
 * for an API key, which could come as the device next.
 */
export async function resetDevice(org: Org, tools: Tools, caller: Caller, id: string): Promise<void> {
  onlyPeople(caller);
  // Recorded first: if what follows fails, the secret still stands, and it can be asked for once more.
  const user_id = await org.write('device.reset', async (db) => {
    const member = await deviceIn(db, id);
    await endOf(db, member.user_id);
    db.record({ target: id, detail: { user_id: member.user_id } });
    return member.user_id;
  });
  await forgetSecret(tools, org.id, user_id);
  // Once more now that it is forgotten: somebody may have signed in by the old secret meanwhile.
  await org.unrecorded('the reset was recorded', (db) => endOf(db, user_id));
}

async function deviceIn(db: OrgReader, id: string): Promise<Membership> {
  const member = found('member', await db.rows(Membership).findById(id));
  if (member.role !== 'device') throw conflict('member_conflict', 'This member is no device.');
  return member;
}
