import type { z } from 'zod';

/** A picture that the model is shown. */
export interface Picture {
  /** image/jpeg, image/png, image/webp or image/gif. */
  content_type: string;
  bytes: Uint8Array;
}

/** Something that was said before in the same conversation. */
export interface Said {
  role: 'user' | 'assistant';
  text: string;
}

/** Who asks, for the measure `openai_tokens`. */
export interface AskedBy {
  org_id: string;
  module: string;
}

/**
 * What the model is asked. `system` is ours; `input` and `history` are anybody's and are handed over marked as data, never as instructions.
 */
export interface Question<T> {
  system: string;
  input: string;
  /** What was said before, oldest first. */
  history?: readonly Said[];
  /** Shown with the input. */
  pictures?: readonly Picture[];
  /** The answer's shape; every key is required (`nullable()` for what may be absent). */
  shape: z.ZodType<T>;
  /** Names the shape for the model: letters, digits, `_` and `-`. */
  name: string;
  /** Unset: `OPENAI_MODEL`. */
  model?: string;
  max_tokens: number;
  signal?: AbortSignal;
  asked_by?: AskedBy;
}

/** What an answer cost. Where the model did not say, the tokens are a guess by the length of the texts. */
export interface Cost {
  model: string;
  input_tokens: number;
  output_tokens: number;
}

/** An answer that fits its shape, and what it cost, a repair included. */
export interface Answer<T> extends Cost {
  value: T;
}

/** Speech that is to become text. */
export interface Speech {
  /** At most 25 MB, of a type in `speechTypes`. */
  bytes: Uint8Array;
  content_type: string;
  /** Unset: `OPENAI_TRANSCRIBE_MODEL`. */
  model?: string;
  signal?: AbortSignal;
  asked_by?: AskedBy;
}

/**
 * The model. Without a key: Problem 503 `ai_not_configured`; without a usable answer: AiFailure, whose `cost` is what was spent
 * nevertheless. An answer, the first text of a stream, or the failure comes within 25 seconds.
 */
export interface Ai {
  configured: boolean;
  structured<T>(question: Question<T>): Promise<Answer<T>>;
  /**
   * The same, telling while it is written what the first text of the shape, named `prose`, says. No repair: what was told cannot be taken
   * back.
   */
  streamed<T>(question: Question<T>, prose: string, tell: (text: string) => void): Promise<Answer<T>>;
  transcribed(speech: Speech): Promise<Answer<string>>;
}
