import type { Tools } from '../../server/platform/tools.ts';
import { guardGuess } from './attempts.ts';
import { type Acting, noteDeed } from './events.ts';
import { takeRecoveryCode } from './recovery.ts';
import { noteSteppedUp, type Proof, type SignedIn, steppedUpMinutes } from './sessions.ts';
import { normalEmail, staffByEmail } from './staff-user.ts';
import { takeCode } from './totp.ts';

/** What a form is told that asks for more than being signed in: which proof is still asked for, null for none, and how long one counts. */
export const asked = ({ proof, stepped_up }: SignedIn): { proof: Proof | null; minutes: number } => ({
  proof: stepped_up ? null : proof,
  minutes: steppedUpMinutes,
});

/**
 * Takes a fresh code of the authenticator, or a recovery code, for this session: used once, counted like a guess at the door, and noted
 * together with the session in one transaction. false where it is not right; 429 after too many tries.
 */
export async function stepUpByCode(
  { db: { staff }, settings, clock }: Tools,
  session: SignedIn,
  acting: Acting,
  code: string,
): Promise<boolean> {
  const guard = await guardGuess(staff, normalEmail(session.email), acting.ip);
  const right = await staff.transaction(async (trx) => {
    const person = await staffByEmail(trx, session.email);
    if (!person?.totp_confirmed_at) return false;
    const byCode = await takeCode(trx, settings, person, code, clock.now());
    if (!byCode && !(await takeRecoveryCode(trx, person.id, code))) return false;
    if (!(await noteSteppedUp(trx, session))) return false;
    await noteDeed(trx, acting, {
      action: 'staff_user.stepped_up',
      target: person.id,
      detail: { how: byCode ? 'authenticator' : 'recovery code' },
    });
    return true;
  });
  if (right) await guard.clear();
  return right;
}

/**
 * Notes for this session that Entra ID asked its owner for their credentials just now; false where the session is not theirs, or has ended.
 */
export const stepUpByEntra = (
  { db: { staff } }: Tools,
  session: Pick<SignedIn, 'token_hash' | 'staff_user_id'>,
  acting: Acting,
): Promise<boolean> =>
  staff.transaction(async (trx) => {
    if (!(await noteSteppedUp(trx, session))) return false;
    await noteDeed(trx, acting, { action: 'staff_user.stepped_up', target: acting.id, detail: { how: 'entra id' } });
    return true;
  });
