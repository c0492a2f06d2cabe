import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from '@jest/globals';
import type { Org } from '../../server/platform/db/index.ts';
import type { TestDatabase } from '../support/database.ts';
import { seed } from '../support/budget.ts';
import { makeOrg } from '../support/orgs.ts';
import { randomFrom } from '../support/random.ts';
import { until } from '../support/until.ts';
import { Effect, jobsDatabase, lapseLeases, slowJob, toolsOf } from './jobs-house.ts';
import { bare } from '../local/programs/processes.ts';

interface WorkerProcess {
  child: ChildProcess;
  /** Resolves when it tells this word. */
  hears(word: string): Promise<void>;
}

const patienceMs = 100_000;

/** Organisations whose jobs leave effects, and worker processes to be killed. */
export class KillStory {
  readonly house: ReturnType<typeof toolsOf>;
  readonly #database: TestDatabase;
  readonly #orgs: Org[];
  readonly #children = new Set<ChildProcess>();
  readonly #kind = slowJob(() => {}, 0);

  constructor(database: TestDatabase, orgs: Org[]) {
    this.house = toolsOf(database.db, database.roles.auth);
    this.#database = database;
    this.#orgs = orgs;
  }

  static async open(database?: TestDatabase): Promise<KillStory> {
    database = await jobsDatabase(database);
    // So many that jobs stranded by a kill never take all places: a fresh worker has work at once.
    return new KillStory(database, await Promise.all(Array.from({ length: 12 }, () => makeOrg(database))));
  }

  async close(): Promise<void> {
    for (const child of this.#children) child.kill('SIGKILL');
    await this.house.jobs.close();
    await this.#database.drop();
  }

  /** A worker process, and what it tells line by line. */
  startWorker(insideMs = 60): WorkerProcess {
    const file = path.join(import.meta.dirname, 'jobs-worker-process.ts');
    const args = ['--disable-warning=ExperimentalWarning', file, JSON.stringify(this.#database.roles), String(insideMs)];
    const child = spawn(process.execPath, args, {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: bare,
    });
    this.#children.add(child);
    child.once('exit', () => this.#children.delete(child));
    const lines = createInterface({ input: child.stdout! });
    return {
      child,
      hears: (word) =>
        new Promise((resolve, reject) => {
          setTimeout(() => reject(new Error(`No worker said ${word}.`)), patienceMs).unref();
          lines.on('line', (line) => {
            if (line === word) resolve();
          });
        }),
    };
  }

  /** Kills the worker; the leases lapse, also those of workers that live, which must then do no harm either. */
  async kill(child: ChildProcess): Promise<void> {
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
    await lapseLeases(this.#database);
  }

  /** Asks for a job about this thing; answers what looks whether it is done. */
  async ask(thing: string, org = this.#orgs[0]!): Promise<() => Promise<boolean>> {
    const id = await org.write('thing.asked', (db) => this.house.jobs.enqueue(db, this.#kind, { thing }));
    return async () => (await this.house.jobs.find(org, id))?.state === 'done';
  }

  async effects(): Promise<string[]> {
    const rows = await Promise.all(this.#orgs.map((org) => org.read((db) => db.rows(Effect).orderBy('id'))));
    return rows
      .flat()
      .map(({ thing }) => thing)
      .toSorted();
  }

  /** Asks although the database may fall meanwhile: again, unless the job is there, whose commit was only not answered. */
  async #insist(thing: string, org: Org): Promise<void> {
    const there = "select from queue.job_common where data->'payload'->>'thing' = $1";
    for (let tries = 1; ; tries += 1) {
      const failed = await this.ask(thing, org).then(
        () => undefined,
        (error: unknown) => error as Error,
      );
      if (!failed || (await this.#database.sql(there, [thing])).length > 0) return;
      if (tries === 20) throw failed;
      await sleep(100);
    }
  }

  /**
   * Kills this many workers at any moment, two at a time, with so many jobs asked for before each; none may be lost or have its effect twice.
   * `meanwhile` is done beside each kill and told which it is; `insideMs` as in startWorker; `survivor`: another worker lives through it all.
   */
  async killMany(
    kills: number,
    { jobs = 8, insideMs = 60, survivor = false, meanwhile = (_nth: number): Promise<unknown> => Promise.resolve() } = {},
  ): Promise<void> {
    const things: string[] = [];
    const askMore = async (): Promise<void> => {
      for (const org of this.#orgs.slice(0, jobs)) {
        const thing = `thing ${String(things.length).padStart(4, '0')}`;
        things.push(thing);
        await this.#insist(thing, org);
      }
    };
    const random = randomFrom(seed);
    const waits = Array.from({ length: kills }, () => random() * 250);
    let begun = 0;
    const half = async (): Promise<void> => {
      while (begun < kills) {
        begun += 1;
        const nth = begun;
        const { child, hears } = this.startWorker(insideMs);
        await hears('ready');
        await askMore();
        await sleep(waits[nth - 1]);
        await Promise.all([this.kill(child), meanwhile(nth)]);
      }
    };
    const before = await this.effects();
    const last = survivor ? this.startWorker(insideMs) : undefined;
    await Promise.all([half(), half()]);
    const lasting = last ?? this.startWorker(insideMs);
    const open = () => this.#database.sql("select from queue.job_common where name = 'org' and state < 'completed'");
    await until('all jobs are done', async () => (await open()).length === 0, patienceMs);
    expect(things).toHaveLength(kills * jobs);
    expect(await this.effects()).toEqual([...before, ...things].toSorted());
    expect(await this.#database.sql("select from queue.job_common where name = 'dead'")).toEqual([]);
    await this.kill(lasting.child);
  }
}
