import type { Knex } from 'knex';
import { newId } from '../../server/core/ids.ts';
import type { StaffRole } from '../../server/modules/staff/index.ts';

/** One of our own people, as the console's sign-in knows them. */
export interface StaffUser {
  id: string;
  email: string;
  name: string;
  role: StaffRole;
  password_hash: string | null;
  totp_sealed: Buffer | null;
  totp_confirmed_at: Date | null;
  /** The 30 seconds whose code was used last; codes of it and of earlier ones are refused. */
  totp_step: number;
  /** '<tenant>.<object id>' of their Entra ID account. */
  entra_subject: string | null;
  preferences: Record<string, unknown>;
  disabled_at: Date | null;
}

const table = 'app.staff_users';

/** The form in which addresses are compared. */
export const normalEmail = (email: string): string => email.trim().normalize('NFC').toLowerCase().slice(0, 254);

export const staffByEmail = (staff: Knex, email: string): Promise<StaffUser | undefined> =>
  staff<StaffUser>(table)
    .where({ email: normalEmail(email) })
    .first();

export const staffBySubject = (staff: Knex, subject: string): Promise<StaffUser | undefined> =>
  staff<StaffUser>(table).where({ entra_subject: subject }).first();

/** Whether anybody has been added yet. */
export const hasStaff = async (staff: Knex): Promise<boolean> => (await staff(table).first('id')) !== undefined;

/** Adds one of our people; undefined where the address is taken. */
export async function addStaff(
  staff: Knex,
  person: Pick<StaffUser, 'email' | 'name' | 'role'> & Partial<StaffUser>,
): Promise<StaffUser | undefined> {
  const row = { ...person, id: person.id ?? newId(), email: normalEmail(person.email) };
  const [added] = (await staff(table).insert(row).onConflict('email').ignore().returning('*')) as StaffUser[];
  return added;
}

/** Whether they still sign in as they did when this was read. Until the transaction ends nobody changes that. */
export const signsInAsBefore = async (trx: Knex, { id, password_hash, totp_sealed, entra_subject }: StaffUser): Promise<boolean> =>
  (await trx(table).where({ id, password_hash, totp_sealed, entra_subject }).whereNull('disabled_at').forUpdate().first('id')) !==
  undefined;

/** Changes what is given of one of our people. */
export const changeStaff = (staff: Knex, id: string, changes: Partial<StaffUser> & { last_sign_in_at?: Date }): Promise<number> =>
  staff(table)
    .where({ id })
    .update({ ...changes, updated_at: new Date() });
