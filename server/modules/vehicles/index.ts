import { defineModule } from '../../platform/module.ts';
import { legacyRoutes } from './legacy-routes.ts';
import { partRoutes } from './part-routes.ts';
import { routes } from './routes.ts';
import { staffPages } from './staff.ts';

export { Vehicle, VehicleMod } from './models.ts';
export { seedVehicle } from './seed.ts';
export { getVehicle, heldVehicle, type Reach, vehicleOf, vehiclesOf } from './reach.ts';

/** Vehicles, their modifications and documents. */
export const vehicles = defineModule({
  name: 'vehicles',
  product: 'vehicles',
  endpoints: [...routes, ...partRoutes, ...legacyRoutes],
  staff: staffPages,
});
