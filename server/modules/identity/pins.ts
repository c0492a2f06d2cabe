import { createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import type { Knex } from 'knex';
import { newId } from '../../core/ids.ts';
import { Problem } from '../../core/problem.ts';
import { needed } from '../../platform/config/index.ts';
import type { Tools } from '../../platform/tools.ts';

/** What a PIN can be asked for. */
export const purposes = ['sign_up', 'sign_in', 'reset', 'link'] as const;
export type Purpose = (typeof purposes)[number];

const maxAttempts = 5;
/** Where a PIN signs in by itself it lives at most this long. */
const signInMinutes = 10;

/** One answer for a wrong, expired, used or unknown PIN, so that nobody learns which. */
export const pinRefused = () => new Problem(400, 'pin_invalid', 'This PIN is wrong or no longer valid. Ask for a new one.');

/** Minutes that a PIN of this purpose lives. */
export const pinMinutes = (tools: Tools, purpose: Purpose): number =>
  purpose === 'sign_in' || purpose === 'link' ? Math.min(signInMinutes, tools.settings.PIN_EXP_MINUTES) : tools.settings.PIN_EXP_MINUTES;

/** Makes the one live PIN of the address and purpose and gives its six digits; `usable` false stores one that nobody can know. */
export async function issuePin(trx: Knex.Transaction, tools: Tools, email: string, purpose: Purpose, usable: boolean): Promise<string> {
  const id = newId();
  const pin = String(randomInt(1_000_000)).padStart(6, '0');
  const mac = usable ? macOf(tools, id, purpose, pin) : randomBytes(32);
  await trx.raw(
    `insert into app.email_verification (id, email, purpose, pin_mac, expires_at) values (?, ?, ?, ?, now() + ? * interval '1 minute')
     on conflict (email, purpose) do update set id = excluded.id, pin_mac = excluded.pin_mac, expires_at = excluded.expires_at,
       attempts = 0, consumed_at = null, created_at = now()`,
    [id, email, purpose, mac, pinMinutes(tools, purpose)],
  );
  return pin;
}

/**
 * Checks a PIN; the attempt is counted, in a statement of its own, before anything is compared, so that no race buys another guess.
 * Gives the id to be passed to `consumePin` in the transaction of what the PIN is good for; else 400 `pin_invalid`.
 */
export async function checkPin(tools: Tools, email: string, purpose: Purpose, pin: string): Promise<string> {
  const { rows } = (await tools.db.auth.raw(
    `update app.email_verification set attempts = attempts + 1
     where email = ? and purpose = ? and attempts < ? and consumed_at is null and expires_at > now() returning id, pin_mac`,
    [email, purpose, maxAttempts],
  )) as { rows: { id: string; pin_mac: Buffer }[] };
  const [live] = rows;
  if (!live || !timingSafeEqual(live.pin_mac, macOf(tools, live.id, purpose, pin))) throw pinRefused();
  return live.id;
}

/** Uses the PIN up; of several that hold it, one gets through. */
export async function consumePin(trx: Knex.Transaction, id: string): Promise<void> {
  const used = await trx('app.email_verification').where({ id }).whereNull('consumed_at').update({ consumed_at: trx.fn.now() });
  if (used !== 1) throw pinRefused();
}

const macOf = (tools: Tools, id: string, purpose: Purpose, pin: string): Buffer =>
  createHmac('sha256', needed(tools.settings, 'PIN_PEPPER')).update(`${id}|${purpose}|${pin}`).digest();
