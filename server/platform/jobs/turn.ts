/** What a claim has to know before it asks for a job of an organisation. */
export interface Turn {
  /** Organisations that are suspended or going, and have jobs: these wait. */
  held: string[];
  /** Whether a job is there that runs in one of them all the same. */
  urgent: boolean;
}

/** The priority of jobs that run even where the organisation is suspended; all others have 0. */
export const urgentPriority = 1;

const notActive = "status in ('suspended', 'deleting', 'erasing')";
const waits = "name = 'org' and state < 'active' and group_id = o.id::text";

/** Takes the turn to claim, until the transaction ends, so that no two claims see the same free place; answers a Turn as it is at that moment. */
export const takeTurnSql = `select pg_advisory_xact_lock(hashtext('longhouse.jobs.claim')),
    coalesce(array_agg(o.id::text), '{}') as held,
    coalesce(bool_or(exists (select from queue.job_common where ${waits} and priority >= ${urgentPriority} and start_after <= now())), false) as urgent
  from app.orgs o where ${notActive} and exists (select from queue.job_common where ${waits})`;

/** Lets the jobs of organisations that are not active wait for as long as that lasts: pg-boss clears away what has waited for two weeks. */
export const keepHeldSql = `update queue.job_common set keep_until = now() + interval '14 days'
  where name = 'org' and state < 'active' and keep_until < now() + interval '7 days' and group_id in (select id::text from app.orgs where ${notActive})`;
