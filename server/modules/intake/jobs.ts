import { z } from 'zod';
import type { Org } from '../../platform/db/index.ts';
import { defineJob } from '../../platform/jobs/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { getSettings } from '../identity/index.ts';
import { tell, whomToTell } from './escalations.ts';
import { Escalation, IntakeSession } from './models.ts';
import { isDue } from './waiting.ts';

/** Tells again of an escalation that nobody has acknowledged. */
export const remind = defineJob({
  name: 'intake.remind',
  payload: z.strictObject({ escalation_id: z.uuid() }),
  singletonKey: ({ escalation_id }) => escalation_id,
  evenSuspended: true,
  run: ({ org, payload, tools }) => remindOf(org.everySubject(), tools, payload.escalation_id),
});

async function remindOf(all: Org, tools: Tools, id: string): Promise<void> {
  const whom = await whomToTell(all);
  const told = await all.unrecorded('a reminder changes nothing', async (db) => {
    const waiting = await db.rows(Escalation).findById(id).whereNull('acknowledged_at').whereRaw(isDue).forUpdate();
    if (!waiting) return undefined;
    const notified = waiting.notified + 1;
    await db.rows(Escalation).findById(id).patch({ notified, notified_at: tools.clock.now() });
    await tell(db, tools, waiting, whom, notified);
    return waiting;
  });
  if (told) tools.metrics.count('intake_escalation_reminders', 1, { org_id: all.id, level: told.level });
}

const stretch = 200;
const dayMs = 24 * 3_600_000;

/**
 * Removes sessions that were left alone for longer than the organisation keeps them (`retention_days`); without that setting it keeps them.
 */
export const expire = defineJob({
  name: 'intake.expire',
  payload: z.strictObject({}),
  singletonKey: () => 'all',
  evenSuspended: true,
  run: async ({ org, tools, job }) => {
    const { retention_days } = await getSettings(org);
    if (retention_days === null) return;
    const before = new Date(tools.clock.now().getTime() - retention_days * dayMs);
    while (!job.signal.aborted && (await expireSome(org.everySubject(), before)) === stretch);
  },
});

/** One stretch of it; a session in safety mode stays until somebody has looked. Answers how many went. */
export const expireSome = async (all: Org, before: Date): Promise<number> => {
  const old = await all.read((db) =>
    db.rows(IntakeSession).select('id').where('updated_at', '<', before).whereNot('mode', 'safety').orderBy('updated_at').limit(stretch),
  );
  if (old.length === 0) return 0;
  const ids = old.map(({ id }) => id);
  return all.write('intake_session.expired', async (db) => {
    const gone = await db.rows(IntakeSession).whereIn('id', ids).where('updated_at', '<', before).whereNot('mode', 'safety').delete();
    db.record({ target: null, detail: { sessions: gone } });
    return gone;
  });
};
