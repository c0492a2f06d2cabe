import { seedOrganisation, type SeededOrganisation } from '../server/modules/identity/index.ts';
import { seedVehicle } from '../server/modules/vehicles/index.ts';
import type { Tools } from '../server/platform/tools.ts';

/**
 * The organisation that a first start on a developer's machine makes, with a vehicle in it; old clients without an organisation of their own
 * sign in there by device.
 */
export async function seedDemo(tools: Tools): Promise<SeededOrganisation | undefined> {
  const seeded = await seedOrganisation(tools, {
    slug: 'demo',
    name: 'Demo organisation',
    email: 'demo@longhouse.example',
    settings: { device_signin: 'open' },
  });
  if (seeded) await seedVehicle(tools.db.org(seeded.org_id, { kind: 'system', id: null }), seeded.user_id);
  return seeded;
}
