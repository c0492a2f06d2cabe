import { conflict, invalid, notFound } from '../../core/problem.ts';
import type { Said } from '../../platform/ai/index.ts';
import type { Org, OrgReader } from '../../platform/db/index.ts';
import { Asset } from '../assets/index.ts';
import { type Conversation, conversationOf, newestMessages, textOf } from '../conversations/index.ts';
import { type Reach, type Vehicle, VehicleMod, vehicleOf, vehiclesOf } from '../vehicles/index.ts';
import { mostMessages } from './history.ts';

/** What somebody wants to know. */
export interface Asked {
  text: string;
  asset_ids: readonly string[];
  conversation_id?: string | undefined;
  vehicle_id?: string | undefined;
  /** What was said before, where the client keeps the conversation. */
  said?: readonly Said[];
}

/** Everything of the organisation that the question is about, within the reach of who asks, and nothing else. */
export interface Matter {
  conversation: Conversation | undefined;
  vehicle: Vehicle | undefined;
  mods: VehicleMod[];
  assets: Asset[];
  said: Said[];
}

const mostMods = 40;

/** Reads it; 404 `conversation_not_found`, `vehicle_not_found`, `asset_not_found`, 400 where nothing is asked. */
export const matterOf = (org: Org, reach: Reach, { text, conversation_id, vehicle_id, asset_ids, said = [] }: Asked): Promise<Matter> =>
  org.read(async (db) => {
    const conversation = conversation_id === undefined ? undefined : await conversationOf(db, reach, conversation_id);
    const vehicle =
      vehicle_id === undefined ? await vehicleIn(db, reach, conversation?.vehicle_id) : await vehicleOf(db, reach, vehicle_id);
    if (text === '' && asset_ids.length === 0) throw silent();
    const mods = vehicle ? await db.rows(VehicleMod).where({ vehicle_id: vehicle.id }).orderBy('id', 'desc').limit(mostMods) : [];
    const before = conversation ? await newestMessages(db, conversation.id, mostMessages) : [];
    return {
      conversation,
      vehicle,
      mods,
      assets: await assetsOf(db, reach, asset_ids),
      said: [...before.map(({ role, content }) => ({ role, text: textOf(content) })).filter(({ text }) => text !== ''), ...said],
    };
  });

const silent = () => invalid([{ path: 'body.text', message: 'Say something, or send a picture or a recording.' }]);

/** The vehicle of the conversation, if there is one that the caller still reaches. */
const vehicleIn = async (db: OrgReader, reach: Reach, id: string | null | undefined): Promise<Vehicle | undefined> =>
  typeof id === 'string' ? vehiclesOf(db, reach).findById(id) : undefined;

async function assetsOf(db: OrgReader, { role, user_id }: Reach, ids: readonly string[]): Promise<Asset[]> {
  if (ids.length === 0) return [];
  const mine = role === 'device' ? { created_by: user_id } : {};
  const rows = await db
    .rows(Asset)
    .whereIn('id', [...ids])
    .where({ kind: 'diagnose_upload', ...mine });
  return [...new Set(ids)].map((id) => {
    const asset = rows.find((row) => row.id === id);
    if (!asset) throw notFound('asset');
    if (asset.status !== 'ready') throw conflict('asset_conflict', 'The upload is not completed yet.');
    return asset;
  });
}
