import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import type { Job, JobWithMetadata, SendOptions } from 'pg-boss';
import type { Database } from '../config/index.ts';
import { type Opened, startBoss } from './boss.ts';
import { type LaneName, orgLimit, platformGroup } from './lanes.ts';

/** What the queue keeps of a job: its kind and its ids. */
export interface JobData {
  job: string;
  payload: object;
}

/** A job that this worker holds. `retry_count` names the try: every claim raises it, so it fences off tries that lost their lease. */
export interface Claimed {
  lane: LaneName;
  id: string;
  retry_count: number;
  retry_limit: number;
  data: JobData;
  group_id: string | null;
  lease_seconds: number;
  expire_seconds: number;
  /** When this try was due, and when it began. */
  due_on: Date;
  began_on: Date;
  /** Since when it has been put off again and again. */
  put_off_since: Date | null;
  /** What a dead letter's last try ended with. */
  source_output: { why?: string } | null;
}

/** Whoever takes a job of an organisation waits for who took this before, until the end of its transaction. */
export const claimLock = "select pg_advisory_xact_lock(hashtext('longhouse.jobs.claim'))";
/** pg-boss derives its channel from the schema's name in this way. */
const channel = `pgboss_${createHash('sha224').update('queue').digest('hex').slice(0, 24)}`;

/** pg-boss's calls as the house uses them. It connects as longhouse_auth and never changes a table. */
export class Queue {
  readonly #database: Database;
  readonly #schedule: boolean;
  readonly #onTrouble: (error: unknown) => void;
  #open: Promise<Opened> | undefined;
  #closed = false;

  /** `schedule`: this process also starts the sweeps when their time has come. */
  constructor(database: Database, schedule: boolean, onTrouble: (error: unknown) => void) {
    this.#database = database;
    this.#schedule = schedule;
    this.#onTrouble = onTrouble;
  }

  /** Connects; a failure is forgotten, so that the next call tries anew. */
  open(): Promise<Opened> {
    // Work that outlived its worker must not connect anew.
    if (this.#closed) return Promise.reject(new Error('The job queue is closed.'));
    this.#open ??= startBoss(this.#database, this.#schedule, this.#onTrouble).catch((error: unknown) => {
      this.#open = undefined;
      throw error;
    });
    return this.#open;
  }

  async close(): Promise<void> {
    this.#closed = true;
    const opened = await this.#open?.catch(() => undefined);
    this.#open = undefined;
    await opened?.boss.stop({ graceful: false });
  }

  /** Adds a job in the caller's transaction. False: one with the same key is there already. */
  async send(trx: Knex.Transaction, lane: LaneName, data: JobData, options: SendOptions): Promise<boolean> {
    const { boss, fromKnex } = await this.open();
    return (await boss.send(lane, data, { ...options, db: fromKnex(trx) })) !== null;
  }

  /** The next job of a lane without a limit per organisation. */
  async claim(lane: LaneName): Promise<Claimed | undefined> {
    const { boss } = await this.open();
    const [job] = await boss.fetch<JobData>(lane, { includeMetadata: true });
    return job && claimed(lane, job);
  }

  /**
   * The next job of the organisations, which take turns: those in `served` only when no other has work, and then a new round begins.
   * Claims wait for each other, so that no two see the same free place of an organisation.
   */
  async claimInTurn(served: Set<string>): Promise<Claimed | undefined> {
    const { boss } = await this.open();
    return this.#transaction(async (db) => {
      await db.executeSql(claimLock);
      const ask = async (ignoreGroups: string[]) =>
        (await boss.fetch<JobData>('org', { includeMetadata: true, groupConcurrency: orgLimit, ignoreGroups, db }))[0];
      let job = await ask([...served]);
      if (!job && served.size > 0) {
        served.clear();
        job = await ask([]);
      }
      return job && claimed('org', job);
    });
  }

  /** Runs `work` in one transaction unless another worker is in it at this moment; undefined then. */
  alone<T>(lock: string, work: (sql: (text: string) => Promise<number>) => Promise<T>): Promise<T | undefined> {
    return this.#transaction(async (db) => {
      const { rows } = await db.executeSql('select pg_try_advisory_xact_lock(hashtext($1)) as mine', [lock]);
      if ((rows[0] as { mine: boolean }).mine) return work(async (text) => (await db.executeSql(text)).rows.length);
      return undefined;
    });
  }

  async #transaction<T>(work: (db: ReturnType<Opened['fromKnex']>) => Promise<T>): Promise<T> {
    const { boss } = await this.open();
    const transaction = await boss.getDb().beginTransaction!();
    try {
      const result = await work(transaction.db);
      await transaction.commit();
      return result;
    } catch (error) {
      // Where it fails as well, the connection is gone and the transaction with it: the first error says why.
      await transaction.rollback().catch(() => {});
      throw error;
    }
  }

  /** Says that the worker is alive. False: the job is no longer ours. */
  async touch(job: Claimed): Promise<boolean> {
    return affected((await this.open()).boss.touch(job.lane, attempt(job)));
  }

  /** Completes the try, in the given transaction or by itself. False: the job is no longer ours. */
  async complete(job: Claimed, trx?: Knex.Transaction): Promise<boolean> {
    const { boss, fromKnex } = await this.open();
    return affected(boss.complete(job.lane, attempt(job), null, trx ? { db: fromKnex(trx) } : {}));
  }

  /** Ends the try as failed: the job waits for its next, or is dead after its last. */
  async fail(lane: string, job: { id: string; retry_count: number }, output: { why: string }): Promise<boolean> {
    return affected((await this.open()).boss.fail(lane, attempt(job), output));
  }

  /** Runs a statement of ours on the queue's own tables. */
  async sql<R>(text: string, values: unknown[] = []): Promise<R[]> {
    return (await (await this.open()).boss.getDb().executeSql(text, values)).rows as R[];
  }

  /** Calls back with the lane's name whenever a job was committed to it, and with none after a lost connection came back. */
  async listen(onJob: (lane?: string) => void): Promise<{ close(): Promise<void> }> {
    return (await this.open()).boss.getDb().listen!(channel, onJob, () => onJob());
  }

  /** Makes the schedule of the sweeps what is given. */
  async setSchedule(sweeps: readonly { name: string; cron: string }[]): Promise<void> {
    const { boss } = await this.open();
    const data = (job: string): JobData => ({ job, payload: {} });
    const options = (key: string) => ({ key, singletonKey: key, tz: 'UTC', retryLimit: 0, group: { id: platformGroup } });
    for (const { name, cron } of sweeps) await boss.schedule('sweeps', cron, data(name), options(name));
    const names = new Set(sweeps.map(({ name }) => name));
    for (const { key } of await boss.getSchedules('sweeps')) if (!names.has(key)) await boss.unschedule('sweeps', key);
  }

  /** pg-boss's own upkeep: overdue tries, old rows. Several workers may call; one does it. */
  async tidy(): Promise<void> {
    await (await this.open()).boss.supervise();
  }
}

const attempt = ({ id, retry_count }: { id: string; retry_count: number }) => ({ id, retryCount: retry_count });

const affected = async (response: Promise<object>): Promise<boolean> => Number(((await response) as { affected: number }).affected) > 0;

const momentOf = (text: unknown): Date | null => (typeof text === 'string' ? new Date(text) : null);

const claimed = (lane: LaneName, job: Job<JobData> & JobWithMetadata<JobData>): Claimed => ({
  lane,
  id: job.id,
  retry_count: job.retryCount,
  retry_limit: job.retryLimit,
  data: job.data,
  group_id: job.groupId ?? null,
  lease_seconds: job.heartbeatSeconds ?? 15,
  expire_seconds: job.expireInSeconds,
  due_on: job.startAfter,
  began_on: job.startedOn,
  put_off_since: momentOf((job.output as { put_off_since?: unknown } | null)?.put_off_since),
  source_output: job.sourceOutput,
});
