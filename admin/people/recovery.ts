import { createHash, randomBytes } from 'node:crypto';
import type { Knex } from 'knex';

const howMany = 10;
const table = 'app.staff_recovery_codes';

/** Eighty random bits each, so a plain hash is enough. */
const newCode = (): string =>
  randomBytes(10)
    .toString('hex')
    .replace(/(.{5})(?=.)/g, '$1-');
const hashOf = (staffId: string, code: string): Buffer =>
  createHash('sha256')
    .update(`${staffId} ${code.toLowerCase().replace(/[^0-9a-f]/g, '')}`)
    .digest();

/** Ten fresh recovery codes in place of the old ones; shown once, stored as hashes. */
export async function newRecoveryCodes(staff: Knex, staffId: string): Promise<string[]> {
  const codes = Array.from({ length: howMany }, newCode);
  await staff.transaction(async (trx) => {
    await forgetRecoveryCodes(trx, staffId);
    await trx(table).insert(codes.map((code) => ({ staff_user_id: staffId, code_hash: hashOf(staffId, code) })));
  });
  return codes;
}

/** How many recovery codes somebody has not used yet. */
export const recoveryCodesLeft = async (staff: Knex, staffId: string): Promise<number> => {
  const [row] = (await staff(table).where({ staff_user_id: staffId }).whereNull('used_at').count({ n: '*' })) as [{ n: number | string }];
  return Number(row.n);
};

/** Makes the recovery codes of somebody worthless. */
export const forgetRecoveryCodes = (staff: Knex, staffId: string): Promise<number> =>
  staff(table).where({ staff_user_id: staffId }).delete();

/** Takes a recovery code: true once for each, in place of a code of the authenticator. */
export async function takeRecoveryCode(staff: Knex, staffId: string, code: string): Promise<boolean> {
  const taken = await staff(table)
    .where({ staff_user_id: staffId, code_hash: hashOf(staffId, code) })
    .whereNull('used_at')
    .update({ used_at: staff.fn.now() });
  return taken === 1;
}
