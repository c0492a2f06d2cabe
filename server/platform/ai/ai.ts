import type { z } from 'zod';
import { Problem } from '../../core/problem.ts';

/** What the model is asked. `system` is ours; `input` is anybody's and is handed over marked as data, never as instructions. */
export interface Question<T> {
  system: string;
  input: string;
  /** The answer's shape; every key is required (`nullable()` for what may be absent). */
  shape: z.ZodType<T>;
  /** Names the shape for the model: letters, digits, `_` and `-`. */
  name: string;
  /** Unset: `OPENAI_MODEL`. */
  model?: string;
  max_tokens: number;
  signal?: AbortSignal;
  /** For the measure `openai_tokens`. */
  asked_by?: { org_id: string; module: string };
}

/** An answer that fits its shape, and what it cost, a repair included. */
export interface Answer<T> {
  value: T;
  model: string;
  input_tokens: number;
  output_tokens: number;
}

/** The model. Without a key: Problem 503 `ai_not_configured`; without a fitting answer: AiFailure. */
export interface Ai {
  configured: boolean;
  structured<T>(question: Question<T>): Promise<Answer<T>>;
}

/** What kept the model from answering. */
export type FailureReason = 'timeout' | 'rate_limited' | 'refused' | 'garbage' | 'unavailable' | 'content_filter';

/** Why there is no answer. Where nobody catches it, it is a 503 of its own; `retry_after_s` is what the service asked for. */
export class AiFailure extends Problem {
  readonly reason: FailureReason;
  readonly retry_after_s: number | undefined;

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
