import { Problem } from '../../core/problem.ts';
import { BlobFault } from '../../platform/blobs/index.ts';
import { RetryLater, type RunningJob, TryAgain } from '../../platform/jobs/index.ts';
import { GitFailure } from '../git/index.ts';

/**
 * What becomes of a try that met an error: the report is `failed` with words for people, or the job ends with `thrown` and is tried again.
 */
export type Verdict = { failed: string } | { thrown: unknown };

/** The log was removed after the analysis was asked for. */
export const goneLog = (): Problem => new Problem(404, 'log_not_found', 'The log of this analysis is not there any more: send it again.');

/** Judges an error of a try. Away for a while (503) or asking for patience (429), as the house says it, is put off by the queue itself. */
export function verdictOn(error: unknown, job: Pick<RunningJob, 'attempt' | 'attempts'>): Verdict {
  if (error instanceof GitFailure) return onProvider(error, job.attempt >= job.attempts);
  if (error instanceof BlobFault) return { failed: goneLog().message };
  if (error instanceof Problem && error.status < 500 && error.status !== 429)
    return { failed: [error.message, error.detail].filter(Boolean).join(' ') };
  return { thrown: error };
}

function onProvider(failure: GitFailure, isLastTry: boolean): Verdict {
  const { reason, message, retry_after_s } = failure;
  if (reason === 'rate_limited') return { thrown: new RetryLater(retry_after_s ?? 60, message) };
  if (reason === 'unavailable' && !isLastTry) return { thrown: new TryAgain(message) };
  if (reason !== 'credential_rejected') return { failed: message };
  return { failed: `${message} Replace the secret of the repository's credential, then retry.` };
}
