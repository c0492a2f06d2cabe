import type { Queue } from './queue.ts';

/** One kind of job, counted. `dead` covers the last 30 days, `failed` those waiting for another try after a failure. */
export interface JobCount {
  job: string;
  waiting: number;
  active: number;
  failed: number;
  dead: number;
  /** How long the oldest that could run has been waiting. */
  oldest_waiting_seconds: number;
}

const statsSql = `select data->>'job' as job,
    (count(*) filter (where state = 'created' and name <> 'dead'))::int as waiting,
    (count(*) filter (where state = 'active' and name <> 'dead'))::int as active,
    (count(*) filter (where state = 'retry' and name <> 'dead'))::int as failed,
    (count(*) filter (where name = 'dead'))::int as dead,
    coalesce(extract(epoch from now() - min(start_after) filter (where state < 'active' and start_after < now() and name <> 'dead')), 0)::int as oldest_waiting_seconds
  from queue.job_common where data ? 'job' and (state < 'completed' or name = 'dead') group by 1 order by 1`;

/** How much work waits, runs, failed and died, by kind of job; for the console and the metrics. */
export const stats = (queue: Queue): Promise<JobCount[]> => queue.sql<JobCount>(statsSql);

/** Where one job stands, as its organisation may see it. */
export interface JobStatus {
  id: string;
  job: string;
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  /** Fit to be shown: what the last try ended with. */
  why: string | null;
  /** When it may run, for a job that waits. */
  start_after: Date;
  created_at: Date;
  started_at: Date | null;
  completed_at: Date | null;
}

/** Reads one job of the organisation that the transaction is set to. */
export const statusSql = `select id, data->>'job' as job,
    case when state < 'active' then 'waiting' when state = 'active' then 'running' when state = 'completed' then 'done' else state::text end as state,
    output->>'why' as why, start_after, created_on as created_at, started_on as started_at, completed_on as completed_at
  from queue.job_common where name = 'org' and id = ?`;
