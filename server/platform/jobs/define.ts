import type { Knex } from 'knex';
import type { z } from 'zod';
import type { Org, OrgWriter } from '../db/index.ts';
import type { Tools } from '../tools.ts';
import { isStrict } from './payload.ts';

/** The try that is running. */
export interface RunningJob {
  id: string;
  /** 1 for the first try; those ended by RetryLater are not counted. */
  attempt: number;
  /** The try after which the job is dead. */
  attempts: number;
  /** Aborted when the worker stops, the time is up or the job went to another worker. */
  signal: AbortSignal;
  /**
   * Completes the job in the transaction of its effect, so that both happen or neither. Throws LeaseLost, and so rolls back, when the job
   * is no longer ours.
   */
  finish: (db: OrgWriter) => Promise<void>;
}

interface Common<P extends object> {
  /** 'report.run' */
  name: string;
  /** A strict object of ids. */
  payload: z.ZodType<P>;
  /** Tries before the job is dead. */
  attempts: number;
  /** Longest time of one try. */
  expireSeconds: number;
}

/** A kind of job that works for one organisation. */
export interface OrgJob<P extends object = object> extends Common<P> {
  lane: 'org';
  /** While a job with the same key of the same organisation waits, another is not added. */
  singletonKey?(payload: P): string;
  /**
   * Runs in an organisation that is suspended or going as well, and first: what keeps people and secrets safe. All other kinds wait until
   * it is resumed.
   */
  evenSuspended?: boolean;
  run(call: { org: Org; payload: P; job: RunningJob; tools: Tools }): Promise<void>;
  /** Runs once the job is dead, to say so where people look (a report becomes failed). `why` is fit to be shown. */
  dead?(call: { org: Org; payload: P; why: string; job: RunningJob; tools: Tools }): Promise<void>;
}

/** A kind of job of the platform itself. Its key keeps it single: while one waits or runs, another is not added. */
export interface PlatformJob<P extends object = object> extends Common<P> {
  lane: 'platform';
  singletonKey(payload: P): string;
  run(call: { payload: P; job: PlatformRunningJob; tools: Tools }): Promise<void>;
}

/** As RunningJob, in a transaction of longhouse_auth. */
export interface PlatformRunningJob extends Omit<RunningJob, 'finish'> {
  finish: (trx: Knex.Transaction) => Promise<void>;
}

/** Work done over and over at the times of `cron` (UTC, minutes at the finest), by one worker at a time. */
export interface Sweep {
  name: string;
  cron: string;
  run(call: { tools: Tools; signal: AbortSignal }): Promise<void>;
}

/** A kind of job of either lane. */
export type AnyJob = OrgJob | PlatformJob;

type Optional<J> = Omit<J, 'lane' | 'attempts' | 'expireSeconds'> & { attempts?: number; expireSeconds?: number };

const defaults = { attempts: 8, expireSeconds: 900 };

function checked<J extends AnyJob>(job: J): J {
  if (!/^[a-z][a-z_]*(\.[a-z_]+)+$/.test(job.name)) throw new Error(`A job is named like report.run, not ${job.name}.`);
  if (!isStrict(job.payload)) throw new Error(`The payload of ${job.name} must be a z.strictObject.`);
  return job;
}

/** Declares a kind of job of organisations; eight tries of at most 15 minutes unless it says otherwise. */
export const defineJob = <P extends object>(job: Optional<OrgJob<P>>): OrgJob<P> => checked({ ...defaults, ...job, lane: 'org' });

/** Declares a kind of job of the platform. */
export const definePlatformJob = <P extends object>(job: Optional<PlatformJob<P>>): PlatformJob<P> =>
  checked({ ...defaults, ...job, lane: 'platform' });

/** Declares a sweep. A run that fails is left to the next time. */
export const defineSweep = (sweep: Sweep): Sweep => sweep;
