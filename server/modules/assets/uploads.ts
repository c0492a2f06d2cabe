import { newId } from '../../core/ids.ts';
import { conflict, found, invalid } from '../../core/problem.ts';
import { Semaphore } from '../../core/semaphore.ts';
import type { Org } from '../../platform/db/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { faultOf, sha256Of } from './checks/index.ts';
import { expire } from './jobs.ts';
import { containerOf, plainType, uploadRules } from './kinds.ts';
import { Asset, type AssetKind, blobName, placeOf } from './model.ts';
import { mustHaveRoom } from './room.ts';
import { getAsset, linkSeconds } from './service.ts';
import type { AssetInput } from './shapes.ts';

/** An upload that was not completed by then is removed; so is one that failed its check, which says why until then. */
const abandonedAfterSeconds = 24 * 3600;
/** Files that are read for their check at the same time in one process, as each is held in memory. */
const reading = new Semaphore(4);

/** Announces a file and gives the link to upload it with. The blob's name is ours and lies under the organisation's id. */
export async function announce(org: Org, tools: Tools, userId: string, input: AssetInput) {
  const { kind, size, sha256 = null, file_name = null } = input;
  const content_type = plainType(input.content_type);
  mustBeTaken(kind, content_type, size);
  const [id, container] = [newId(), containerOf[kind]];
  const place = { container, name: blobName(org.id, kind, id) };
  const upload = await tools.blobs.uploadUrl(place, { content_type, size, expires_in_s: linkSeconds });
  return org.write('asset.announced', async (db) => {
    await mustHaveRoom(db, size);
    const row = { id, kind, content_type, size, sha256, file_name, container, blob_name: place.name, created_by: userId };
    await db.rows(Asset).insert({ ...row, status: 'pending' });
    await tools.jobs.enqueue(db, expire, { asset_id: id, kind, container }, { after_s: abandonedAfterSeconds });
    return { id, upload };
  });
}

function mustBeTaken(kind: AssetKind, content_type: string, size: number): void {
  const rule = uploadRules[kind];
  const refuse = (path: string, message: string) => invalid([{ path: `body.${path}`, message }]);
  if (!rule) throw refuse('kind', `Files of the kind ${kind} are not uploaded by clients.`);
  if (!rule.content_types.includes(content_type)) throw refuse('content_type', `A ${kind} is one of ${rule.content_types.join(', ')}.`);
  if (size > rule.largest) throw refuse('size', `A ${kind} has at most ${rule.largest} bytes.`);
}

const refused = (fault: string) => conflict('asset_conflict', 'The file is not what was announced: it is quarantined.', fault);

/**
 * Checks what was uploaded against what was announced; what does not fit is quarantined: nobody gets a link to it, and it is removed within
 * a day.
 */
export async function complete(org: Org, tools: Tools, id: string): Promise<Asset> {
  const asset = await getAsset(org, id);
  if (asset.status === 'ready') return asset;
  if (asset.fault !== null) throw refused(asset.fault);
  const head = await tools.blobs.head(placeOf(asset));
  if (!head) throw conflict('asset_conflict', 'Nothing has been uploaded yet.', 'Put the file with the upload link first.');
  const { fault, sha256 } = head.size === asset.size ? await reading.run(() => examine(tools, asset)) : sizeFault(asset, head.size);
  if (fault !== undefined) {
    await org.write('asset.quarantined', (db) => {
      db.record({ target: id });
      return db.rows(Asset).findById(id).where({ status: 'pending' }).patch({ status: 'quarantined', fault });
    });
    throw refused(fault);
  }
  return org.write('asset.completed', async (db) => {
    const done = { status: 'ready' as const, sha256: sha256 ?? null, completed_at: new Date() };
    await db.rows(Asset).findById(id).where({ status: 'pending' }).patch(done);
    return found('asset', await db.rows(Asset).findById(id));
  });
}

/** What is wrong with a file, or else the digest of what is right. */
interface Finding {
  fault?: string | undefined;
  sha256?: string;
}

const sizeFault = ({ size }: Asset, real: number): Finding => ({ fault: `It has ${real} bytes, announced were ${size}.` });

async function examine(tools: Tools, asset: Asset): Promise<Finding> {
  const content = await tools.blobs.read(placeOf(asset), { max: asset.size });
  const sha256 = sha256Of(content);
  if (asset.sha256 !== null && asset.sha256 !== sha256) return { fault: 'Its SHA-256 is another.' };
  return { fault: faultOf(asset.content_type, content), sha256 };
}
