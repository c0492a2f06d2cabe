import type { Request, Response } from 'express';
import type { Endpoint } from './endpoint.ts';
import { alreadyHas, etagOf } from './etag.ts';

/** The status of success. */
export const statusOf = (endpoint: Endpoint): number =>
  endpoint.status ?? (endpoint.reply === null ? 204 : endpoint.method === 'post' ? 201 : 200);

/** The answer's body as it is sent: only what the reply's shape lists; '' without a reply. */
export const bodyOf = (endpoint: Endpoint, result: unknown): string =>
  endpoint.reply === null ? '' : JSON.stringify(endpoint.reply.parse(result));

/** The same for a value that may not be the answer; `undefined` when it does not fit. */
export function bodyIfFits(endpoint: Endpoint, result: unknown): string | undefined {
  if (endpoint.reply === null) return '';
  const parsed = endpoint.reply.safeParse(result);
  return parsed.success ? JSON.stringify(parsed.data) : undefined;
}

/** Sends the body; status, Location and ETag follow from it and the declaration alone, so that a replay is the same answer. */
export function answer(endpoint: Endpoint, req: Request, res: Response, body: string): void {
  res.statusCode = statusOf(endpoint);
  if (endpoint.location ?? endpoint.etag) {
    const reply: unknown = body === '' ? undefined : JSON.parse(body);
    if (endpoint.location) res.setHeader('Location', endpoint.location(reply));
    const version = endpoint.etag?.(reply);
    if (version !== undefined) {
      res.setHeader('ETag', etagOf(version));
      if (endpoint.method === 'get' && alreadyHas(req, version)) res.statusCode = 304;
    }
  }
  if (body === '' || res.statusCode === 304) return void res.end();
  res.setHeader('Content-Type', 'application/json; charset=utf-8');
  res.setHeader('Content-Length', Buffer.byteLength(body));
  res.end(body);
}
