import { randomBytes } from 'node:crypto';
import { hashPassword } from '../../server/modules/identity/index.ts';
import type { Tools } from '../../server/platform/tools.ts';
import { noteCommand } from './events.ts';
import { forgetRecoveryCodes } from './recovery.ts';
import { endSessionsOf } from './sessions.ts';
import { changeStaff, staffByEmail, type StaffUser } from './staff-user.ts';

/** A password for the first sign-in, which then asks for an authenticator, and its hash. */
export async function newFirstPassword(): Promise<{ password: string; password_hash: string }> {
  const password = randomBytes(15).toString('base64url');
  return { password, password_hash: await hashPassword(password) };
}

/** What an account holds that begins anew with this password: no authenticator. */
export const beginningWith = (password_hash: string): Partial<StaffUser> => ({
  password_hash,
  totp_sealed: null,
  totp_confirmed_at: null,
  totp_step: 0,
});

/**
 * Lets one of our people begin anew from the command line: signed out everywhere, recovery codes worthless, another first password. For
 * when nobody can sign in to the console to do it there. False where nobody has the address.
 */
export async function resetStaff({ db: { staff } }: Pick<Tools, 'db'>, email: string, password_hash: string): Promise<boolean> {
  const person = await staffByEmail(staff, email);
  if (!person) return false;
  await staff.transaction(async (trx) => {
    await changeStaff(trx, person.id, beginningWith(password_hash));
    await forgetRecoveryCodes(trx, person.id);
    await endSessionsOf(trx, person.id);
    await noteCommand(trx, 'staff_user.sign_in_reset', person.id);
  });
  return true;
}
