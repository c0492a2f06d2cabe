import type { Request, Response } from 'express';
import { newId } from '../../core/ids.ts';
import type { Caller } from './caller.ts';
import { clientIp } from './client-ip.ts';

/** What is known of one request from its first moment to its log line. */
export interface Visit {
  request_id: string;
  ip: string;
  started: number;
  /** The template of the route, never the path itself. */
  route: string;
  caller?: Caller;
}

const wellFormed = /^[A-Za-z0-9][A-Za-z0-9._-]{7,63}$/;

/**
 * Starts the visit: the caller's request id when it is well-formed (8 to 64 of A-Z a-z 0-9 . _ -), else a new one; echoed as X-Request-Id.
 */
export function beginVisit(req: Request, res: Response): Visit {
  const given = req.headers['x-request-id'];
  const visit: Visit = {
    request_id: typeof given === 'string' && wellFormed.test(given) ? given : newId(),
    ip: clientIp(req.ip),
    started: performance.now(),
    route: 'none',
  };
  res.locals['visit'] = visit;
  res.setHeader('X-Request-Id', visit.request_id);
  return visit;
}

/** The visit this answer belongs to. */
export const visitOf = (res: Response): Visit => res.locals['visit'] as Visit;
