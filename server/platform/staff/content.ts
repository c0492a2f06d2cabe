import { Problem } from '../../core/problem.ts';
import { type OrgWriter, transactionOf } from '../db/index.ts';
import { roles } from '../db/org-table.ts';
import type { StaffTable } from './pages.ts';

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
  await trx.raw("select set_config('app.staff_id', ?, true)", [staffUserId]);
  await trx.raw(`set local role ${roles.content}`);
  const row = (await trx(`app.${table}`)
    .where({ org_id: db.org_id, [key]: id })
    .first(content)) as Record<string, unknown> | undefined;
  await trx.raw('reset role');
  if (!row)
    throw new Problem(403, 'staff_access_needed', 'Reading this needs staff access to the organisation: ask for it with a reason first.');
  return row;
}
