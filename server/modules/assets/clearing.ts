import { z } from 'zod';
import { containers } from '../../platform/blobs/index.ts';
import { defineJob, defineSweep } from '../../platform/jobs/index.ts';
import { erasingOrgIds, isErasing } from '../identity/index.ts';
import { Asset } from './model.ts';

/** Removes every file of an organisation that is being erased, also those whose rows are gone, and then the rows. Of any other it removes nothing. */
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
    await org.unrecorded('the end of the organisation has an event of its own', (db) => db.rows(Asset).delete());
  },
});

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
