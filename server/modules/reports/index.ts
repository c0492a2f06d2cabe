import { defineModule } from '../../platform/module.ts';
import { staffPages } from './staff.ts';
import { whenDisconnected } from '../repositories/index.ts';
import { run } from './jobs.ts';
import { routes } from './routes.ts';
import { discardFilesOf } from './service.ts';
import { webhookRoutes } from './webhook-routes.ts';

export { Report } from './model.ts';
export type { ReportData, ReportFinding, ReportFrame } from './analysis/index.ts';

whenDisconnected(discardFilesOf);

/** Analyses of logs and commits against the code, and the reports that come of them. */
export const reports = defineModule({
  name: 'reports',
  product: 'repositories',
  endpoints: [...routes, ...webhookRoutes],
  jobs: [run],
  staff: staffPages,
});
