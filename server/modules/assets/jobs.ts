import { z } from 'zod';
import { defineJob } from '../../platform/jobs/index.ts';
import { Asset, placeOf } from './model.ts';

/** Runs a day after an upload was announced: one that was never completed is removed, with what was uploaded of it. */
export const expire = defineJob({
  name: 'asset.expire',
  payload: z.strictObject({ asset_id: z.uuid() }),
  async run({ org, payload, tools }) {
    const [abandoned] = await org.unrecorded('an abandoned upload is no change that anybody made', (db) =>
      db.rows(Asset).where({ id: payload.asset_id, status: 'pending' }).delete().returning('*'),
    );
    if (abandoned) await tools.blobs.remove(placeOf(abandoned));
  },
});
