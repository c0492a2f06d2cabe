import { defineModule, type Module } from '../../platform/module.ts';
import { staffOrderJob, staffPlatformOrderJob } from '../../platform/staff/index.ts';
import { ordersOf } from './orders.ts';
import { platformOrders } from './platform-orders.ts';
import { staffPages } from './pages.ts';
import { routes } from './routes.ts';
import { forgetReadings } from './sweeps.ts';

export { StaffAccess, StaffEvent, StaffGrant, StaffReading, type StaffRole, staffRoles } from './models.ts';

/**
 * What our own people may see and order, and what an organisation sees of them. It carries out the orders of all the others, so it stands
 * last.
 */
export const staffModule = (others: readonly Module[]): Module =>
  defineModule({
    name: 'staff',
    endpoints: routes,
    jobs: [staffOrderJob(ordersOf(others)), staffPlatformOrderJob(platformOrders)],
    sweeps: [forgetReadings],
    staff: staffPages,
  });
