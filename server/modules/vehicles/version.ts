import { createHash } from 'node:crypto';

/** A short version of a row, from what of it can be changed. */
export const digest = (parts: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 16);

/** Checks the version that a caller expects; throws 412. */
export type Expect = (version: string) => void;
