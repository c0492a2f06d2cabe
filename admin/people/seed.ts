import { randomBytes } from 'node:crypto';
import { newId } from '../../server/core/ids.ts';
import { hashPassword } from '../../server/modules/identity/index.ts';
import type { StaffRole } from '../../server/modules/staff/index.ts';
import type { Tools } from '../../server/platform/tools.ts';
import { noteCommand } from './events.ts';
import { addStaff, changeStaff, staffByEmail, type StaffUser } from './staff-user.ts';
import { newTotpSecret, sealTotp } from './totp.ts';

/** How to sign in to the console. */
export interface StaffAccess {
  staff_email: string;
  staff_password: string;
  staff_totp_secret: string;
}

/**
 * A staff user to try the console with, their authenticator enrolled already; one that is there gets new sign-in data. Refused in
 * production.
 */
export async function seedStaff({ db: { staff }, settings }: Tools, email: string): Promise<StaffAccess> {
  if (settings.production) throw new Error('Production is not seeded.');
  const [password, secret] = [randomBytes(18).toString('base64url'), newTotpSecret()];
  const known = await staffByEmail(staff, email);
  const id = known?.id ?? newId();
  const access = {
    password_hash: await hashPassword(password),
    totp_sealed: sealTotp(settings, id, secret),
    totp_confirmed_at: new Date(),
    totp_step: 0,
  };
  if (known) await changeStaff(staff, id, access);
  else await addStaff(staff, { id, email, name: 'Demo staff', role: 'admin', ...access });
  return { staff_email: email, staff_password: password, staff_totp_secret: secret };
}

/** Adds one of our people from the command line, with a password for the first sign-in; undefined where the address is taken. */
export const createStaff = (
  { db: { staff } }: Pick<Tools, 'db'>,
  person: { email: string; name: string; role: StaffRole; entra_subject?: string; password_hash: string },
): Promise<StaffUser | undefined> =>
  staff.transaction(async (trx) => {
    const added = await addStaff(trx, person);
    if (added) await noteCommand(trx, 'staff_user.added', added.id, { role: added.role });
    return added;
  });
