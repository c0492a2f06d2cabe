import { z } from 'zod';
import { containers } from '../../platform/blobs/index.ts';
import type { OrgWriter } from '../../platform/db/index.ts';
import { defineJob } from '../../platform/jobs/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { Asset, blobName, kinds } from './model.ts';

/** Runs a day after an upload was announced: one that was never completed is removed, with what was uploaded of it. */
export const expire = defineJob({
  name: 'asset.expire',
  payload: z.strictObject({ asset_id: z.uuid() }),
  run: ({ org, payload, tools }) =>
    org.unrecorded('an abandoned upload is no change that anybody made', async (db) => {
      const abandoned = await db.rows(Asset).select('id').where({ id: payload.asset_id, status: 'pending' }).forUpdate();
      const ids = abandoned.map(({ id }) => id);
      await discardLater(db, tools, ids);
    }),
});

/** Removes the bytes of a file whose row is gone. */
export const discard = defineJob({
  name: 'asset.discard',
  payload: z.strictObject({ asset_id: z.uuid(), kind: z.enum(kinds), container: z.enum(containers) }),
  run: ({ org, payload: { asset_id, kind, container }, tools }) =>
    tools.blobs.remove({ container, name: blobName(org.id, kind, asset_id) }),
});

/**
 * Removes files: their rows in the writer's transaction and, once it is committed, their bytes in jobs, whatever happens to this process then. A
 * file without a row is only waste, a row without a file would be a lie. Answers those that were there.
 */
export async function discardLater(db: OrgWriter, tools: Tools, ids: readonly string[]): Promise<Asset[]> {
  const gone = await db.rows(Asset).whereIn('id', ids).delete().returning('*');
  for (const { id, kind, container } of gone) await tools.jobs.enqueue(db, discard, { asset_id: id, kind, container });
  return gone;
}
