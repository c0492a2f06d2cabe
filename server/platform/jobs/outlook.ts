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
