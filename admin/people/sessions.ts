import { createHash, randomBytes } from 'node:crypto';
import type { Knex } from 'knex';
import type { StaffRole } from '../../server/modules/staff/index.ts';

const idleMinutes = 20;
const absoluteHours = 8;
/** How long a fresh code counts for what is dangerous. */
export const steppedUpMinutes = 5;
const table = 'app.staff_sessions';

/** Where a session stands: `enrolling` has shown the password and has yet to enrol an authenticator. */
export type Stage = 'enrolling' | 'signed_in';

/** Who is signed in at this moment: read on every request, so a changed role or a disabled account acts on the next one. */
export interface SignedIn {
  token_hash: Buffer;
  stage: Stage;
  staff_user_id: string;
  email: string;
  name: string;
  role: StaffRole;
  preferences: Record<string, unknown>;
  /** How they can show anew that it is they: a code of their authenticator, or Entra ID where they have none. */
  proof: Proof;
  /** That they did so within the last minutes, in this session. */
  stepped_up: boolean;
}

export type Proof = 'code' | 'entra';

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/**
 * A session of its own for each sign-in, so none that somebody else knew before; answers the token for the cookie. The hash alone is
 * stored.
 */
export async function beginSession(
  staff: Knex,
  { staff_user_id, stage, ip, user_agent }: { staff_user_id: string; stage: Stage; ip: string; user_agent: string },
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const lives = stage === 'enrolling' ? '15 minutes' : `${absoluteHours} hours`;
  await staff(table).insert({
    token_hash: hashOf(token),
    staff_user_id,
    stage,
    ip,
    user_agent: user_agent.slice(0, 300),
    expires_at: staff.raw(`now() + interval '${lives}'`),
  });
  await staff(table).where('expires_at', '<', staff.fn.now()).delete();
  return token;
}

const findSql = `update app.staff_sessions s set last_seen_at = now() from app.staff_users u
  where s.token_hash = ? and u.id = s.staff_user_id and u.disabled_at is null and s.expires_at > now()
    and s.last_seen_at > now() - interval '${idleMinutes} minutes'
  returning s.token_hash, s.stage, s.staff_user_id, u.email, u.name, u.role, u.preferences,
    case when u.totp_confirmed_at is null then 'entra' else 'code' end as proof,
    coalesce(s.stepped_up_at > now() - interval '${steppedUpMinutes} minutes', false) as stepped_up`;

/** Whose token this is; undefined once it was idle for 20 minutes, is 8 hours old, or its owner is disabled. */
export async function findSession(staff: Knex, token: string): Promise<SignedIn | undefined> {
  if (token.length !== 43) return undefined;
  const { rows } = (await staff.raw(findSql, [hashOf(token)])) as { rows: SignedIn[] };
  return rows[0];
}

/** Notes that the owner of this session has just shown anew that it is they; false where the session is theirs no more. */
export const noteSteppedUp = async (
  staff: Knex,
  { token_hash, staff_user_id }: Pick<SignedIn, 'token_hash' | 'staff_user_id'>,
): Promise<boolean> =>
  (await staff(table)
    .where({ token_hash, staff_user_id, stage: 'signed_in' })
    .where('expires_at', '>', staff.fn.now())
    .update({ stepped_up_at: staff.fn.now() })) === 1;

/** What somebody showed in their sessions counts no more: they have another role, which asks anew. */
export const forgetSteppedUp = (staff: Knex, staffId: string): Promise<number> =>
  staff(table).where({ staff_user_id: staffId }).update({ stepped_up_at: null });

export const endSession = (staff: Knex, tokenHash: Buffer): Promise<number> => staff(table).where({ token_hash: tokenHash }).delete();

/** Signs a person out everywhere. */
export const endSessionsOf = (staff: Knex, staffId: string): Promise<number> => staff(table).where({ staff_user_id: staffId }).delete();
