import { seedStaff, type StaffAccess } from '../admin/people/seed.ts';
import { seedOrganisation, type SeededOrganisation } from '../server/modules/identity/index.ts';
import { seedIntake } from '../server/modules/intake/index.ts';
import { seedVehicle } from '../server/modules/vehicles/index.ts';
import type { Tools } from '../server/platform/tools.ts';
import { demoIntake } from './intake.ts';
import { seedConversation } from './mechanic.ts';
import { seedReadings } from './readings.ts';

/**
 * The organisation that a first start on a developer's machine makes, with vehicles, a conversation, an intake and events in it, and somebody
 * to open the staff console as; old clients without an organisation of their own sign in there by device.
 */
export async function seedDemo(tools: Tools): Promise<(SeededOrganisation & StaffAccess) | undefined> {
  const seeded = await seedOrganisation(tools, {
    slug: 'demo',
    name: 'Demo organisation',
    email: 'demo@longhouse.example',
    settings: { device_signin: 'open' },
  });
  if (!seeded) return undefined;
  const org = tools.db.org(seeded.org_id, { kind: 'system', id: null });
  await seedVehicle(org, seeded.user_id);
  await seedConversation(org, seeded.user_id);
  await seedIntake(org, tools, seeded.user_id, demoIntake);
  await seedReadings(org);
  return { ...seeded, ...(await seedStaff(tools, 'staff@longhouse.example')) };
}
