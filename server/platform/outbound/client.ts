import { leavingTheBuilding } from '../db/index.ts';
import type { Places } from './places.ts';
import { OutboundRefused } from './refused.ts';
import type { Answer, Limits, Sending, Wire } from './wire.ts';

/** What a caller may say about a request. `max_bytes` and `timeout_ms` can only lower the limits of the process. */
export interface OutboundOptions {
  method?: string;
  headers?: Record<string, string> | Headers;
  body?: string | Uint8Array;
  max_bytes?: number;
  timeout_ms?: number;
  signal?: AbortSignal;
}

/** Asks one address, once it is checked, and reads the answer to its end. */
export type OutboundFetch = (url: URL, options?: OutboundOptions) => Promise<Answer>;

const redirects = new Set([301, 302, 303, 307, 308]);
const mostRedirects = 2;
// These decide where a request ends up or how it is framed: they are the transport's to say.
const transportHeaders = [
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'upgrade',
  'expect',
  'te',
  'keep-alive',
  'proxy-authorization',
];

function headersFor(given: OutboundOptions['headers']): Headers {
  const headers = new Headers(given);
  const wrong = transportHeaders.find((name) => headers.has(name));
  if (wrong !== undefined) throw new OutboundRefused('header', `The header ${wrong} is not for callers to set.`);
  headers.set('accept-encoding', 'gzip');
  if (!headers.has('user-agent')) headers.set('user-agent', 'longhouse');
  return headers;
}

function nextStop(places: Places, from: URL, answer: Answer, method: string): URL | undefined {
  const location = answer.headers.get('location');
  if (!redirects.has(answer.status) || location === null) return undefined;
  const elsewhere = new OutboundRefused('redirect', `${from.host} redirects to another place (${answer.status}); it is not followed.`);
  if (!URL.canParse(location, from.href) || (method !== 'GET' && method !== 'HEAD')) throw elsewhere;
  const to = new URL(location, from);
  if (to.origin !== from.origin) throw elsewhere;
  return places.check(to);
}

/** The one way out: the place is checked, waits and sizes are capped, and a redirect is followed only on the same origin, at most twice. */
export function fetchThrough(places: Places, wire: Wire, limits: Limits): OutboundFetch {
  return async (url, options = {}) => {
    leavingTheBuilding(url.host);
    const timeout = AbortSignal.timeout(Math.min(options.timeout_ms ?? limits.total_ms, limits.total_ms));
    const sending: Sending = {
      method: (options.method ?? 'GET').toUpperCase(),
      headers: headersFor(options.headers),
      body: options.body ?? null,
      max_bytes: Math.min(options.max_bytes ?? limits.max_bytes, limits.max_bytes),
      signal: options.signal === undefined ? timeout : AbortSignal.any([timeout, options.signal]),
    };
    let at = places.check(url);
    for (let followed = 0; followed <= mostRedirects; followed += 1) {
      const answer = await wire.send(at, sending);
      const next = nextStop(places, at, answer, sending.method);
      if (next === undefined) return answer;
      at = next;
    }
    throw new OutboundRefused('redirect', `${at.host} redirects in circles.`);
  };
}
