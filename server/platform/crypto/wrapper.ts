import { timingSafeEqual } from 'node:crypto';
import { unavailable } from '../../core/problem.ts';
import { SealRefused } from './gcm.ts';

/** What mends only when somebody acts is looked at this often: what waits for it goes on soon after. */
export const refusedSeconds = 20;

/** What wraps organisation keys under the key-encryption key. `kek_kid` names the exact version that wrapped, and only that one unwraps. */
export interface KeyWrapper {
  name: string;
  /** Wraps under the current version. */
  wrap(bundle: Uint8Array): Promise<{ wrapped: Buffer; kek_kid: string }>;
  /** Problem 503 `key_unavailable` when it cannot be reached, SealRefused when the bytes were not wrapped under this kid. */
  unwrap(wrapped: Buffer, kek_kid: string): Promise<Buffer>;
  /** The version that wraps now. */
  currentKid(): Promise<string>;
}

/** 503 `key_unavailable`, with the seconds to wait; `cause` is for the log only. */
export function keyUnavailable(seconds: number, cause: unknown): Error {
  const problem = unavailable(
    'key_unavailable',
    'The key that protects this cannot be reached right now.',
    Math.max(1, Math.ceil(seconds)),
  );
  problem.cause = cause;
  return problem;
}

/** Wraps and proves that it can be unwrapped again, before anything depends on the wrapped bytes. */
export async function wrapProven(wrapper: KeyWrapper, bundle: Uint8Array): Promise<{ wrapped: Buffer; kek_kid: string }> {
  const made = await wrapper.wrap(bundle);
  const back = await wrapper.unwrap(made.wrapped, made.kek_kid).catch((error: unknown) => {
    throw error instanceof SealRefused ? keyUnavailable(refusedSeconds, error) : error;
  });
  const same = back.length === bundle.length && timingSafeEqual(back, bundle);
  back.fill(0);
  if (!same) throw keyUnavailable(refusedSeconds, new Error(`${wrapper.name} did not unwrap what it had wrapped.`));
  return made;
}
