import { defineModule } from '../../platform/module.ts';
import { expire, remind } from './jobs.ts';
import { legacyRoutes } from './legacy-routes.ts';
import { routes } from './routes.ts';
import { sessionRoutes } from './session-routes.ts';
import { staffPages } from './staff.ts';
import { expireAll, remindAll } from './sweeps.ts';

export { type ImportedSummary, importSummaries, summariesThere } from './importing.ts';
export { type IntakeSeed, seedIntake } from './seed.ts';
export { SessionKey } from './shapes.ts';
export { longestSummary } from './summaries.ts';

/** What people say of themselves before they are seen: forms, sessions, danger, summaries. */
export const intake = defineModule({
  name: 'intake',
  product: 'intake',
  endpoints: [...sessionRoutes, ...routes, ...legacyRoutes],
  jobs: [remind, expire],
  sweeps: [remindAll, expireAll],
  staff: staffPages,
});
