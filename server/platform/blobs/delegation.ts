import type { ServiceGetUserDelegationKeyResponse } from '@azure/storage-blob';
import type { Clock } from '../../core/clock.ts';

type Key = Pick<ServiceGetUserDelegationKeyResponse, keyof ServiceGetUserDelegationKeyResponse>;

/** The keys that signed links are made with. */
export interface DelegationKeys {
  /** A key that lives at least until then. */
  until(then: Date): Promise<Key>;
}

const minute = 60_000;
const life = 60 * minute;
// Clocks differ: a key that begins in the service's future is refused.
const early = 15 * minute;
const renewWithin = 20 * minute;

/**
 * Keeps one user-delegation key for an hour, fetches the next one once (however many ask) while the old still serves; a failed fetch is not
 * kept.
 */
export function delegationKeys(fetch: (from: Date, to: Date) => Promise<Key>, clock: Clock): DelegationKeys {
  let kept: { key: Key; ends: number } | undefined;
  let coming: Promise<Key> | undefined;
  const renew = async (now: number): Promise<Key> => {
    try {
      const key = await fetch(new Date(now - early), new Date(now + life));
      kept = { key, ends: now + life };
      return key;
    } finally {
      coming = undefined;
    }
  };
  return {
    async until(then) {
      const now = clock.now().getTime();
      if (kept !== undefined && kept.ends - now > renewWithin) return kept.key;
      coming ??= renew(now);
      if (kept === undefined || kept.ends <= then.getTime()) return coming;
      const old = kept.key;
      return coming.catch(() => old);
    },
  };
}
