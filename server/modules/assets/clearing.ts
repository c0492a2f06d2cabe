import { z } from 'zod';
import { containers } from '../../platform/blobs/index.ts';
import type { OrgWriter } from '../../platform/db/index.ts';
import { defineJob, defineSweep } from '../../platform/jobs/index.ts';
import { wasRecorded } from '../audit/index.ts';
import { erasingOrgIds, isErasing } from '../identity/index.ts';
import { Asset } from './model.ts';

/** Rows removed in one transaction: the database lets no statement of ours run for long. */
const stretch = 1_000;

/**
 * Removes every file of an organisation that is being erased, also those whose rows are gone, and then the rows; its chain says so, and
 * only then is the rest erased. Of any other it removes nothing.
 */
export const clear = defineJob({
  name: 'asset.clear',
  payload: z.strictObject({}),
  singletonKey: () => 'all',
  evenSuspended: true,
  run: async ({ org, tools, job: { signal } }) => {
    if (!(await isErasing(org))) return;
    for (const container of containers)
      for await (const { name } of tools.blobs.list(container, `${org.id}/`)) {
        signal.throwIfAborted();
        await tools.blobs.remove({ container, name });
      }
    for (let gone = stretch; gone === stretch;) {
      signal.throwIfAborted();
      gone = await org.unrecorded('the end of the organisation has an event of its own', removeSome);
    }
    if (await wasRecorded(org, 'org.files_removed')) return;
    await org.write('org.files_removed', async (db) => db.record({ target: org.id }));
  },
});

async function removeSome(db: OrgWriter): Promise<number> {
  const some = await db.rows(Asset).select('id').limit(stretch);
  const ids = some.map(({ id }) => id);
  return db.rows(Asset).whereIn('id', ids).delete();
}

/** Every night after it is settled which organisations are erased; what was not finished then is taken up again. */
export const clearAll = defineSweep({
  name: 'asset.clear_all',
  cron: '27 2 * * *',
  async run({ tools, signal }) {
    for await (const org_id of erasingOrgIds(tools)) {
      if (signal.aborted) return;
      await tools.db.auth.transaction((trx) => tools.jobs.enqueueOn(trx, clear, {}, org_id));
    }
  },
});
