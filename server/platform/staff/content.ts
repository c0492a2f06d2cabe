import { Problem } from '../../core/problem.ts';
import { type OrgWriter, transactionOf } from '../db/index.ts';
import { roles } from '../db/org-table.ts';
import type { StaffTable } from './pages.ts';

/** 403 `staff_access_needed`. */
export const grantNeeded = () =>
  new Problem(403, 'staff_access_needed', 'Reading this needs staff access to the organisation: ask for it with a reason first.');

/** Tells the policies of this transaction which of our people it is. */
const speakAs = (db: OrgWriter, staffUserId: string): Promise<unknown> =>
  transactionOf(db).raw("select set_config('app.staff_id', ?, true)", [staffUserId]);

/**
 * Whether this staff member has a live grant in this organisation at this moment; the policies of the transaction know from then on who it
 * is.
 */
export async function hasGrant(db: OrgWriter, staffUserId: string): Promise<boolean> {
  await speakAs(db, staffUserId);
  const { rows } = (await transactionOf(db).raw('select app.staff_may_read(?) as may', [db.org_id])) as { rows: { may: boolean }[] };
  return rows[0]?.may === true;
}

/** Refuses whoever has none; 403 `staff_access_needed`. */
export async function mustHaveGrant(db: OrgWriter, staffUserId: string): Promise<void> {
  if (!(await hasGrant(db, staffUserId))) throw grantNeeded();
}

/**
 * The content of one row, read as the role whose policy asks for a live grant of this staff member in this organisation; 403
 * `staff_access_needed` without one. In the transaction of the audit event that says it was read.
 */
export async function readContent(
  db: OrgWriter,
  { table, content = [], key = 'id' }: StaffTable,
  id: string,
  staffUserId: string,
): Promise<Record<string, unknown>> {
  const trx = transactionOf(db);
  await speakAs(db, staffUserId);
  await trx.raw(`set local role ${roles.content}`);
  const row = (await trx(`app.${table}`)
    .where({ org_id: db.org_id, [key]: id })
    .first(content)) as Record<string, unknown> | undefined;
  await trx.raw('reset role');
  if (!row) throw grantNeeded();
  return row;
}
