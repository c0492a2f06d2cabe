import { tooMany } from '../../core/problem.ts';
import { SharedCounter } from '../../platform/http/index.ts';
import type { Tools } from '../../platform/tools.ts';

const failuresBeforeDelay = 10;
const longestDelaySeconds = 900;
const hour = 3600;

interface Counters {
  account: SharedCounter;
  address: SharedCounter;
  sends: SharedCounter;
  sendsPerDay: SharedCounter;
  wait: SharedCounter;
}
const made = new WeakMap<Tools['db'], Counters>();

function counters({ db }: Tools): Counters {
  let found = made.get(db);
  if (!found) {
    found = {
      account: new SharedCounter(db, 'sign_in_account', failuresBeforeDelay, 24 * hour),
      address: new SharedCounter(db, 'sign_in_address', failuresBeforeDelay, hour),
      sends: new SharedCounter(db, 'pin_sends', 3, hour / 4),
      sendsPerDay: new SharedCounter(db, 'pin_sends_day', 10, 24 * hour),
      wait: new SharedCounter(db, 'sign_in_wait', 1, 2),
    };
    made.set(db, found);
  }
  return found;
}

/** Whether one more PIN may be sent to the address (3 in 15 minutes, 10 a day). The caller is not told, or addresses could be probed. */
export async function maySendPin(tools: Tools, email: string): Promise<boolean> {
  const { sends, sendsPerDay } = counters(tools);
  const [now, today] = await Promise.all([sends.add(email), sendsPerDay.add(email)]);
  return now.used <= sends.limit && today.used <= sendsPerDay.limit;
}

/**
 * Guards a guess of a password or PIN, counted before it is made. After ten for an account from one address, one guess per delay is let
 * through and the others are answered 429; the delay doubles up to 15 minutes, never a lock for ever. The guesses from all addresses
 * together count too, at ten times the number, so that many addresses get no further. Success starts the counts anew.
 */
export async function guardGuess<T>(tools: Tools, email: string, ip: string, guess: () => Promise<T>): Promise<T> {
  const { account, address, wait } = counters(tools);
  const here = `${email}|${ip}`;
  const [all, mine] = await Promise.all([account.look(email), address.add(here)]);
  const over = Math.max(mine.used, Math.floor(all.used / 10)) - failuresBeforeDelay;
  if (over > 0) {
    const turn = await wait.add(here);
    if (turn.used > 1) throw tooMany(turn.ms_left / 1000);
    await wait.block(here, Math.min(longestDelaySeconds, 2 ** Math.min(over, 10)));
  }
  await account.add(email); // only what is tried counts for the account: a stranger's refused guesses cost its owner nothing
  const result = await guess();
  await Promise.all([account.clear(email), address.clear(here), ...(over > 0 ? [wait.clear(here)] : [])]);
  return result;
}
