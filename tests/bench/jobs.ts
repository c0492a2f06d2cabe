import { z } from 'zod';
import { openTools } from '../../server/open-tools.ts';
import { readSettings } from '../../server/platform/config/index.ts';
import { defineJob } from '../../server/platform/jobs/index.ts';
import { openLog } from '../../server/platform/log/index.ts';
import { Closing } from '../../server/run/closing.ts';
import { makeOrg } from '../support/orgs.ts';
import { asTestDatabase, openOwnPostgres } from '../support/own-postgres.ts';
import { median, percentile } from '../support/figures.ts';
import { table } from './table.ts';

/** How long a job waits for its start when nothing else is done, and how many one worker does in a second. */
export async function benchJobs({ rounds = 100, jobs = 1_000 } = {}): Promise<void> {
  const postgres = await openOwnPostgres();
  const closing = new Closing();
  try {
    const secret = 'a secret of the benchmark, of 32 bytes or more';
    const settings = readSettings({ LOG_LEVEL: 'warn', JWT_SIGNING_KEY: secret, PIN_PEPPER: secret, CURSOR_SECRET: `${secret}!` });
    const tools = await openTools(settings, { database: (role) => postgres.roles[role], log: openLog(settings) }, closing);
    const waiting = new Map<string, (at: number) => void>();
    const started = (thing: string): Promise<number> => new Promise((resolve) => waiting.set(thing, resolve));
    const kind = defineJob({
      name: 'bench.nothing',
      payload: z.strictObject({ thing: z.string() }),
      attempts: 1,
      run: ({ payload }) => Promise.resolve(waiting.get(payload.thing)?.(performance.now())),
    });
    tools.jobs.work(tools, [kind], []);
    const database = asTestDatabase(postgres);
    const org = tools.db.org((await makeOrg(database)).id, { kind: 'system', id: null });
    const others = await Promise.all(Array.from({ length: 20 }, () => makeOrg(database)));
    const ask = (of: typeof org, thing: string) => of.unrecorded('a benchmark', (db) => tools.jobs.enqueue(db, kind, { thing }));

    const idle: number[] = [];
    for (let n = -10; n < rounds; n += 1) {
      const start = started(`idle ${n}`);
      await ask(org, `idle ${n}`);
      const committed = performance.now();
      if (n >= 0) idle.push((await start) - committed);
      else await start; // the first ones warm up
    }
    const all = Array.from({ length: jobs }, (_, n) => started(`many ${n}`));
    const began = performance.now();
    for (let n = 0; n < jobs; n += 1) await ask(others[n % others.length]!, `many ${n}`);
    await Promise.all(all);
    const rate = jobs / ((performance.now() - began) / 1_000);
    process.stdout.write(
      table(['', 'median', 'p99'], [['commit to start, idle, ms', median(idle).toFixed(1), percentile(idle, 0.99).toFixed(1)]]),
    );
    process.stdout.write(
      `  ${Math.round(rate).toLocaleString('en')} jobs a second asked for and started, of ${others.length} organisations, by one worker in the same process\n`,
    );
    await database.db.closePool();
  } finally {
    await closing.close();
    await postgres.stop();
  }
}
