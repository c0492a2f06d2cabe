import { found } from '../../core/problem.ts';
import type { Org, OrgReader } from '../../platform/db/index.ts';
import type { Caller } from '../../platform/http/index.ts';
import { Vehicle } from './models.ts';

/** As much of the caller as decides which vehicles they reach: a device its own, everybody else the organisation's. */
export type Reach = Pick<Caller, 'role' | 'user_id'>;

/** The vehicles within the caller's reach. */
export const vehiclesOf = (db: OrgReader, { role, user_id }: Reach) =>
  role === 'device' ? db.rows(Vehicle).where({ user_id }) : db.rows(Vehicle);

/** One vehicle within the caller's reach; 404 `vehicle_not_found`. */
export const vehicleOf = async (db: OrgReader, reach: Reach, id: string): Promise<Vehicle> =>
  found('vehicle', await vehiclesOf(db, reach).findById(id));

/** The same for those who hold no transaction. */
export const getVehicle = (org: Org, reach: Reach, id: string): Promise<Vehicle> => org.read((db) => vehicleOf(db, reach, id));
