import { Problem } from '../../core/problem.ts';
import type { Cost } from './ai.ts';

/** What kept the model from answering; `cancelled`: whoever asked no longer wants to know. */
export type FailureReason = 'timeout' | 'cancelled' | 'rate_limited' | 'refused' | 'garbage' | 'unavailable' | 'content_filter';

/** Why there is no answer. Where nobody catches it, it is a 503 of its own; `retry_after_s` is what the service asked for. */
export class AiFailure extends Problem {
  readonly reason: FailureReason;
  readonly retry_after_s: number | undefined;
  /** What was spent before it failed. */
  cost: Cost | undefined;

  constructor(reason: FailureReason, told: { status?: number | undefined; retry_after_s?: number | undefined } = {}) {
    const detail = told.status === undefined ? reason : `${reason} (${told.status})`;
    super(503, 'ai_unavailable', 'The model gave no usable answer.', {
      detail,
      headers: { 'Retry-After': String(Math.ceil(told.retry_after_s ?? 30)) },
    });
    this.name = 'AiFailure';
    this.reason = reason;
    this.retry_after_s = told.retry_after_s;
  }
}
