import { defineModule } from '../../platform/module.ts';
import { staffPages } from './staff.ts';
import { orgKeyRoutes } from './org-key-routes.ts';
import { reseal } from './reseal.ts';
import { routes } from './routes.ts';
import { forgetUses } from './sweep.ts';

export { type SealedColumn, sealedColumn, sealedColumns } from './sealed-columns.ts';
export { getCredential } from './service.ts';
export { noteRejected, type ReadyToken, tokenFor } from './use.ts';

/** The tokens of the git providers, sealed, and the organisation's keys that seal them. */
export const credentials = defineModule({
  name: 'credentials',
  endpoints: [...routes, ...orgKeyRoutes],
  jobs: [reseal],
  sweeps: [forgetUses],
  staff: staffPages,
});
