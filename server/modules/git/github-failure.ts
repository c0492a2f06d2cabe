import { GitFailure, fromTheWay, waitOf } from './failure.ts';

/** What Octokit throws, as far as we look at it. */
interface RequestError {
  name?: unknown;
  status?: unknown;
  cause?: unknown;
  response?: { headers?: Record<string, string | number | undefined>; data?: unknown };
}

const messageOf = (data: unknown): string => {
  const message = typeof data === 'object' && data !== null ? (data as { message?: unknown }).message : undefined;
  return typeof message === 'string' ? message : '';
};

/** GitHub says "slow down" with 429, or with 403 and one of: no requests left, a Retry-After, the words. */
function isRateLimit(status: number, header: (name: string) => string | undefined, message: string): boolean {
  if (status === 429) return true;
  if (status !== 403) return false;
  return header('x-ratelimit-remaining') === '0' || header('retry-after') !== undefined || /rate limit/i.test(message);
}

/** Whether GitHub says that the repository has no commit yet. */
export const isEmptyRepository = (error: unknown): boolean =>
  (error as RequestError).status === 409 && /empty/i.test(messageOf((error as RequestError).response?.data));

/** What Octokit threw, as GitFailure; what is not a failed request passes unchanged. */
export function fromOctokit(error: unknown): unknown {
  const { name, status, cause, response } = error as RequestError;
  if (name !== 'HttpError' || typeof status !== 'number') return fromTheWay(error);
  if (response === undefined) return fromTheWay(cause);
  const header = (header: string): string | undefined => {
    const value = response.headers?.[header];
    return value === undefined ? undefined : String(value);
  };
  const message = messageOf(response.data);
  if (isRateLimit(status, header, message))
    return new GitFailure('rate_limited', 'GitHub asks us to slow down.', waitOf(header, new Date(), 60));
  if (status === 401) return new GitFailure('credential_rejected', 'GitHub does not accept the credential.');
  if (status === 403 && /too large|too_large/i.test(JSON.stringify(response.data)))
    return new GitFailure('too_large', 'The file is too large for GitHub to send.');
  if (status === 403 || status === 451) return new GitFailure('refused', `GitHub refuses this to the credential (${status}).`);
  if ([404, 409, 410, 422].includes(status))
    return new GitFailure('not_found', `GitHub does not have this, or the credential may not see it (${status}).`);
  if (status >= 500) return new GitFailure('unavailable', `GitHub is in trouble (${status}).`, waitOf(header, new Date(), 5));
  return new GitFailure('refused', `GitHub refused the request (${status}).`);
}
