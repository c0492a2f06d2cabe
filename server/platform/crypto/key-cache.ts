import type { KeyObject } from 'node:crypto';
import type { Clock } from '../../core/clock.ts';
import { SealRefused } from './gcm.ts';
import { recent } from '../recent.ts';

const most = 1_000;
/** Past this a key is looked up again in the background. Also how long a retired key may still serve in another process. */
export const softLifeMs = 10 * 60_000;
/** Past this a key that could not be looked up again serves no more. */
const hardLifeMs = 60 * 60_000;
const betweenRefreshesMs = 15_000;

interface Entry {
  key: KeyObject;
  refresh_at: number;
  ends_at: number;
}

/** Unwrapped organisation keys in memory: one look-up at a time per key, failures never kept, trouble ridden out for an hour. */
export class KeyCache {
  readonly #clock: Clock;
  readonly #entries = recent<Entry>(most);
  readonly #loading = new Map<string, Promise<KeyObject>>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The key, from memory or by `load`. */
  async get(orgId: string, version: number, load: () => Promise<KeyObject>): Promise<KeyObject> {
    const name = `${orgId}:${version}`;
    const now = this.#clock.now().getTime();
    const entry = this.#entries.get(name);
    if (!entry || now >= entry.ends_at) return this.#load(name, load);
    if (now >= entry.refresh_at) {
      entry.refresh_at = now + betweenRefreshesMs;
      this.#load(name, load).catch((error: unknown) => {
        if (error instanceof SealRefused) this.#entries.delete(name); // retired, deleted or changed: not mere trouble on the way
      });
    }
    return entry.key;
  }

  /** Drops an organisation's keys; a look-up under way no longer counts. */
  forget(orgId: string): void {
    for (const names of [this.#entries, this.#loading]) {
      const its = Array.from(names.keys()).filter((name) => name.startsWith(`${orgId}:`));
      for (const name of its) names.delete(name);
    }
  }

  #load(name: string, load: () => Promise<KeyObject>): Promise<KeyObject> {
    const underWay = this.#loading.get(name);
    if (underWay) return underWay;
    const loading = this.#run(name, load, () => this.#loading.get(name) === loading);
    this.#loading.set(name, loading);
    return loading;
  }

  async #run(name: string, load: () => Promise<KeyObject>, counts: () => boolean): Promise<KeyObject> {
    try {
      const key = await load();
      const now = this.#clock.now().getTime();
      if (counts()) this.#entries.set(name, { key, refresh_at: now + softLifeMs, ends_at: now + hardLifeMs });
      return key;
    } finally {
      if (counts()) this.#loading.delete(name);
    }
  }
}
