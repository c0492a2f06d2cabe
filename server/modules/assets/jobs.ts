import { z } from 'zod';
import { defineJob } from '../../platform/jobs/index.ts';
import type { OrgWriter } from '../../platform/db/index.ts';
import type { Tools } from '../../platform/tools.ts';
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

/** Removes a file that nothing refers to any more. */
export const discard = defineJob({
  name: 'asset.discard',
  payload: z.strictObject({ asset_id: z.uuid() }),
  async run({ org, payload, tools }) {
    const asset = await org.read((db) => db.find(Asset, payload.asset_id));
    if (!asset) return;
    await tools.blobs.remove(placeOf(asset));
    await org.write('asset.removed', async (db) => {
      db.record({ target: asset.id });
      await db.rows(Asset).findById(asset.id).delete();
    });
  },
});

/** Has files removed once the writer's transaction is committed, whatever happens to this process then. */
export async function discardLater(db: OrgWriter, tools: Tools, ids: Iterable<string>): Promise<void> {
  for (const asset_id of ids) await tools.jobs.enqueue(db, discard, { asset_id });
}
