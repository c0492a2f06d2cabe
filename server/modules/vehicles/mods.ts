import { conflict, found } from '../../core/problem.ts';
import type { Org, OrgReader } from '../../platform/db/index.ts';
import { listed, type Page } from '../../platform/http/index.ts';
import { VehicleMod } from './models.ts';
import { lockVehicle, type Reach, vehicleOf } from './reach.ts';
import type { ModInput, ModPatch } from './shapes.ts';
import { digest, type Expect } from './version.ts';

/** Modifications that one vehicle can have. */
export const mostMods = 500;

/** The version of a modification. */
export const modVersion = ({ name, description, installed_on }: Pick<VehicleMod, 'name' | 'description' | 'installed_on'>): string =>
  digest([name, description, installed_on]);

const modsOf = (db: OrgReader, vehicle_id: string) => db.rows(VehicleMod).where({ vehicle_id });

/** The modifications of a vehicle within reach, newest first. */
export const listMods = (org: Org, reach: Reach, call: { page(): Page }, vehicleId: string) =>
  org.read(async (db) => {
    await vehicleOf(db, reach, vehicleId);
    return listed(db, call, VehicleMod, { where: { vehicle_id: vehicleId } });
  });

/** Adds a modification; 409 `modification_conflict` past 500. */
export const addMod = (org: Org, reach: Reach, vehicleId: string, input: ModInput): Promise<VehicleMod> =>
  org.write('modification.added', async (db) => {
    await lockVehicle(db, reach, vehicleId);
    if ((await modsOf(db, vehicleId).resultSize()) >= mostMods)
      throw conflict('modification_conflict', `A vehicle has at most ${mostMods} modifications.`);
    const { name, description = null, installed_on = null } = input;
    return db.rows(VehicleMod).insert({ vehicle_id: vehicleId, name, description, installed_on }).returning('*');
  });

/** Which modification of which vehicle. */
export interface ModPlace {
  id: string;
  mod_id: string;
}

/** Changes what is named of a modification. */
export const changeMod = (org: Org, reach: Reach, { id, mod_id }: ModPlace, changes: ModPatch, expect: Expect): Promise<VehicleMod> =>
  org.write('modification.changed', async (db) => {
    await lockVehicle(db, reach, id);
    const row = found('modification', await modsOf(db, id).findById(mod_id));
    expect(modVersion(row));
    const fields = Object.keys(changes);
    db.record({ detail: { fields } });
    if (fields.length === 0) return row;
    return found(
      'modification',
      await modsOf(db, id)
        .findById(mod_id)
        .patch(changes as Partial<VehicleMod>)
        .returning('*')
        .first(),
    );
  });

/** Removes a modification; files that belong to it stay with the vehicle. */
export const removeMod = (org: Org, reach: Reach, { id, mod_id }: ModPlace, expect: Expect): Promise<void> =>
  org.write('modification.removed', async (db) => {
    await lockVehicle(db, reach, id);
    expect(modVersion(found('modification', await modsOf(db, id).findById(mod_id))));
    db.record({ target: mod_id });
    await modsOf(db, id).findById(mod_id).delete();
  });
