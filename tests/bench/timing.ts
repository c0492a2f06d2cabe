import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { hashPassword } from '../../server/modules/identity/passwords.ts';
import { installQueues } from '../../server/platform/jobs/install.ts';
import { secret } from './api.ts';
import { type BenchDatabase, openBenchDatabase } from './database.ts';
import { startCandidate } from './load.ts';
import { median } from '../support/figures.ts';
import { table } from './table.ts';

const doors: Record<string, [path: string, body: (email: string) => object]> = {
  'request-pin, to sign in': ['/api/v1/auth/request-pin', (email) => ({ email, purpose: 'sign_in' })],
  'request-pin, to sign up': ['/api/v1/auth/request-pin', (email) => ({ email, purpose: 'sign_up' })],
  'request-pin, to reset': ['/api/v1/auth/request-pin', (email) => ({ email, purpose: 'reset' })],
  'login, wrong password': ['/api/v1/auth/login', (email) => ({ email, password: 'this is not the password' })],
  'reset-password, wrong PIN': ['/api/v1/auth/reset-password', (email) => ({ email, pin: '000000', password: 'a password for later' })],
  '/api/request_pin': ['/api/request_pin', (email) => ({ email })],
  '/api/login, wrong password': ['/api/login', (email) => ({ email, password: 'this is not the password' })],
};

/** What the time of an answer tells of an address: known against unknown ones, one after the other in turns, each asked about once per door. */
export async function benchTiming({ samples = 500 } = {}): Promise<void> {
  const count = samples + 50;
  // Nobody is asked about twice: an address that was sent three PINs is sent no more, known or not, and is answered sooner.
  const everybody = count * Object.keys(doors).length;
  const database = await openBenchDatabase(everybody, everybody);
  await installQueues(database.roles.owner);
  const known = await people(database);
  const us = await startCandidate('Longhouse', {
    kind: 'product',
    roles: database.roles,
    secret,
    pool: 4,
  });
  const timed = async (path: string, body: object): Promise<number> => {
    const began = performance.now();
    const response = await fetch(`http://127.0.0.1:${us.port}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    await response.arrayBuffer();
    if (response.status >= 429) throw new Error(`${path} answers ${response.status}`);
    return performance.now() - began;
  };
  try {
    const rows: string[][] = [];
    for (const [name, [path, body]] of Object.entries(doors)) {
      const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
      for (let at = 0; at < count; at += 1) {
        const address = { known: known[rows.length * count + at]!, unknown: `nobody-${at}-of-${rows.length}@example.test` };
        for (const who of Math.random() < 0.5 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const)) {
          const ms = await timed(path, body(address[who]));
          if (at >= count - samples) times[who].push(ms); // those before warm up
        }
        if (at % 50 === 0) process.stdout.write(`\r  ${name}: ${at} of ${count}`.padEnd(60));
      }
      const [of, not] = [median(times.known), median(times.unknown)];
      rows.push([name, of.toFixed(2), not.toFixed(2), (of - not).toFixed(2), areaUnder(times.known, times.unknown).toFixed(3)]);
      await sleep(200); // what was started behind the answers ends
    }
    process.stdout.write(`\r${''.padEnd(60)}\r${samples} samples each, in turns; 0.5 is a coin's guess\n`);
    process.stdout.write(table(['', 'known ms', 'unknown ms', 'difference ms', 'area under the curve'], rows));
  } finally {
    if (us.child.connected) us.child.disconnect();
    await database.stop();
  }
}

/** Gives everybody in the database the same password; their addresses. */
async function people({ roles: { owner, auth } }: BenchDatabase): Promise<string[]> {
  const client = new pg.Client({ ...auth, password: String(auth.password), ssl: false });
  await client.connect();
  try {
    await client.query('update app.users set password_hash = $1', [await hashPassword('the password of everybody')]);
    const { rows } = await client.query<{ email: string }>('select email from app.users order by id');
    if (rows.length === 0) throw new Error(`${owner.database} has nobody in it.`);
    return rows.map(({ email }) => email);
  } finally {
    await client.end();
  }
}

/** How often a known address took longer than an unknown one: what a guess by the clock would gain. */
function areaUnder(known: number[], unknown: number[]): number {
  let longer = 0;
  for (const a of known) for (const b of unknown) longer += a > b ? 1 : a === b ? 0.5 : 0;
  return longer / (known.length * unknown.length);
}
