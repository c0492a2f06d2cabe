import { z } from 'zod';
import { isPath, isRef } from '../git/index.ts';

// Git would take these, but nobody could read them, or tell two such names apart.
const unseenInRefs = /[\p{Cf}\p{Zl}\p{Zp}]/u;
const unseenInPaths = /[\p{Cc}\p{Zl}\p{Zp}]/u;

/** The name of a branch, tag or commit. */
export const GitRef = z
  .string()
  .min(1)
  .max(255)
  .refine((ref) => isRef(ref) && !unseenInRefs.test(ref), 'Must be the name of a branch, a tag or a commit.');

/** A path inside a repository: relative, with "/" between its parts, none of them empty, "." or "..". */
export const GitPath = z
  .string()
  .min(1)
  .max(1024)
  .refine((path) => isPath(path) && !unseenInPaths.test(path), 'Must be a path inside the repository, without empty, "." or ".." parts.');

/** The same in a query, where `?ref=` means that none is named. */
const orNone = (shape: z.ZodType<string>) =>
  z.preprocess((text) => (text === '' ? undefined : text), shape.optional()).meta({ override: { type: 'string' } });
export const OptionalRef = orNone(GitRef).optional();
export const OptionalPath = orNone(GitPath).optional();
