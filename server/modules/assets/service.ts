import { createHash } from 'node:crypto';
import { newId } from '../../core/ids.ts';
import { conflict, found, invalid } from '../../core/problem.ts';
import type { Org } from '../../platform/db/index.ts';
import { type Page, listed } from '../../platform/http/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { looksLikeText } from './content.ts';
import { discardLater, expire } from './jobs.ts';
import { uploadRules, type UploadRule } from './kinds.ts';
import { Asset, type AssetKind, blobName, placeOf } from './model.ts';
import type { AssetInput } from './shapes.ts';

/** How long an upload or download link lives. */
const linkSeconds = 600;

/** Announces a file and gives the link to upload it with. The blob's name is ours and lies under the organisation's id. */
export async function announce(org: Org, tools: Tools, userId: string, input: AssetInput) {
  const { container } = ruleFor(input);
  const id = newId();
  const place = { container, name: blobName(org.id, input.kind, id) };
  const upload = await tools.blobs.uploadUrl(place, { content_type: input.content_type, size: input.size, expires_in_s: linkSeconds });
  return org.write('asset.announced', async (db) => {
    const row = {
      ...input,
      sha256: input.sha256 ?? null,
      id,
      status: 'pending' as const,
      container,
      blob_name: place.name,
      created_by: userId,
    };
    await db.rows(Asset).insert(row);
    await tools.jobs.enqueue(db, expire, { asset_id: id }, { after_s: abandonedAfterSeconds });
    return { id, upload };
  });
}

const abandonedAfterSeconds = 24 * 3600;

function ruleFor({ kind, content_type, size }: AssetInput): UploadRule {
  const rule = uploadRules[kind];
  const refuse = (path: string, message: string) => invalid([{ path: `body.${path}`, message }]);
  if (!rule) throw refuse('kind', `Files of the kind ${kind} are not uploaded by clients.`);
  if (!rule.content_types.includes(content_type)) throw refuse('content_type', `A ${kind} is one of ${rule.content_types.join(', ')}.`);
  if (size > rule.largest) throw refuse('size', `A ${kind} has at most ${rule.largest} bytes.`);
  return rule;
}

/** Checks what was uploaded against what was announced; what does not fit is removed, and the asset with it. */
export async function complete(org: Org, tools: Tools, id: string): Promise<Asset> {
  const asset = await getAsset(org, id);
  if (asset.status === 'ready') return asset;
  const place = placeOf(asset);
  const head = await tools.blobs.head(place);
  if (!head) throw conflict('asset_conflict', 'Nothing has been uploaded yet.', 'Put the file with the upload link first.');
  const fault = head.size === asset.size ? await contentFault(tools, asset) : `It has ${head.size} bytes, announced were ${asset.size}.`;
  if (fault !== undefined) {
    await removeAsset(org, tools, id);
    throw conflict('asset_conflict', 'The file is not what was announced, and was removed.', fault);
  }
  return org.write('asset.completed', async (db) => {
    await db.rows(Asset).findById(id).where({ status: 'pending' }).patch({ status: 'ready', completed_at: new Date() });
    return found('asset', await db.rows(Asset).findById(id));
  });
}

async function contentFault(tools: Tools, asset: Asset): Promise<string | undefined> {
  const content = await tools.blobs.read(placeOf(asset), { max: asset.size });
  const sha256 = createHash('sha256').update(content).digest('hex');
  if (asset.sha256 !== null && asset.sha256 !== sha256) return 'Its SHA-256 is another.';
  return looksLikeText(content) ? undefined : 'It is not text.';
}

/** A file that is kept, before its row is. */
type Stored = Partial<Asset> & Pick<Asset, 'id' | 'container' | 'blob_name'>;

/** Removes what `store` kept, where its row could not be inserted; bytes that stay for now harm nobody. */
export async function unstore(tools: Tools, stored: Pick<Asset, 'container' | 'blob_name'>): Promise<void> {
  await tools.blobs.remove(placeOf(stored)).catch(() => {});
}

/** Keeps a file that the house itself made; call it outside of a transaction and insert the row it gives in one. */
export async function store(org: Org, tools: Tools, kind: AssetKind, content: Buffer, content_type: string): Promise<Stored> {
  const id = newId();
  const place = { container: 'reports' as const, name: blobName(org.id, kind, id) };
  await tools.blobs.write(place, content, content_type);
  const sha256 = createHash('sha256').update(content).digest('hex');
  return {
    id,
    kind,
    status: 'ready',
    container: place.container,
    blob_name: place.name,
    content_type,
    size: content.length,
    sha256,
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

/** A link to download one file, always as an attachment. */
export async function linkTo(org: Org, tools: Tools, id: string, file_name?: string) {
  const asset = mustBeReady(await getAsset(org, id));
  const { content_type, size } = asset;
  const link = await tools.blobs.downloadUrl(placeOf(asset), {
    content_type,
    expires_in_s: linkSeconds,
    ...(file_name !== undefined && { file_name }),
  });
  return { ...link, content_type, size };
}

function mustBeReady(asset: Asset): Asset {
  if (asset.status !== 'ready') throw conflict('asset_conflict', 'The upload is not completed yet.');
  return asset;
}

/** Removes the file: its row at once, its bytes in a job, which tries again while the storage is away. */
export const removeAsset = (org: Org, tools: Tools, id: string): Promise<void> =>
  org.write('asset.removed', async (db) => {
    db.record({ target: id });
    found('asset', (await discardLater(db, tools, [id]))[0]);
  });
