import { orgIds } from '../../platform/db/index.ts';
import { defineSweep, type OrgJob } from '../../platform/jobs/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { expire, remind, remindAfterMinutes } from './jobs.ts';

const waitingSql = `select org_id, id from app.escalations where acknowledged_at is null and notified_at <= now() - interval '${remindAfterMinutes} minutes'
  order by notified_at limit 500`;

/** Finds escalations that have waited for too long, in every organisation, and has those who run it told again. */
export const remindAll = defineSweep({
  name: 'intake.remind_all',
  cron: '*/5 * * * *',
  async run({ tools }) {
    const { rows: waiting } = (await tools.db.auth.raw(waitingSql)) as { rows: { org_id: string; id: string }[] };
    for (const { org_id, id } of waiting) await give(tools, remind, { escalation_id: id }, org_id);
    if (waiting.length > 0) tools.metrics.count('intake_escalations_waiting', waiting.length, {});
  },
});

/** Has every organisation's sessions looked through at night for those that are kept no longer. */
export const expireAll = defineSweep({
  name: 'intake.expire_all',
  cron: '41 3 * * *',
  async run({ tools, signal }) {
    for await (const org_id of orgIds(tools.db, ['active', 'suspended', 'deleting'])) {
      if (signal.aborted) return;
      await give(tools, expire, {}, org_id);
    }
  },
});

const give = <P extends object>(tools: Tools, job: OrgJob<P>, payload: P, orgId: string): Promise<unknown> =>
  tools.db.auth.transaction((trx) => tools.jobs.enqueueOn(trx, job, payload, orgId));
