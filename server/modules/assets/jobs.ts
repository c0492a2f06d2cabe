import { z } from 'zod';
import { containers } from '../../platform/blobs/index.ts';
import type { Org, OrgWriter } from '../../platform/db/index.ts';
import { defineJob } from '../../platform/jobs/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { Asset, blobName, kinds } from './model.ts';

/** Names a file's bytes, also where its row is gone. */
const Bytes = z.strictObject({ asset_id: z.uuid(), kind: z.enum(kinds), container: z.enum(containers) });

const remove = (org: Org, tools: Tools, { asset_id, kind, container }: z.output<typeof Bytes>): Promise<void> =>
  tools.blobs.remove({ container, name: blobName(org.id, kind, asset_id) });

/** Removes the bytes of a file whose row is gone. */
export const discard = defineJob({
  name: 'asset.discard',
  payload: Bytes,
  run: ({ org, payload, tools }) => remove(org, tools, payload),
});

/**
 * Runs a day after an upload was announced. One that was never completed, or did not pass its check, is removed with its bytes; where the
 * row is gone, whatever was put with the link since then goes as well.
 */
export const expire = defineJob({
  name: 'asset.expire',
  payload: Bytes,
  run: async ({ org, payload, tools }) => {
    const kept = await org.unrecorded('an abandoned upload is no change that anybody made', async (db) => {
      const row = await db.rows(Asset).findById(payload.asset_id).forUpdate();
      if (row?.status === 'ready') return true;
      if (row) await discardLater(db, tools, [row.id]);
      return row !== undefined;
    });
    if (!kept) await remove(org, tools, payload);
  },
});

/**
 * Removes files: their rows in the writer's transaction and, once it is committed, their bytes in jobs, whatever happens to this process
 * then. A file without a row is only waste, a row without a file would be a lie. Answers those that were there.
 */
export async function discardLater(db: OrgWriter, tools: Tools, ids: readonly string[]): Promise<Asset[]> {
  const gone = await db.rows(Asset).whereIn('id', ids).delete().returning('*');
  for (const { id, kind, container } of gone) await tools.jobs.enqueue(db, discard, { asset_id: id, kind, container });
  return gone;
}
