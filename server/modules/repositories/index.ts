import { defineModule } from '../../platform/module.ts';
import { staffPages } from './staff.ts';
import { readingRoutes } from './reading-routes.ts';
import { routes } from './routes.ts';
import { webhookRoutes } from './webhook-routes.ts';

export { type Delivery, recordDelivery } from './deliveries.ts';
export { GitRef } from './git-names.ts';
export type { Push } from './messages.ts';
export { Repository } from './models.ts';
export { getRepository, openRepository, type OpenRepository } from './open.ts';
export { gitProblem } from './problems.ts';
export { whenDisconnected } from './leaving.ts';
export { headOf } from './refs.ts';
export { type Accepted, receiveAzureDevOps, receiveGithub, type Received } from './receiving.ts';
export { type CommitView, viewAt } from './view.ts';

/** Repositories of the git providers: connected with a credential, read without a clone, and listened to by webhooks. */
export const repositories = defineModule({
  name: 'repositories',
  product: 'repositories',
  endpoints: [...routes, ...readingRoutes, ...webhookRoutes],
  staff: staffPages,
});
