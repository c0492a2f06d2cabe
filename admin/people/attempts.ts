import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import { tooMany } from '../../server/core/problem.ts';

const free = 5;
const longestSeconds = 900;
const quiet = '1 hour';

// Counted before the guess, by the statement that lets it through: of guesses made at the same time each sees the one before it. A quiet
// hour
// starts the count anew. While a delay lasts nothing comes back.
const countSql = `insert into app.staff_attempts as a (key, failures, wait_until) values (?, 1, to_timestamp(0))
  on conflict (key) do update set created_at = now(), failures = case when a.created_at < now() - interval '${quiet}' then 1 else a.failures + 1 end,
    wait_until = case when a.failures >= ${free} and a.created_at >= now() - interval '${quiet}'
      then now() + make_interval(secs => least(${longestSeconds}, 2 ^ least(a.failures - ${free} + 1, 12))) else to_timestamp(0) end
  where a.wait_until <= now() returning failures`;
const waitSql = 'select greatest(1, extract(epoch from wait_until - now()))::float as wait from app.staff_attempts where key = ?';

// Its guess was right, so it counts for nothing; those before it still do.
const giveBackSql = 'update app.staff_attempts set failures = greatest(failures - 1, 0), wait_until = to_timestamp(0) where key = ?';

const keyOf = (kind: string, value: string): string => createHash('sha256').update(`${kind} ${value}`).digest('hex');

/**
 * Guards one guess of a password or code, for the account and for the address it comes from. After five, one guess per delay goes through;
 * the delay doubles up to 15 minutes and is never for ever. Counted in Postgres, for all processes together. 429 while the delay lasts.
 * `clear` is for a right one: it forgets the account's failures, not the address's, or whoever has one account could guess at all others
 * from there.
 */
export async function guardGuess(staff: Knex, email: string, ip: string): Promise<{ clear(): Promise<void> }> {
  const [account, address] = [keyOf('account', email), keyOf('address', ip)];
  // The address first: whose turn it is not leaves no trace at the accounts they name.
  for (const key of [address, account]) {
    const { rowCount } = (await staff.raw(countSql, [key])) as { rowCount: number };
    if (rowCount > 0) continue;
    const { rows } = (await staff.raw(waitSql, [key])) as { rows: { wait: number }[] };
    throw tooMany(rows[0]?.wait ?? 1, 'rate_limited', 'Too many tries: wait a moment.');
  }
  return {
    // Counts of a quiet hour mean nothing any more: they go with the next sign-in.
    clear: async () => {
      await staff.raw(giveBackSql, [address]);
      const over = `failures = 0 or created_at < now() - interval '${quiet}'`;
      await staff('app.staff_attempts').where({ key: account }).orWhereRaw(over).delete();
    },
  };
}
