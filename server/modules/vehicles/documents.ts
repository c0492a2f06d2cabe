import { found, invalid } from '../../core/problem.ts';
import type { Org, OrgReader, OrgWriter, Row } from '../../platform/db/index.ts';
import { listed, type Page } from '../../platform/http/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { Asset, discardLater, mustBeReady } from '../assets/index.ts';
import { VehicleDocument, VehicleMod } from './models.ts';
import { lockVehicle, type Reach, vehicleOf } from './reach.ts';
import type { DocumentInput } from './shapes.ts';

const documentKinds: readonly string[] = ['mod_document', 'service_document'];

const shown = (
  { id, vehicle_id, mod_id, asset_id, title, created_at }: Row<VehicleDocument>,
  { kind, content_type, size, file_name }: Asset,
) => ({
  id,
  vehicle_id,
  mod_id,
  asset_id,
  title,
  kind,
  content_type,
  size,
  file_name,
  created_at,
});

/** The files of a vehicle within reach, newest first. */
export const listDocuments = (org: Org, reach: Reach, call: { page(): Page }, vehicle_id: string) =>
  org.read(async (db) => {
    await vehicleOf(db, reach, vehicle_id);
    const { data, next_cursor } = await listed(db, call, VehicleDocument, { where: { vehicle_id } });
    const assetIds = data.map(({ asset_id }) => asset_id);
    const assets = new Map((await db.rows(Asset).whereIn('id', assetIds)).map((asset) => [asset.id, asset]));
    const whole = data.flatMap((row) => {
      const asset = assets.get(row.asset_id);
      return asset ? [shown(row, asset)] : []; // removed between the two statements
    });
    return { data: whole, next_cursor };
  });

/** Puts an uploaded file with a vehicle; 409 `document_conflict` when it is with one already. */
export const addDocument = (org: Org, reach: Reach, vehicle_id: string, { asset_id, mod_id = null, title = null }: DocumentInput) =>
  org.write('document.added', async (db) => {
    await lockVehicle(db, reach, vehicle_id);
    if (mod_id !== null) found('modification', await db.rows(VehicleMod).where({ vehicle_id }).findById(mod_id));
    const asset = await fileOf(db, reach, asset_id);
    return shown(await db.rows(VehicleDocument).insert({ vehicle_id, mod_id, asset_id, title }).returning('*'), asset);
  });

/** A file that may be put with a vehicle. A device has none but its own. */
async function fileOf(db: OrgReader, { role, user_id }: Reach, id: string): Promise<Asset> {
  const files = role === 'device' ? db.rows(Asset).where({ created_by: user_id }) : db.rows(Asset);
  const asset = found('asset', await files.findById(id));
  if (!documentKinds.includes(asset.kind))
    throw invalid([{ path: 'body.asset_id', message: `Must be a file of the kind ${documentKinds.join(' or ')}.` }]);
  return mustBeReady(asset);
}

/** Removes the files of a vehicle, as part of what removes the vehicle itself. */
export async function leaveNoFiles(db: OrgWriter, tools: Tools, vehicle_id: string): Promise<void> {
  const documents = await db.rows(VehicleDocument).where({ vehicle_id });
  await discardLater(
    db,
    tools,
    documents.map(({ asset_id }) => asset_id),
  );
}
