import { defineModule } from '../../platform/module.ts';
import { legacyRoutes } from './legacy-routes.ts';
import { routes } from './routes.ts';
import { staffPages } from './staff.ts';

export { diagnosisExample, exchangeExample } from './examples.ts';
export { Diagnosis } from './models.ts';

/** The mechanic: diagnoses of problems with vehicles, in conversations. */
export const diagnoses = defineModule({
  name: 'diagnoses',
  product: 'vehicles',
  endpoints: [...routes, ...legacyRoutes],
  staff: staffPages,
});
