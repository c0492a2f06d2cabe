import type { Request } from 'express';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether the request would change something. */
export const isUnsafe = (req: Request): boolean => !safe.has(req.method);

/**
 * Whether the request comes from a page of our own: browsers say so in Sec-Fetch-Site, older ones in Origin. Changes must; what reads data
 * must not come from another site either.
 */
export function isFromOurselves(req: Request): boolean {
  const site = req.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || (site === 'none' && !isUnsafe(req));
  const { origin } = req.headers;
  if (origin === undefined) return true; // no browser of today: the token decides
  try {
    return new URL(origin).host === req.headers.host;
  } catch {
    return false;
  }
}
