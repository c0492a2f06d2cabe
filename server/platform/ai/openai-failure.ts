import type { OpenAI } from 'openai';
import { AiFailure } from './failure.ts';

/** The SDK's error as a reason. Its text stays behind: it may quote what was sent. `asker` is the signal of whoever asked. */
export function failureOf(error: unknown, sdk: typeof OpenAI, asker: AbortSignal | undefined): unknown {
  if (error instanceof AiFailure) return error;
  if (asker?.aborted) return calledOff(asker);
  if (error instanceof sdk.APIConnectionTimeoutError || error instanceof sdk.APIUserAbortError) return new AiFailure('timeout');
  if (!(error instanceof sdk.APIError))
    return error instanceof sdk.OpenAIError || isUnreadable(error) ? new AiFailure('garbage') : brokenOff(error);
  const status = error.status as number | undefined;
  if (error.code === 'content_filter') return new AiFailure('content_filter', { status });
  const seconds = Number((error.headers as Headers | undefined)?.get('retry-after') ?? NaN);
  const told = { status, ...(seconds >= 0 && { retry_after_s: seconds }) };
  return new AiFailure(status === 429 || error.code === 'rate_limit_exceeded' ? 'rate_limited' : 'unavailable', told);
}

/** Whoever asked has gone, or has set a time that is over. */
export const calledOff = ({ reason }: AbortSignal): AiFailure =>
  new AiFailure((reason as Error | undefined)?.name === 'TimeoutError' ? 'timeout' : 'cancelled');

/** By its name, because errors of another realm are no instances of ours. */
const isUnreadable = (error: unknown): boolean => (error as Error | undefined)?.name === 'SyntaxError';

/** A body that ends in the middle is a TypeError of fetch, not an error of the SDK. */
const brokenOff = (error: unknown): unknown => ((error as Error | undefined)?.name === 'TypeError' ? new AiFailure('unavailable') : error);
