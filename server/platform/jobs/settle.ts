import { GiveUp, RetryLater, TryAgain } from './failures.ts';
import type { Claimed, Queue } from './queue.ts';

/** The try that a statement means: it is left alone once another has begun. */
const mine = "name = $1 and id = $2 and state = 'active' and retry_count = $3";
const of = (job: Claimed): unknown[] => [job.lane, job.id, job.retry_count];

// The limit grows with the count, so the try is not used up while the count stays a fence that no earlier try can pass.
const deferSql = `update queue.job_common set state = 'retry', retry_limit = retry_limit + 1, heartbeat_on = null,
  start_after = now() + make_interval(secs => $4), output = jsonb_strip_nulls(jsonb_build_object('why', $5::text, 'put_off_since', $6::text)) where ${mine} returning id`;
const lastTrySql = `update queue.job_common set retry_limit = retry_count where ${mine} returning id`;
const lapsedSql = `select name, id, retry_count from queue.job_common
  where state = 'active' and group_id is not null and heartbeat_on + make_interval(secs => heartbeat_seconds) < now() limit 100`;

const hourMs = 3_600_000;
/** Longest that a job is put off for; from then on each put-off counts as a try. */
const patienceMs = 24 * hourMs;

/**
 * Since when the job has been put off. Where it had to wait for its turn, as in an organisation that was suspended, that is none of its
 * time.
 */
const putOffSince = ({ due_on, began_on, put_off_since }: Claimed): Date =>
  put_off_since === null || began_on.getTime() - due_on.getTime() > hourMs ? began_on : put_off_since;

/** What is kept of a failure: our own words where we have them, of a stranger's error its name only, for its message may hold anything. */
const whyOf = (error: unknown): string =>
  error instanceof GiveUp || error instanceof RetryLater || error instanceof TryAgain
    ? error.message
    : `It failed unexpectedly (${error instanceof Error ? error.name : typeof error}).`;

/** Puts the job off without counting the try. */
export async function defer(queue: Queue, job: Claimed, seconds: number, why: string, since = job.put_off_since): Promise<void> {
  await queue.sql(deferSql, [...of(job), seconds, why, since?.toISOString() ?? null]);
}

/** Settles a try that ended with an error. Says what became of the job. */
export async function settleFailure(queue: Queue, job: Claimed, error: unknown): Promise<'deferred' | 'failed' | 'dead' | 'lost'> {
  const since = putOffSince(job);
  if (error instanceof RetryLater && Date.now() - since.getTime() < patienceMs) {
    await defer(queue, job, error.seconds, error.message, since);
    return 'deferred';
  }
  const last = error instanceof GiveUp || job.retry_count >= job.retry_limit;
  if (error instanceof GiveUp) await queue.sql(lastTrySql, of(job));
  if (!(await queue.fail(job.lane, job, { why: whyOf(error) }))) return 'lost';
  return last ? 'dead' : 'failed';
}

/** Fails the tries whose worker has not been heard of for longer than their lease, so that another worker takes the jobs over. */
export async function takeBackLapsed(queue: Queue): Promise<number> {
  const rows = await queue.sql<{ name: string; id: string; retry_count: number }>(lapsedSql);
  for (const { name, id, retry_count } of rows) await queue.fail(name, { id, retry_count }, { why: 'Its worker stopped answering.' });
  return rows.length;
}
