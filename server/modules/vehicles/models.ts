import { OrgModel } from '../../platform/db/index.ts';

/** A vehicle; `user_id` is the person who added it. */
export class Vehicle extends OrgModel {
  static override tableName = 'app.vehicles';
  declare user_id: string;
  declare make: string;
  declare model: string;
  /** Text, as people write it: '1998', '1998/99'. */
  declare year: string;
}

/** A modification of a vehicle. */
export class VehicleMod extends OrgModel {
  static override tableName = 'app.vehicle_mods';
  declare vehicle_id: string;
  declare name: string;
  declare description: string | null;
  /** YYYY-MM-DD. */
  declare installed_on: string | null;
}

/** A file that belongs to a vehicle, perhaps to one of its modifications. */
export class VehicleDocument extends OrgModel {
  static override tableName = 'app.vehicle_documents';
  declare vehicle_id: string;
  declare mod_id: string | null;
  declare asset_id: string;
  declare title: string | null;
}
