import { newId } from '../../core/ids.ts';
import { conflict, found } from '../../core/problem.ts';
import type { Org } from '../../platform/db/index.ts';
import { listed, type Page } from '../../platform/http/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { sha256Of } from './checks/index.ts';
import { discardLater } from './jobs.ts';
import { containerOf } from './kinds.ts';
import { Asset, type AssetKind, blobName, placeOf } from './model.ts';

/** How long an upload or download link lives. */
export const linkSeconds = 600;

/** A file that is kept, before its row is. */
type Stored = Partial<Asset> & Pick<Asset, 'id' | 'container' | 'blob_name'>;

/** Removes what `store` kept, where its row could not be inserted; bytes that stay for now harm nobody. */
export async function unstore(tools: Tools, stored: Pick<Asset, 'container' | 'blob_name'>): Promise<void> {
  await tools.blobs.remove(placeOf(stored)).catch(() => {});
}

/** Keeps a file that the house itself made or has checked; call it outside of a transaction and insert the row it gives in one. */
export async function store(org: Org, tools: Tools, kind: AssetKind, content: Buffer, content_type: string): Promise<Stored> {
  const [id, container] = [newId(), containerOf[kind]];
  const place = { container, name: blobName(org.id, kind, id) };
  await tools.blobs.write(place, content, content_type);
  return {
    id,
    kind,
    status: 'ready',
    container,
    blob_name: place.name,
    content_type,
    size: content.length,
    sha256: sha256Of(content),
    completed_at: new Date(),
  };
}

/** The organisation’s files, newest first. */
export const listAssets = (org: Org, call: { page(): Page }, kind: AssetKind | undefined) =>
  org.read((db) => listed(db, call, Asset, { where: { kind } }));

/** One file; 404 `asset_not_found`. */
export const getAsset = (org: Org, id: string): Promise<Asset> => org.read(async (db) => found('asset', await db.rows(Asset).findById(id)));

/** The content of a completed file of at most `max` bytes. */
export async function readAsset(org: Org, tools: Tools, id: string, max: number): Promise<Buffer> {
  return tools.blobs.read(placeOf(mustBeReady(await getAsset(org, id))), { max });
}

/** A link to download one file, always as an attachment; `file_name` if it has none of its own. */
export async function linkTo(org: Org, tools: Tools, id: string, file_name?: string) {
  const asset = mustBeReady(await getAsset(org, id));
  const { content_type, size } = asset;
  const name = asset.file_name ?? file_name;
  const options = { content_type, expires_in_s: linkSeconds, ...(name !== undefined && { file_name: name }) };
  const link = await tools.blobs.downloadUrl(placeOf(asset), options);
  return { ...link, content_type, size };
}

/** 409 `asset_conflict` for a file that was not completed, or did not pass its check. */
export function mustBeReady(asset: Asset): Asset {
  if (asset.status === 'quarantined')
    throw conflict('asset_conflict', 'The file is not what was announced: it is quarantined.', asset.fault ?? undefined);
  if (asset.status !== 'ready') throw conflict('asset_conflict', 'The upload is not completed yet.');
  return asset;
}

/** Removes the file: its row at once, its bytes in a job, which tries again while the storage is away. */
export const removeAsset = (org: Org, tools: Tools, id: string): Promise<void> =>
  org.write('asset.removed', async (db) => {
    db.record({ target: id });
    found('asset', (await discardLater(db, tools, [id]))[0]);
  });
