import type { StaffField } from '../../server/platform/staff/index.ts';
import { verifyChain } from '../../server/modules/audit/index.ts';
import { isGoing } from '../../server/modules/identity/index.ts';
import { StaffAccess, StaffGrant } from '../../server/modules/staff/index.ts';
import { conflict } from '../../server/core/problem.ts';
import { actingOf } from '../people/current.ts';
import { readFields } from './fields.ts';
import { recordWork } from './record-work.ts';
import type { Works } from './works.ts';
import { orgFor, writeAs } from './perform.ts';
import { staffUserActions } from './staff-users.ts';

const grantFields: readonly StaffField[] = [
  { name: 'reason', type: 'text', min: 5, max: 500 },
  { name: 'minutes', type: 'number', min: 1, max: 60 },
];

/** Actions that are more than a change of columns, by table. */
export function special(table: string, works: Works): Record<string, object> {
  const { tools } = works;
  if (table === 'staff_users') return staffUserActions(works);
  if (table === 'orgs')
    return {
      verify_chain: recordWork([], async ({ context, orgId }) => ({
        verification: await verifyChain(orgFor(tools, orgId, actingOf(context.currentAdmin))),
      })),
      grant_access: recordWork(grantFields, async ({ context, posted, orgId, table: orgs }) => {
        const acting = actingOf(context.currentAdmin);
        const { reason = '', minutes = '0' } = readFields(grantFields, posted, orgs, {});
        const org = orgFor(tools, orgId, acting);
        if (await isGoing(org)) throw conflict('org_erasing', 'This organisation is being erased, or is erased.');
        const access = await org.read((db) => db.rows(StaffAccess).select('allowed').first());
        if (access?.allowed === false) throw conflict('staff_access_refused', 'This organisation does not let staff read its content.');
        const expires_at = new Date(tools.clock.now().getTime() + Number(minutes) * 60_000 - 1_000);
        const grant = { staff_user_id: acting.id, staff_name: acting.name, reason, expires_at };
        const detail = { minutes: Number(minutes) };
        await writeAs(tools, acting, { org_id: orgId, event: 'staff_access.granted', target: orgId, detail }, async (db) => {
          await db.rows(StaffGrant).insert(grant);
        });
        return { grant: { reason, expires_at } };
      }),
    };
  return {};
}
