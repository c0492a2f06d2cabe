import type { OutboundFetch, OutboundOptions } from './client.ts';
import { OutboundRefused } from './refused.ts';

const bodyless = new Set([204, 205, 304]);

function bodyOf(body: unknown): string | Uint8Array {
  if (typeof body === 'string' || body instanceof Uint8Array) return body;
  if (body instanceof URLSearchParams) return body.toString();
  throw new OutboundRefused('url', 'Only text and bytes are sent.');
}

/**
 * The same way out in the form that SDKs take (`new Octokit({ request: { fetch } })`): addresses as text or URL, bodies as text or bytes.
 */
export function asFetch(outboundFetch: OutboundFetch): typeof fetch {
  return async (input, init = {}) => {
    if (input instanceof Request) throw new OutboundRefused('url', 'Hand in an address, not a Request.');
    const options: OutboundOptions = {
      headers: new Headers(init.headers),
      ...(init.method !== undefined && { method: init.method }),
      ...(init.body !== undefined && init.body !== null && { body: bodyOf(init.body) }),
      ...(init.signal !== undefined && init.signal !== null && { signal: init.signal }),
    };
    const { status, headers, body } = await outboundFetch(new URL(input), options);
    // The body is inflated and whole by now: what the wire said of its framing is no longer true.
    for (const name of ['content-encoding', 'content-length', 'transfer-encoding']) headers.delete(name);
    return new Response(bodyless.has(status) ? null : new Uint8Array(body), { status, headers });
  };
}
