import { found } from '../../core/problem.ts';
import type { Org, Plain } from '../../platform/db/index.ts';
import { listed, type Page } from '../../platform/http/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { Vehicle } from './models.ts';
import { leaveNoFiles } from './documents.ts';
import { lockVehicle, type Reach, within } from './reach.ts';
import { digest, type Expect } from './version.ts';
import type { VehicleInput, VehiclePatch } from './shapes.ts';

/** The version of a vehicle. */
export const versionOf = ({ make, model, year }: Pick<Vehicle, 'make' | 'model' | 'year'>): string => digest([make, model, year]);

/** The vehicles within reach, newest first. */
export const listVehicles = (org: Org, reach: Reach, call: { page(): Page }) =>
  org.read((db) => listed(db, call, Vehicle, { where: within(reach) }));

/** Adds a vehicle, which is then the caller's own. */
export const addVehicle = (org: Org, { user_id }: Reach, input: VehicleInput): Promise<Plain<Vehicle>> =>
  org.insert('vehicle.added', Vehicle, { ...input, user_id });

/** Changes what is named of a vehicle. */
export const changeVehicle = (org: Org, reach: Reach, id: string, changes: VehiclePatch, expect: Expect): Promise<Vehicle> =>
  org.write('vehicle.changed', async (db) => {
    const row = await lockVehicle(db, reach, id);
    expect(versionOf(row));
    const fields = Object.keys(changes);
    db.record({ detail: { fields } });
    if (fields.length === 0) return row;
    return found(
      'vehicle',
      await db
        .rows(Vehicle)
        .findById(id)
        .patch(changes as Partial<Vehicle>)
        .returning('*')
        .first(),
    );
  });

/** Removes a vehicle with its modifications and documents, files included. */
export const removeVehicle = (org: Org, tools: Tools, reach: Reach, id: string, expect: Expect): Promise<void> =>
  org.write('vehicle.removed', async (db) => {
    expect(versionOf(await lockVehicle(db, reach, id)));
    db.record({ target: id });
    await leaveNoFiles(db, tools, id);
    await db.rows(Vehicle).findById(id).delete();
  });
