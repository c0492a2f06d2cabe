import { randomBytes } from 'node:crypto';
import { newId } from '../../server/core/ids.ts';
import { hashPassword } from '../../server/modules/identity/index.ts';
import type { Tools } from '../../server/platform/tools.ts';
import { noteDeed } from './events.ts';
import { forgetRecoveryCodes } from './recovery.ts';
import { endSessionsOf } from './sessions.ts';
import { changeStaff, staffByEmail, type StaffUser } from './staff-user.ts';

/** A password for the first sign-in, which then asks for an authenticator. */
export const firstPassword = (): string => randomBytes(15).toString('base64url');

/** A new first password, and what an account holds that begins anew with it: no authenticator. */
export async function signInAnew(): Promise<{ password: string; values: Partial<StaffUser> }> {
  const password = firstPassword();
  return { password, values: { password_hash: await hashPassword(password), totp_sealed: null, totp_confirmed_at: null, totp_step: 0 } };
}

/**
 * Lets one of our people begin anew from the command line: signed out everywhere, recovery codes worthless, a first password that is told once.
 * For when nobody can sign in to the console to do it there. undefined where nobody has the address.
 */
export async function resetStaff({ db: { staff } }: Pick<Tools, 'db'>, email: string): Promise<string | undefined> {
  const person = await staffByEmail(staff, email);
  if (!person) return undefined;
  const { password, values } = await signInAnew();
  await staff.transaction(async (trx) => {
    await changeStaff(trx, person.id, values);
    await forgetRecoveryCodes(trx, person.id);
    await endSessionsOf(trx, person.id);
    const acting = { id: person.id, name: 'the command line', ip: '', request_id: newId() };
    await noteDeed(trx, acting, { action: 'staff_user.sign_in_reset', target: person.id, detail: { how: 'npm run staff' } });
  });
  return password;
}
