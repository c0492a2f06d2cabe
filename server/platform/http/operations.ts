import { type RequestHandler, Router } from 'express';
import { type Check, readinessOf } from './readiness.ts';

/** What `/version` says of the program. */
export interface Version {
  version: string;
  /** The commit it was built from, where the build wrote it down. */
  commit?: string;
  /** The newest migration that it was built with; `/readyz` says whether the database has it. */
  schema?: string;
}

/**
 * The endpoints for those who run the house, at the root: `/healthz` is the process alone (it must answer while the database is away),
 * `/readyz` is 503 when an essential check fails or the process is closing, 200 with `degraded` when another one does.
 */
export function operations(checks: readonly Check[], version: Version): RequestHandler {
  const ready = readinessOf(checks);
  const router = Router();
  router.get('/healthz', (_req, res) => void res.json({ status: 'ok' }));
  router.get('/version', (_req, res) => void res.json({ name: 'longhouse', ...version, node: process.versions.node }));
  router.get('/readyz', async (req, res) => {
    if (req.app.locals['closing'] === true) return void res.status(503).json({ status: 'closing', checks: {} });
    const answer = await ready();
    res.status(answer.status === 'not_ready' ? 503 : 200).json(answer);
  });
  return router;
}
