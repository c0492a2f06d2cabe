import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { accessTokens } from '../../server/modules/identity/index.ts';
import { readSettings } from '../../server/platform/config/index.ts';
import { secret } from './api.ts';
import { type BenchDatabase, openBenchDatabase } from './database.ts';
import { startCandidate } from './load.ts';
import { percentile } from '../support/figures.ts';
import { table } from './table.ts';

const perSecond = 50;
const slow = 60;
const logins = 100;

/** What one organisation feels of another that keeps 60 slow requests open, and of a hundred people who sign in at once. */
export async function benchNeighbours({ seconds = 10 } = {}): Promise<void> {
  const database = await openBenchDatabase(2_000, 20);
  const us = await startCandidate('Longhouse', { kind: 'product', roles: database.roles, secret, pool: 8 });
  const base = `http://127.0.0.1:${us.port}/api/v1`;
  const ring = accessTokens(readSettings({ JWT_SIGNING_KEY: secret }));
  const [noisy, quiet] = database.samples.slice(0, 2).map(({ org_id, user_id, session_id, key_id }): Side => ({
    org_id,
    key_id,
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${ring.sign({ sub: user_id, org_id, sid: session_id }, 36_000)}`,
    },
  }));

  /** The quiet organisation's reads and writes at their own pace, while `beside` goes on; without it for so many seconds. */
  const felt = async (what: string, beside?: () => Promise<unknown>): Promise<string[]> => {
    const times: number[] = [];
    let failed = 0;
    let over = false;
    const ended = (beside?.() ?? sleep(seconds * 1_000)).finally(() => (over = true));
    const open: Promise<void>[] = [];
    for (let n = 0; !over || n < perSecond; n += 1) {
      const write = n % 5 === 4;
      const began = performance.now();
      const body = JSON.stringify({ name: 'ci', scopes: ['reports:read'] });
      const one = fetch(`${base}/api-keys${write ? '' : `/${quiet!.key_id}`}`, {
        headers: quiet!.headers,
        ...(write && { method: 'POST', body }),
      }).then(async (answer) => {
        await answer.arrayBuffer();
        times.push(performance.now() - began);
        if (!answer.ok) failed += 1;
      });
      open.push(one);
      await sleep(1_000 / perSecond);
    }
    await Promise.all([ended, ...open]);
    const at = (part: number) => percentile(times, part).toFixed(1);
    return [what, String(times.length), String(failed), at(0.5), at(0.99), at(1)];
  };

  try {
    await felt('', () => sleep(2_000)); // warms up
    const rows = [await felt('nobody else')];
    const noise = () => held(database.roles, noisy!, () => storm(base, noisy!, Date.now() + seconds * 1_000));
    rows.push(await felt(`beside ${slow} slow requests of another`, noise));
    rows.push(await felt(`beside ${logins} sign-ins at once`, () => signIns(base)));
    process.stdout.write(`${perSecond} requests/s of one organisation, every fifth a write\n`);
    process.stdout.write(table(['', 'requests', 'failed', 'p50 ms', 'p99 ms', 'longest ms'], rows));
  } finally {
    if (us.child.connected) us.child.disconnect();
    await database.stop();
  }
}

type Side = { org_id: string; key_id: string; headers: Record<string, string> };

/** Holds one API key's row locked while the work goes on: whoever wants to change it waits as long as the database lets it. */
async function held({ app }: BenchDatabase['roles'], { org_id, key_id }: Side, work: () => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ ...app, password: String(app.password), ssl: false });
  await client.connect();
  try {
    await client.query('begin');
    await client.query('set local idle_in_transaction_session_timeout = 0');
    await client.query(`select set_config('app.org_id', $1, true)`, [org_id]);
    const { rowCount } = await client.query('select 1 from app.api_keys where id = $1 for update', [key_id]);
    if (rowCount !== 1) throw new Error('There is no such key to be held.');
    await work();
  } finally {
    await client.end();
  }
}

/** Keeps so many changes of the held key under way until the time is over; answers how many were made. */
async function storm(base: string, { key_id, headers }: Side, end: number): Promise<void> {
  const lane = async (): Promise<void> => {
    while (Date.now() < end) {
      const answer = await fetch(`${base}/api-keys/${key_id}`, { method: 'PATCH', headers, body: '{"name":"slow"}' });
      await answer.arrayBuffer();
    }
  };
  await Promise.all(Array.from({ length: slow }, lane));
}

/** So many people who sign in at the same moment, each with a password that has to be hashed. */
const signIns = (base: string): Promise<unknown> =>
  Promise.all(
    Array.from({ length: logins }, async (_, n) => {
      const body = JSON.stringify({ email: `person-${n}@example.test`, password: 'this is not the password' });
      const answer = await fetch(`${base}/auth/login`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
      await answer.arrayBuffer();
      if (answer.status !== 401) throw new Error(`A sign-in was answered ${answer.status}.`);
    }),
  );
