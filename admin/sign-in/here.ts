import type { Request, Response } from 'express';
import { clientIp } from '../../server/platform/http/client-ip.ts';
import { visitOf } from '../../server/platform/http/visit.ts';
import type { Here } from './sign-in.ts';

/** From where a request comes. */
export const hereOf = (req: Request, res: Response): Here => ({
  ip: clientIp(req.ip),
  user_agent: String(req.headers['user-agent'] ?? ''),
  request_id: visitOf(res).request_id,
});
