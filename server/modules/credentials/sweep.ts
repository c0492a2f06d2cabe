import { defineSweep } from '../../platform/jobs/index.ts';

/** Removed at a time, so that no statement runs long. */
const stretch = 5_000;
const oldSql = `delete from app.credential_uses where (org_id, id) in (
  select org_id, id from app.credential_uses where created_at < now() - interval '365 days' order by created_at limit ${stretch})`;

/** Removes every night who used a credential more than a year ago. The policy lets nothing younger go. */
export const forgetUses = defineSweep({
  name: 'credential.forget_uses',
  cron: '31 3 * * *',
  async run({ tools, signal }) {
    let removed = stretch;
    while (removed === stretch && !signal.aborted) removed = ((await tools.db.auth.raw(oldSql)) as { rowCount: number }).rowCount;
  },
});
