import { type Outbound, OutboundFailed, OutboundRefused } from '../../platform/outbound/index.ts';

/** What kept a provider from answering. */
export type GitFailureReason = 'credential_rejected' | 'not_found' | 'rate_limited' | 'unavailable' | 'too_large' | 'refused';

/**
 * Why a provider gave no answer that we can use. `refused`: it understood and will not, or we may not go there. `retry_after_s`: the
 * seconds it asked us to wait. The message is ours alone: nothing a provider wrote, and no token, gets into it.
 */
export class GitFailure extends Error {
  readonly reason: GitFailureReason;
  readonly retry_after_s: number | undefined;

  constructor(reason: GitFailureReason, message: string, retryAfterSeconds?: number) {
    super(message);
    this.name = 'GitFailure';
    this.reason = reason;
    this.retry_after_s = retryAfterSeconds;
  }
}

const longestWait = 24 * 3600;
const capped = (seconds: number): number => Math.min(Math.max(Math.ceil(seconds), 1), longestWait);

/** The seconds an answer asks us to wait: Retry-After (seconds or a date), else the moment the rate limit starts anew, else `otherwise`. */
export function waitOf(header: (name: string) => string | null | undefined, now: Date, otherwise: number): number {
  const retryAfter = header('retry-after');
  if (retryAfter) {
    const seconds = Number(retryAfter);
    if (Number.isFinite(seconds)) return capped(seconds);
    const date = Date.parse(retryAfter);
    if (!Number.isNaN(date)) return capped((date - now.getTime()) / 1000);
  }
  const reset = Number(header('x-ratelimit-reset') ?? Number.NaN);
  return Number.isFinite(reset) ? capped(reset - now.getTime() / 1000) : otherwise;
}

/** The same for what stopped us on the way there. Anything that is not the world's doing (an abort, a fault of ours) passes unchanged. */
export function fromTheWay(error: unknown): unknown {
  if (error instanceof OutboundRefused) return new GitFailure('refused', error.message);
  if (!(error instanceof OutboundFailed)) return error;
  return new GitFailure(error.reason === 'too_large' ? 'too_large' : 'unavailable', error.message);
}

/** A copy of the credential's base address, checked once more before each use: the rules may have changed since it was stored. */
export function baseUrl(outbound: Outbound, given: string): URL {
  try {
    return outbound.checkBaseUrl(given);
  } catch (error) {
    throw fromTheWay(error);
  }
}
