import type { Knex } from 'knex';
import { isUuid, newId } from '../../core/ids.ts';
import type { Database } from '../config/index.ts';
import { type Org, type OrgWriter, transactionOf } from '../db/index.ts';
import type { Log } from '../log/index.ts';
import type { Tools } from '../tools.ts';
import type { AnyJob, OrgJob, PlatformJob, Sweep } from './define.ts';
import { platformGroup, urgentPriority } from './lanes.ts';
import { type JobStatus, statusSql } from './outlook.ts';
import { checkedPayload } from './payload.ts';
import { Queue } from './queue.ts';
import { Worker, type WorkerOptions } from './worker.ts';

/** What the queue is opened with. */
export interface JobsOptions {
  /** Where longhouse_auth connects. */
  database: Database;
  /** Whether this process will call work(). */
  worker: boolean;
  log: Log;
}

/** When a job may begin: at once, or after so many seconds. */
export interface When {
  after_s?: number;
}

/** Puts jobs in, in the transaction that makes the row they serve, and runs them where the process has the role `worker`. */
export class Jobs {
  readonly #queue: Queue;
  readonly #trouble: (error: unknown) => void;
  readonly #kinds = new Map<string, AnyJob>();
  #worker: Worker | undefined;

  constructor({ database, worker, log }: JobsOptions) {
    this.#trouble = (err) => log.warn({ err }, 'The job queue has trouble.');
    this.#queue = new Queue(database, worker, this.#trouble);
  }

  /** Connects ahead of the first job; that job would do it otherwise. */
  async connect(): Promise<void> {
    await this.#queue.open().catch(this.#trouble);
  }

  /**
   * Adds a job of the writer's organisation; it exists when the write is committed. Answers its id, or that of the one waiting with the
   * same key.
   */
  enqueue<P extends object>(db: OrgWriter, job: OrgJob<P> | PlatformJob<P>, payload: P, when: When = {}): Promise<string> {
    return this.#add(transactionOf(db), job, payload, db.org_id, when);
  }

  /** The same on a transaction of longhouse_auth: work of the platform, or of the organisation `orgId` once it is known. */
  enqueueOn<P extends object>(trx: Knex.Transaction, job: PlatformJob<P>, payload: P): Promise<string>;
  enqueueOn<P extends object>(trx: Knex.Transaction, job: OrgJob<P>, payload: P, orgId: string): Promise<string>;
  enqueueOn<P extends object>(trx: Knex.Transaction, job: OrgJob<P> | PlatformJob<P>, payload: P, orgId?: string): Promise<string> {
    return this.#add(trx, job, payload, orgId);
  }

  /** Where a job of the organisation stands; none for one it does not have. Finished jobs are kept for three days. */
  async find(org: Org, id: string): Promise<JobStatus | undefined> {
    if (!isUuid(id)) return undefined;
    const { rows } = await org.unrecorded('looking at a job', async (db) => transactionOf(db).raw<{ rows: JobStatus[] }>(statusSql, [id]));
    return rows[0];
  }

  /** Starts running jobs and sweeps in this process. */
  work(tools: Tools, jobs: readonly AnyJob[], sweeps: readonly Sweep[], options?: WorkerOptions): Worker {
    if (this.#worker) throw new Error('This process works already.');
    for (const job of jobs) this.#kinds.set(job.name, job);
    this.#worker = new Worker(this.#queue, tools, jobs, sweeps, options);
    return this.#worker;
  }

  /** The kind of job of this name, where this process works. */
  kindOf(name: string): AnyJob | undefined {
    return this.#kinds.get(name);
  }

  /** Takes no more jobs in this process, lets those running end within `graceMs` and gives the rest back. Jobs can still be added. */
  async rest(graceMs?: number): Promise<void> {
    await this.#worker?.stop(graceMs);
    this.#worker = undefined;
  }

  /** Rests, and lets go of the database. */
  async close(graceMs?: number): Promise<void> {
    await this.rest(graceMs);
    await this.#queue.close();
  }

  async #add<P extends object>(
    trx: Knex.Transaction,
    job: OrgJob<P> | PlatformJob<P>,
    payload: P,
    orgId: string | undefined,
    when: When = {},
  ): Promise<string> {
    const checked = checkedPayload(job, payload);
    const group = job.lane === 'org' ? orgId : platformGroup;
    if (group === undefined) throw new Error(`${job.name} works for an organisation: say which.`);
    const id = newId();
    const key = job.singletonKey?.(checked);
    const singletonKey = key === undefined ? id : `${job.name} ${group} ${key}`;
    const options = {
      id,
      singletonKey,
      group: { id: group },
      retryLimit: job.attempts - 1,
      expireInSeconds: job.expireSeconds,
      ...(job.lane === 'org' && job.evenSuspended === true && { priority: urgentPriority }),
      ...(when.after_s !== undefined && { startAfter: when.after_s }),
    };
    for (;;) {
      if (await this.#queue.send(trx, job.lane, { job: job.name, payload: checked }, options)) return id;
      const { rows } = await trx.raw<{ rows: { id: string }[] }>(waitingSql, [job.lane, singletonKey]);
      if (rows[0]) return rows[0].id;
    }
  }
}

const waitingSql = `select id from queue.job_common where name = ? and singleton_key = ? and (state = 'created' or policy = 'exclusive' and state <= 'active')`;

/** Opens the queue as longhouse_auth; it connects in the background. */
export function openJobs(options: JobsOptions): Jobs {
  const jobs = new Jobs(options);
  void jobs.connect();
  return jobs;
}
