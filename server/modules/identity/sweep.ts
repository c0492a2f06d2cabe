import { orgIds } from '../../platform/db/index.ts';
import { tidyAnswers } from '../../platform/http/index.ts';
import { defineSweep } from '../../platform/jobs/index.ts';

/**
 * What is removed, a stretch at a time so that no statement runs long. Ended sessions are kept for 30 days, for the one who asks where they
 * were signed in.
 */
const stretch = 5_000;
const expired = [
  `delete from app.email_verification where id in (select id from app.email_verification where expires_at < now() - interval '1 day' limit ${stretch})`,
  `delete from app.refresh_tokens where (org_id, id) in (select org_id, id from app.refresh_tokens where expires_at < now() - interval '1 day' limit ${stretch})`,
  `delete from app.sessions where (org_id, id) in (
     select org_id, id from app.sessions where expires_at < now() - interval '30 days' or revoked_at < now() - interval '30 days' limit ${stretch})`,
];

/** Removes PINs, refresh tokens and sessions that are long over, every night. */
export const tidySignIn = defineSweep({
  name: 'identity.tidy_sign_in',
  cron: '17 3 * * *',
  async run({ tools, signal }) {
    for (const statement of expired) {
      let removed = stretch;
      while (removed === stretch && !signal.aborted) removed = ((await tools.db.auth.raw(statement)) as { rowCount: number }).rowCount;
    }
  },
});

/** Every night: answers that were kept for repeated requests, more than a day old, also of organisations in which nobody sends another. */
export const forgetOldAnswers = defineSweep({
  name: 'identity.forget_old_answers',
  cron: '27 3 * * *',
  async run({ tools, signal }) {
    for await (const id of orgIds(tools.db, ['active', 'suspended', 'deleting'])) {
      if (signal.aborted) return;
      await tidyAnswers(tools.db.org(id, { kind: 'system', id: null }), tools.clock);
    }
  },
});
