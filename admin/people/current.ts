import type { StaffRole } from '../../server/modules/staff/index.ts';
import type { Acting } from './events.ts';
import type { SignedIn } from './sessions.ts';

/** What AdminJS knows of who is signed in; it prints this into its pages. */
export interface CurrentAdmin {
  id: string;
  email: string;
  title: string;
  role: StaffRole;
  theme: string;
  /** They have an authenticator with us, and so recovery codes. */
  codes: boolean;
}

const acting = new WeakMap<object, Acting>();
const sessions = new WeakMap<object, SignedIn>();

/** Remembers from where this request's admin acts, and in which session. */
export function actsFrom(admin: CurrentAdmin, who: Acting, session: SignedIn): void {
  acting.set(admin, who);
  sessions.set(admin, session);
}

/** The session that this request came with; throws where nobody is signed in. */
export function sessionOf(admin: unknown): SignedIn {
  const found = typeof admin === 'object' && admin !== null ? sessions.get(admin) : undefined;
  if (!found) throw new Error('Nobody is signed in.');
  return found;
}

/** Who acts, for the audit event; throws where nobody is signed in. */
export function actingOf(admin: unknown): Acting {
  const found = typeof admin === 'object' && admin !== null ? acting.get(admin) : undefined;
  if (!found) throw new Error('Nobody is signed in.');
  return found;
}
