import type { Settings } from '../config/index.ts';
import { asFetch } from './as-fetch.ts';
import { fetchThrough, type OutboundFetch } from './client.ts';
import { type Resolve, systemResolve } from './lookup.ts';
import { places } from './places.ts';
import { OutboundRefused } from './refused.ts';
import { type Limits, openWire } from './wire.ts';

export type { OutboundFetch, OutboundOptions } from './client.ts';
export { OutboundFailed, OutboundRefused } from './refused.ts';
export type { Answer, Limits } from './wire.ts';

/** The server's only way to call an address that somebody else chose: allow-listed hosts, checked addresses, capped waits and sizes. */
export interface Outbound {
  fetch: OutboundFetch;
  /** The same, shaped like the platform's fetch, for SDKs. */
  asFetch: typeof fetch;
  /** Checks an address that is about to be stored (a credential's base_url): the URL, or an OutboundRefused with the reason. */
  checkBaseUrl(url: string): URL;
  close(): Promise<void>;
}

/** What production runs with. */
const outboundLimits: Limits = { connect_ms: 3_000, headers_ms: 10_000, total_ms: 30_000, max_bytes: 10 * 1024 * 1024, per_host: 4 };

/** What tests hand in. */
export interface OutboundParts {
  resolve?: Resolve;
  limits?: Partial<Limits>;
  /** A certificate authority (PEM) to trust instead of the system's. */
  ca?: string;
}

/** Opens the way out by the settings; `parts` lets tests hand in another DNS, shorter waits or their own certificate. */
export function openOutbound(settings: Pick<Settings, 'GIT_ALLOWED_HOSTS' | 'production'>, parts: OutboundParts = {}): Outbound {
  const limits = { ...outboundLimits, ...parts.limits };
  const rules = places(settings.GIT_ALLOWED_HOSTS, settings.production);
  const wire = openWire(rules, parts.resolve ?? systemResolve, limits, parts.ca);
  const fetch = fetchThrough(rules, wire, limits);
  return {
    fetch,
    asFetch: asFetch(fetch),
    checkBaseUrl(given) {
      const url = rules.check(given);
      if (url.search !== '' || url.hash !== '') throw new OutboundRefused('url', 'The address may not carry a query or a fragment.');
      return url;
    },
    close: () => wire.close(),
  };
}
