import type { Org } from '../../platform/db/index.ts';
import { Vehicle, VehicleMod } from './models.ts';

/** A vehicle with two modifications, to try things with; nothing where the organisation has a vehicle already. */
export const seedVehicle = (org: Org, user_id: string): Promise<Vehicle | undefined> =>
  org.write('vehicle.added', async (db) => {
    if ((await db.rows(Vehicle).resultSize()) > 0) return undefined;
    const vehicle = await db.rows(Vehicle).insert({ user_id, make: 'Subaru', model: 'Outback', year: '2016' }).returning('*');
    const mods = [
      { name: 'Raised springs', description: '40 mm, with longer dampers', installed_on: '2024-03-31' },
      { name: 'Tow bar', description: null, installed_on: '2025-06-14' },
    ];
    await db.rows(VehicleMod).insert(mods.map((mod) => ({ ...mod, vehicle_id: vehicle.id })));
    return vehicle;
  });
