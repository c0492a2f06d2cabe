import { defineModule } from '../../platform/module.ts';
import { staffPages } from './staff.ts';
import { apiKeyRoutes } from './api-key-routes.ts';
import { authRoutes } from './auth-routes.ts';
import { deviceRoutes } from './device-routes.ts';
import { legacyRoutes } from './legacy-routes.ts';
import { memberRoutes } from './member-routes.ts';
import { meRoutes } from './me-routes.ts';
import { orgRoutes } from './org-routes.ts';
import { beginErasing } from './erasing.ts';
import { forgetOldAnswers, tidySignIn } from './sweep.ts';

export { getLimits, getOrg, getSettings, limitsInTurn, type OrganisationSettings } from './org-service.ts';
export { deviceUserIds } from './device-import.ts';
export { erasingOrgIds, isErasing, isGoing } from './erasing.ts';
export { orgBySlug } from './device-users.ts';
export { mustBeCalm } from './calm.ts';
export { admission } from './admission.ts';
export { addressesOf, callersOf } from './members.ts';
export { hashPassword, isPasswordHash, mustBeStrong, verifyPassword } from './passwords.ts';
export { accessTokens } from './access-tokens.ts';
export { seedOrganisation, type SeededOrganisation } from './seed.ts';

/** People, organisations and what they sign in with. */
export const identity = defineModule({
  name: 'identity',
  endpoints: [...authRoutes, ...meRoutes, ...orgRoutes, ...memberRoutes, ...apiKeyRoutes, ...legacyRoutes, ...deviceRoutes],
  sweeps: [tidySignIn, forgetOldAnswers, beginErasing],
  staff: staffPages,
});
