import { found } from '../../core/problem.ts';
import type { Org, OrgReader, OrgWriter } from '../../platform/db/index.ts';
import type { Caller } from '../../platform/http/index.ts';
import { Vehicle } from './models.ts';

/** As much of the caller as decides which vehicles they reach: a device its own, everybody else the organisation's. */
export type Reach = Pick<Caller, 'role' | 'user_id'>;

/** What a row must say to be within the caller's reach. */
export const within = ({ role, user_id }: Reach): { user_id?: string } => (role === 'device' ? { user_id } : {});

/** The vehicles within the caller's reach. */
export const vehiclesOf = (db: OrgReader, reach: Reach) => db.rows(Vehicle).where(within(reach));

/** One vehicle within the caller's reach; 404 `vehicle_not_found`. */
export const vehicleOf = async (db: OrgReader, reach: Reach, id: string): Promise<Vehicle> =>
  found('vehicle', await vehiclesOf(db, reach).findById(id));

/** The same for those who hold no transaction. */
export const getVehicle = (org: Org, reach: Reach, id: string): Promise<Vehicle> => org.read((db) => vehicleOf(db, reach, id));

/** The vehicle if it is (still) within reach, and then nobody removes it until the transaction ends. */
export const heldVehicle = (db: OrgWriter, reach: Reach, id: string): PromiseLike<Vehicle | undefined> =>
  vehiclesOf(db, reach).findById(id).forKeyShare();

/** The same, held until the transaction ends, so that those who change a vehicle or what belongs to it take turns. */
export const lockVehicle = async (db: OrgWriter, reach: Reach, id: string): Promise<Vehicle> =>
  found('vehicle', await vehiclesOf(db, reach).findById(id).forUpdate());
