import type { z } from 'zod';
import { GitFailure } from './failure.ts';

/** Checks an answer against the part of it that we read: whatever does not fit (a proxy's page, half an answer) is `unavailable`. */
export function understood<T>(shape: z.ZodType<T>, answer: unknown): T {
  const result = shape.safeParse(answer);
  if (result.success) return result.data;
  throw new GitFailure('unavailable', 'The provider sent an answer that is not what its interface promises.');
}
