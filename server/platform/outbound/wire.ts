import type { Agent, Dispatcher } from 'undici';
import { readBody } from './body.ts';
import { checkedLookup, type Resolve } from './lookup.ts';
import type { Places } from './places.ts';
import { OutboundFailed, OutboundRefused } from './refused.ts';

/** How long we wait (milliseconds), how much we take (bytes), and how many requests one host gets at once. */
export interface Limits {
  connect_ms: number;
  headers_ms: number;
  total_ms: number;
  max_bytes: number;
  per_host: number;
}

/** One request on the wire; a redirect is an answer like any other here. */
export interface Sending {
  method: string;
  headers: Headers;
  body: string | Uint8Array | null;
  max_bytes: number;
  signal: AbortSignal;
}

/** One answer, read to its end. */
export interface Answer {
  status: number;
  headers: Headers;
  body: Buffer;
}

/** The connections of this process to the outside. */
export interface Wire {
  send(url: URL, sending: Sending): Promise<Answer>;
  close(): Promise<void>;
}

function headersOf(raw: Record<string, string | string[] | undefined>): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(raw)) for (const one of [value ?? []].flat()) headers.append(name, one);
  return headers;
}

function whatWentWrong(error: unknown, url: URL): Error {
  if (error instanceof OutboundRefused || error instanceof OutboundFailed) return error;
  const { name, code } = error as { name?: string; code?: string | number };
  if (name === 'TimeoutError' || code === 'ETIMEDOUT' || String(code).endsWith('_TIMEOUT'))
    return new OutboundFailed('timeout', `${url.host} took too long to answer.`);
  if (name === 'AbortError') return error as Error;
  return new OutboundFailed('unreachable', `${url.host} could not be reached (${code ?? name ?? 'unknown'}).`);
}

/**
 * Opens the connections: every one goes to an address that was checked, HTTP/1.1 so that `per_host` holds, and past every proxy variable.
 */
export function openWire(places: Places, resolve: Resolve, limits: Limits, ca?: string): Wire {
  let opened: Promise<Agent> | undefined;
  // Loaded with the first request: a process that never asks the outside does without a megabyte of code.
  const open = async (): Promise<Agent> => {
    const undici = await import('undici');
    return new undici.Agent({
      connect: { lookup: checkedLookup(places, resolve), timeout: limits.connect_ms, ...(ca !== undefined && { ca }) },
      headersTimeout: limits.headers_ms,
      bodyTimeout: limits.headers_ms,
      connections: limits.per_host,
      allowH2: false,
    });
  };

  async function send(url: URL, { method, headers, body, max_bytes, signal }: Sending): Promise<Answer> {
    try {
      const agent = await (opened ??= open());
      const { pathname, search, origin } = url;
      const asked = { origin, path: `${pathname}${search}`, method: method as Dispatcher.HttpMethod, headers: Object.fromEntries(headers) };
      const answer = await agent.request({ ...asked, body, signal });
      const answered = headersOf(answer.headers);
      return {
        status: answer.statusCode,
        headers: answered,
        body: await readBody(answer.body, answered.get('content-encoding'), max_bytes),
      };
    } catch (error) {
      throw whatWentWrong(error, url);
    }
  }

  return { send, close: async () => (await opened)?.destroy() };
}
