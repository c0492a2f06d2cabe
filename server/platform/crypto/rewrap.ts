import { setTimeout as sleep } from 'node:timers/promises';
import type { Db, Org } from '../db/index.ts';
import { readBundle } from './bundle.ts';
import { rewrapCanary } from './canary.ts';
import { SealRefused } from './gcm.ts';
import { OrgKey } from './org-key.ts';
import { wrapProven, type KeyWrapper } from './wrapper.ts';

/** How far a rewrap has come. */
export interface RewrapProgress {
  /** Organisations looked at. */
  orgs: number;
  /** Key versions moved to the current key-encryption key. */
  rewrapped: number;
  /** Key versions that do not unwrap, left as they are. */
  refused: { org_id: string; version: number; reason: string }[];
}

/** What is rewrapped, under what, and how fast. */
export interface RewrapOptions {
  db: Db;
  wrapper: KeyWrapper;
  /** Ids of the organisations to go through. */
  orgs: AsyncIterable<string> | Iterable<string>;
  /** Most keys per second, so that a large rewrap leaves the vault to others. Default 20. */
  perSecond?: number;
  signal?: AbortSignal;
  onProgress?(progress: RewrapProgress): void;
}

/**
 * Wraps every organisation key anew under the current version of the key-encryption key. Each key is moved by itself, and only once the
 * new wrapping is proven, so it may be stopped or killed anywhere and simply run again. When the vault fails it throws Problem 503.
 */
export async function rewrapOrgKeys(options: RewrapOptions): Promise<RewrapProgress> {
  const { db, wrapper, signal } = options;
  const pace = pacer(options.perSecond ?? 20, signal);
  const progress: RewrapProgress = { orgs: 0, rewrapped: 0, refused: [] };
  signal?.throwIfAborted();
  await rewrapCanary(db.auth, wrapper);
  for await (const orgId of options.orgs) {
    const org = db.org(orgId, { kind: 'system', id: null });
    const kid = await wrapper.currentKid();
    const left = await org.read((reader) => reader.rows(OrgKey).whereNot('kek_kid', kid).orderBy('version'));
    for (const key of left) {
      await pace();
      try {
        if (await move(org, key, wrapper)) progress.rewrapped += 1;
      } catch (error) {
        if (!(error instanceof SealRefused)) throw error;
        progress.refused.push({ org_id: orgId, version: key.version, reason: error.message });
      }
      options.onProgress?.(progress);
    }
    progress.orgs += 1;
    options.onProgress?.(progress);
  }
  return progress;
}

/** False where another run has moved the key meanwhile. */
async function move(org: Org, { version, wrapped, kek_kid }: OrgKey, wrapper: KeyWrapper): Promise<boolean> {
  const bundle = await wrapper.unwrap(wrapped, kek_kid);
  const copy = Buffer.from(bundle);
  try {
    readBundle(copy, org.id, version); // a bundle that is not this organisation's must not get a fresh wrapping
    const made = await wrapProven(wrapper, bundle);
    const changed = await org.unrecorded('the vault keeps the record of its own keys', (db) =>
      db.rows(OrgKey).patch(made).where({ version, kek_kid }),
    );
    return changed === 1;
  } finally {
    bundle.fill(0);
  }
}

function pacer(perSecond: number, signal: AbortSignal | undefined): () => Promise<void> {
  let next = 0;
  return async () => {
    signal?.throwIfAborted();
    const now = Date.now();
    const wait = next - now;
    next = Math.max(now, next) + 1000 / perSecond;
    if (wait > 0) await sleep(wait, undefined, signal && { signal });
  };
}
