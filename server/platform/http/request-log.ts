import type { Request, Response } from 'express';
import type { Tools } from '../tools.ts';
import type { Visit } from './visit.ts';

/** Writes the request's line and figures once its answer is on the way: template, never path; ids, never values. */
export function logAfterwards(req: Request, res: Response, visit: Visit, { log, metrics }: Pick<Tools, 'log' | 'metrics'>): void {
  res.once('close', () => {
    const ms = Math.round((performance.now() - visit.started) * 10) / 10;
    const { route, caller, request_id } = visit;
    const status = res.writableFinished ? res.statusCode : 499;
    log.info(
      { method: req.method, route, status, ms, request_id, ...(caller && { org_id: caller.org_id, user_id: caller.user_id }) },
      'request',
    );
    metrics.observe('http_request_ms', ms, { route, method: req.method, status, ...(caller && { org_id: caller.org_id }) });
  });
}
