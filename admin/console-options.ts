import type { StaffSection } from '../server/platform/staff/index.ts';
import type { AdminJSOptions } from './adminjs.ts';
import { actionsOf } from './actions/options.ts';
import type { Works } from './actions/works.ts';
import { componentLoader } from './components.ts';
import type { Ground } from './resources/staff-resource.ts';

const sections: Record<StaffSection, { name: string; icon: string }> = {
  organisations: { name: 'Organisations', icon: 'Home' },
  work: { name: 'Work', icon: 'Activity' },
  products: { name: 'Products', icon: 'Package' },
  security: { name: 'Security', icon: 'Shield' },
  staff: { name: 'Staff', icon: 'Users' },
};

/** The order in which tables stand in their section; those that are not named follow. */
const order = [
  'orgs',
  'users',
  'memberships',
  'invitations',
  'reports',
  'repositories',
  'jobs',
  'provider_credentials',
  'api_keys',
  'org_keys',
  'audit_events',
];
const rank = (table: string): number => (order.indexOf(table) + 1 || order.length + 1) as number;

/** Everything that AdminJS is told: one resource for each table of the modules' staff data, and the pages. */
export function consoleOptions(ground: Ground, works: Works): AdminJSOptions {
  return {
    rootPath: '/admin',
    loginPath: '/admin/login',
    logoutPath: '/admin/logout',
    componentLoader: componentLoader(),
    branding: { companyName: 'Longhouse', logo: '/admin/logo.svg', favicon: '/admin/logo.svg', withMadeWithLove: false },
    assets: { styles: ['/admin/console.css'] },
    settings: { defaultPerPage: 20 },
    resources: [...ground.tables.values()]
      .sort((a, b) => rank(a.table) - rank(b.table))
      .map((table) => ({
        resource: { table, ground },
        options: {
          id: table.table,
          navigation: sections[table.section],
          titleProperty: table.title,
          listProperties: [...table.list],
          showProperties: [...table.visible.slice(0, -1), ...Object.keys(table.figures ?? {}), ...table.visible.slice(-1)],
          filterProperties: [...table.filter],
          editProperties: [...(table.edit ?? [])],
          sort: { sortBy: table.sort[0]!, direction: 'desc' as const },
          properties: { _id: { isVisible: false } },
          actions: actionsOf(table, works),
        },
      })),
  };
}
