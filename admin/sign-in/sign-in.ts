import { verifyPassword } from '../../server/modules/identity/index.ts';
import type { Tools } from '../../server/platform/tools.ts';
import { guardGuess } from '../people/attempts.ts';
import { type Acting, noteDeed } from '../people/events.ts';
import { takeRecoveryCode } from '../people/recovery.ts';
import { beginSession, endSessionsOf, type Stage } from '../people/sessions.ts';
import { changeStaff, normalEmail, signsInAsBefore, staffByEmail, type StaffUser } from '../people/staff-user.ts';
import { newTotpSecret, offerTotp, sealTotp, takeCode } from '../people/totp.ts';

/** From where somebody signs in. */
export interface Here {
  ip: string;
  user_agent: string;
  request_id: string;
}

/** A session that has begun: its token for the cookie, and whether an authenticator is still to be enrolled. */
export interface Begun {
  token: string;
  stage: Stage;
  person: StaffUser;
  /** In place of the authenticator: one less is left. */
  by_recovery_code?: true;
}

/**
 * Begins a full session and notes who signed in, how. undefined where their sign-in was reset, or they were disabled, since they were read.
 */
export async function admit({ db }: Tools, person: StaffUser, here: Here, how: string): Promise<Begun | undefined> {
  const acting: Acting = { id: person.id, name: person.name, ip: here.ip, request_id: here.request_id };
  return db.staff.transaction(async (trx): Promise<Begun | undefined> => {
    if (!(await signsInAsBefore(trx, person))) return undefined;
    const token = await beginSession(trx, { staff_user_id: person.id, stage: 'signed_in', ...here });
    await changeStaff(trx, person.id, { last_sign_in_at: new Date() });
    await noteDeed(trx, acting, { action: 'staff_user.signed_in', target: person.id, detail: { how } });
    return { token, stage: 'signed_in', person };
  });
}

/**
 * Lets somebody in as far as enrolling an authenticator, with a secret that nobody has seen yet and in place of whoever else was enrolling
 * for them: otherwise the one who knew the first password could keep the secret that its owner enrols. undefined where that was done
 * meanwhile.
 */
const beginEnrolling = ({ db, settings }: Tools, person: StaffUser, here: Here): Promise<Begun | undefined> =>
  db.staff.transaction(async (trx) => {
    if (!(await offerTotp(trx, person, sealTotp(settings, person.id, newTotpSecret())))) return undefined;
    await endSessionsOf(trx, person.id);
    const token = await beginSession(trx, { staff_user_id: person.id, stage: 'enrolling', ...here });
    return { token, stage: 'enrolling', person };
  });

/**
 * Signs one of our people in by password and a code of their authenticator or a recovery code. undefined for anything that is not right,
 * whatever it was; 429 after too many tries. Who has no authenticator yet is let in as far as enrolling one.
 */
export async function signIn(
  tools: Tools,
  given: { email: string; password: string; code: string },
  here: Here,
): Promise<Begun | undefined> {
  const { staff } = tools.db;
  const guard = await guardGuess(staff, normalEmail(given.email), here.ip);
  const person = await staffByEmail(staff, given.email);
  const right = await verifyPassword(person?.password_hash ?? null, given.password.slice(0, 128));
  if (!person || !right || person.disabled_at) return undefined;
  if (!person.totp_confirmed_at) {
    await guard.clear();
    return beginEnrolling(tools, person, here);
  }
  const byCode = await takeCode(staff, tools.settings, person, given.code, tools.clock.now());
  if (!byCode && !(await takeRecoveryCode(staff, person.id, given.code))) return undefined;
  await guard.clear();
  const begun = await admit(tools, person, here, byCode ? 'authenticator' : 'recovery code');
  return begun && !byCode ? { ...begun, by_recovery_code: true } : begun;
}
