import { Secret, TOTP } from 'otpauth';
import type { Knex } from 'knex';
import { conflict } from '../../server/core/problem.ts';
import { needed, type Settings } from '../../server/platform/config/index.ts';
import { SealRefused, secretBox, type SecretBox } from '../../server/platform/crypto/index.ts';
import type { StaffUser } from './staff-user.ts';

const table = 'app.staff_users';
const period = 30;
const boxes = new WeakMap<Settings, SecretBox>();

function box(settings: Settings): SecretBox {
  let made = boxes.get(settings);
  if (!made) boxes.set(settings, (made = secretBox(needed(settings, 'STAFF_SESSION_SECRET'), 'staff totp')));
  return made;
}

/** A fresh secret in base32, as authenticator apps take it. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32;

/** The secret as it is stored, for this person's row alone. */
export const sealTotp = (settings: Settings, staffId: string, secret: string): Buffer => box(settings).seal(secret, staffId);

const unreadable = () =>
  conflict(
    'authenticator_unreadable',
    'The console cannot read your authenticator any more: use a recovery code, or have your sign-in reset.',
  );

/** 409 `authenticator_unreadable` for one that was sealed under another STAFF_SESSION_SECRET. */
function open(settings: Settings, { id, totp_sealed }: Pick<StaffUser, 'id' | 'totp_sealed'>): string | undefined {
  try {
    return totp_sealed ? box(settings).open(totp_sealed, id).toString() : undefined;
  } catch (error) {
    throw error instanceof SealRefused ? unreadable() : error;
  }
}

const totpOf = (secret: string, label = ''): TOTP =>
  new TOTP({ issuer: 'Longhouse', label, secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period });

/** What the QR code says, and the secret to type where there is no camera. */
export function enrolment(settings: Settings, person: Pick<StaffUser, 'id' | 'email' | 'totp_sealed'>): { uri: string; secret: string } {
  const secret = open(settings, person);
  if (secret === undefined) throw new Error('There is no secret to enrol with.');
  return { uri: totpOf(secret, person.email).toString(), secret };
}

/** Keeps a secret to enrol with, in place of one that never was; false for whoever has enrolled, or has another password by now. */
export const offerTotp = async (
  staff: Knex,
  { id, password_hash }: Pick<StaffUser, 'id' | 'password_hash'>,
  totp_sealed: Buffer,
): Promise<boolean> =>
  (await staff(table).where({ id, password_hash }).whereNull('totp_confirmed_at').update({ totp_sealed, updated_at: new Date() })) === 1;

/** Ends the enrolment, once: false where it was ended already, or the secret is not the one that the code was of. */
export const confirmTotp = async (staff: Knex, { id, totp_sealed }: StaffUser, now: Date): Promise<boolean> =>
  (await staff(table)
    .where({ id, totp_sealed })
    .whereNull('totp_confirmed_at')
    .update({ totp_confirmed_at: now, updated_at: new Date() })) === 1;

/** The code of this moment: what an authenticator app shows. */
export const codeNow = (secret: string, now: Date): string => totpOf(secret).generate({ timestamp: now.getTime() });

/**
 * Whether the code is right: of this half minute or of one beside it, and of a later one than was used last. The used one is noted in the
 * same statement that asks, so of two at once one is refused.
 */
export async function takeCode(staff: Knex, settings: Settings, person: StaffUser, code: string, now: Date): Promise<boolean> {
  const token = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return false;
  const secret = open(settings, person);
  if (secret === undefined) return false;
  const delta = totpOf(secret).validate({ token, timestamp: now.getTime(), window: 1 });
  if (delta === null) return false;
  const step = Math.floor(now.getTime() / 1000 / period) + delta;
  const used = await staff(table).where({ id: person.id }).where('totp_step', '<', step).update({ totp_step: step });
  return used === 1;
}
