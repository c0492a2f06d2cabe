import { type Request, Router } from 'express';
import type { StaffTable } from '../../server/platform/staff/index.ts';
import { mayAct } from '../access.ts';
import { Problem } from '../../server/core/problem.ts';
import type { Works } from '../actions/works.ts';
import { actingOf, type CurrentAdmin, sessionOf } from '../people/current.ts';
import { asked } from '../people/step-up.ts';
import type { Ground } from '../resources/staff-resource.ts';
import { dashboard } from './dashboard.ts';
import { exportCsv } from './export.ts';
import { find } from './find.ts';
import { keyHealth, rewrapAll } from './keys.ts';
import { namesAsked } from './names.ts';
import { orderAsked } from './order.ts';
import { organisation } from './organisation.ts';
import { system } from './system.ts';

const adminOf = (req: Request): CurrentAdmin => (req as unknown as { session: { adminUser: CurrentAdmin } }).session.adminUser;

/** The data of the pages, and downloads. They stand behind the session and the matrix, before AdminJS. */
export function pageRoutes(works: Works, { staff, tables, kinds }: Ground, version: string): Router {
  const router = Router();
  const { tools } = works;
  router.get('/api/dashboard', async (_req, res) => void res.json(await dashboard(tools)));
  router.get('/api/pages/find', async (req, res) => void res.json({ hits: await find(staff, req.query['q']) }));
  router.get('/api/pages/names', async (req, res) => void res.json(await namesAsked(staff, req.query['of'])));
  router.get('/api/pages/order', async (req, res) => void res.json(await orderAsked(staff, req.query['id'])));
  router.get('/api/pages/step_up', (req, res) => void res.json(asked(sessionOf(adminOf(req)))));
  router.get(
    '/api/pages/organisation',
    async (req, res) => void res.json(await organisation(tools, tables, kinds, req.query['id'], adminOf(req).id)),
  );
  router.get('/api/pages/system', async (_req, res) => void res.json(await system(tools, version)));
  router.get('/api/pages/keys', async (_req, res) => void res.json(await keyHealth(tools)));
  router.post('/api/pages/keys', async (req, res) => {
    const admin = adminOf(req);
    if (!mayAct(admin.role, 'org_keys', 'rewrap')) throw new Problem(403, 'permission_denied', 'Your role does not allow this.');
    await rewrapAll(works, actingOf(admin));
    res.json(await keyHealth(tools));
  });
  router.get('/export/:resource', async (req, res) => {
    const table = tables.get(req.params.resource) as StaffTable;
    await exportCsv(staff, table, kinds.get(table.table) ?? {}, req, res);
  });
  return router;
}
