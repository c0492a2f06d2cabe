import type { Org } from '../db/index.ts';
import type { Place } from './envelope.ts';
import type { OrgKeyState } from './org-key.ts';
import type { RewrapProgress } from './rewrap.ts';

/** Sealed bytes for a bytea column, and the key version for the column beside it, by which re-encryption finds what is left to do. */
export interface Sealed {
  sealed: Buffer;
  key_version: number;
}

/** A secret on its way: sealed under a key that is wrapped beside it. */
export interface Enclosed {
  sealed: Buffer;
  wrapped: Buffer;
  kek_kid: string;
}

/**
 * Seals and opens an organisation's secrets under its own key. Nothing here may be called with a transaction open. Where the vault is
 * needed and cannot be reached: Problem 503 `key_unavailable` with Retry-After. Where the bytes are not ours: SealRefused.
 */
export interface OrgKeys {
  /** Seals under the current version; the first secret of an organisation makes its first version. */
  seal(org: Org, place: Place, secret: string | Uint8Array): Promise<Sealed>;
  /** The plain bytes; overwrite them (`fill(0)`) when done. */
  open(org: Org, place: Place, sealed: Buffer): Promise<Buffer>;
  /** The same secret under the current version; unchanged where it is that already. */
  reseal(org: Org, place: Place, sealed: Buffer): Promise<Sealed>;
  /** Makes a new version for everything sealed from now on, and answers its number. What was sealed before still opens. */
  rotate(org: Org): Promise<number>;
  /** Lets no version below this one open anything any more: when all is sealed anew, or at once after a compromise. */
  retireBefore(org: Org, version: number): Promise<void>;
  /** The versions, newest first. */
  list(org: Org): Promise<OrgKeyState[]>;
  /** Wraps the organisation's keys anew under the current key-encryption key, and answers how many there were to wrap. */
  rewrap(org: Org): Promise<number>;
  /** The same for all these organisations, at a pace that leaves the vault to others; keys that do not unwrap are named and left. */
  rewrapAll(orgs: AsyncIterable<string>, signal: AbortSignal): Promise<RewrapProgress>;
  /**
   * Seals a secret under a key of its own, for who may put secrets in and may open none: only wraps, and reads no key of the organisation.
   */
  enclose(orgId: string, place: Place, secret: string): Promise<Enclosed>;
  /** The plain bytes of what was enclosed for this organisation and place; overwrite them when done. */
  disclose(org: Org, place: Place, enclosed: Enclosed): Promise<Buffer>;
  /** The key-encryption key that wraps now. */
  currentKek(): Promise<string>;
  /** Drops an organisation's keys from memory (deleted, or a key retired elsewhere). */
  forget(orgId: string): void;
  /** Proves at start that the vault wraps and unwraps, and that it is the one our stored keys were wrapped by. Throws otherwise. */
  canary(): Promise<void>;
}
