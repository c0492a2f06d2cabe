import type { StaffRole } from '../../server/modules/staff/index.ts';
import type { Acting } from './events.ts';

/** What AdminJS knows of who is signed in; it prints this into its pages. */
export interface CurrentAdmin {
  id: string;
  email: string;
  title: string;
  role: StaffRole;
  theme: string;
}

const acting = new WeakMap<object, Acting>();

/** Remembers from where this request's admin acts. */
export const actsFrom = (admin: CurrentAdmin, who: Acting): void => void acting.set(admin, who);

/** Who acts, for the audit event; throws where nobody is signed in. */
export function actingOf(admin: unknown): Acting {
  const found = typeof admin === 'object' && admin !== null ? acting.get(admin) : undefined;
  if (!found) throw new Error('Nobody is signed in.');
  return found;
}
