import { conflict } from '../../core/problem.ts';
import type { OrgReader } from '../../platform/db/index.ts';
import { OwnEscalation } from './models.ts';

/**
 * 409 `escalation_conflict` while an escalation of the person (`Org.subject`) waits for somebody, in one session or in any: what they said goes
 * only when somebody has looked at it.
 */
export async function mustBeCalm(db: OrgReader, within: { session_id?: string } = {}): Promise<void> {
  const open = await db.rows(OwnEscalation).where(within).whereNull('acknowledged_at').first();
  if (open) throw conflict('escalation_conflict', 'An escalation is open.', 'It goes when an owner or admin has acknowledged it.');
}
