import { seedOrganisation, type SeededOrganisation } from '../server/modules/identity/index.ts';
import type { Tools } from '../server/platform/tools.ts';

/** The organisation that a first start on a developer's machine makes; old clients without an organisation of their own sign in there by device. */
export const seedDemo = (tools: Tools): Promise<SeededOrganisation | undefined> =>
  seedOrganisation(tools, {
    slug: 'demo',
    name: 'Demo organisation',
    email: 'demo@longhouse.example',
    settings: { device_signin: 'open' },
  });
