import type { Problem } from '../../server/core/problem.ts';
import type { Words } from './words.ts';

/** Why somebody was not let in, in their words: not which of the three was wrong. */
export const faultIn = (say: Words, why: Problem | undefined, not_right = say.not_right): string =>
  why?.status === 429
    ? say.wait(Number(why.headers['Retry-After'] ?? 1))
    : why?.code === 'authenticator_unreadable'
      ? say.unreadable
      : not_right;
