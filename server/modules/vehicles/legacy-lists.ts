import type { Org } from '../../platform/db/index.ts';
import { VehicleMod } from './models.ts';
import { mostMods } from './mods.ts';
import { type Reach, vehicleOf, vehiclesOf } from './reach.ts';

/** Rows that a bare list holds at most; the pages of v1 have no end. */
const most = 1000;

/** The newest 1,000 vehicles within reach. */
export const allVehicles = (org: Org, reach: Reach) => org.read((db) => vehiclesOf(db, reach).orderBy('id', 'desc').limit(most));

/** Every modification of a vehicle within reach, newest first. */
export const allMods = (org: Org, reach: Reach, vehicle_id: string) =>
  org.read(async (db) => {
    await vehicleOf(db, reach, vehicle_id);
    return db.rows(VehicleMod).where({ vehicle_id }).orderBy('id', 'desc').limit(mostMods);
  });
