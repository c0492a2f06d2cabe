import { orgIds } from '../../platform/db/index.ts';
import { defineSweep, type OrgJob } from '../../platform/jobs/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { expire, remind } from './jobs.ts';
import { dueSql, waitingSql } from './waiting.ts';

/** Finds escalations that have waited for too long, in every organisation, has those who run it told again, and says how many wait, also when none do. */
export const remindAll = defineSweep({
  name: 'intake.remind_all',
  cron: '*/5 * * * *',
  async run({ tools }) {
    const { rows: counted } = (await tools.db.auth.raw(waitingSql)) as { rows: { waiting: number; overdue: number }[] };
    tools.metrics.count('intake_escalations_waiting', counted[0]!.waiting, {});
    tools.metrics.count('intake_escalations_overdue', counted[0]!.overdue, {});
    const { rows: due } = (await tools.db.auth.raw(dueSql)) as { rows: { org_id: string; id: string }[] };
    for (const { org_id, id } of due) await give(tools, remind, { escalation_id: id }, org_id);
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
