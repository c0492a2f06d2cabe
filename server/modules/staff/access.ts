import type { Org } from '../../platform/db/index.ts';
import { type Page, paged } from '../../platform/http/index.ts';
import { StaffAccess, StaffGrant } from './models.ts';

const shown = ({ id, staff_name, reason, created_at, expires_at, ended_at, ended_by }: StaffGrant) => ({
  id,
  staff_name,
  reason,
  created_at,
  expires_at,
  ended_at,
  ended_by,
  live: ended_at === null && expires_at.getTime() > Date.now(),
});

/** Whether the organisation lets staff read its content, and every time they were let in, newest first. */
export async function staffAccess(org: Org, call: { page(): Page }) {
  const [access, { data, next_cursor }] = await org.read((db) =>
    Promise.all([db.rows(StaffAccess).first(), paged(call, db.rows(StaffGrant))]),
  );
  return { allowed: access?.allowed ?? true, data: data.map(shown), next_cursor };
}

/** Lets staff read the organisation's content under a grant, or not; `false` ends the grants that are live. */
export const allowStaff = (org: Org, allowed: boolean) =>
  org.write(allowed ? 'staff_access.allowed' : 'staff_access.refused', async (db) => {
    const updated_at = new Date();
    await db.rows(StaffAccess).insert({ allowed, updated_at }).onConflict('org_id').merge(['allowed', 'updated_at']);
    const live = { ended_at: updated_at, ended_by: 'organisation' as const };
    const ended = allowed ? 0 : await db.rows(StaffGrant).whereNull('ended_at').where('expires_at', '>', updated_at).patch(live);
    db.record({ target: org.id, detail: { grants_ended: ended } });
    return { allowed, grants_ended: ended };
  });
