import type { RequestHandler } from 'express';
import { Problem } from '../../server/core/problem.ts';
import type { StaffTable } from '../../server/platform/staff/index.ts';
import type { Tools } from '../../server/platform/tools.ts';
import { visitOf } from '../../server/platform/http/visit.ts';
import { actsFrom, type CurrentAdmin } from '../people/current.ts';
import { findSession } from '../people/sessions.ts';
import { hereOf } from '../sign-in/here.ts';
import { isNowhere, mustBeAllowed } from './allowed.ts';
import { mustBeForm } from './bodies.ts';
import type { Cookies } from './cookies.ts';
import { isFromOurselves, isUnsafe } from './origin.ts';

const crossSite = () => new Problem(403, 'cross_site', 'This request did not come from the console.');

/**
 * Stands before everything that shows or changes anything: who is signed in, at this moment, in which role; that a change comes from a page
 * of ours; and that the role may do it. Only then is a body read.
 */
export function guard({ db: { staff } }: Tools, cookies: Cookies, tables: ReadonlyMap<string, StaffTable>): RequestHandler {
  return async (req, res, next) => {
    const token = cookies.session(req) ?? '';
    // AdminJS's older address of the search.
    req.url = req.url.replace(/^\/api\/resources\/([^/?]+)\/search(?=[/?]|$)/, '/api/resources/$1/actions/search');
    const session = await findSession(staff, token);
    const isApi = req.path.startsWith('/api');
    if (session?.stage !== 'signed_in') {
      if (session && !isApi) return res.redirect(303, '/admin/enrol');
      if (isApi || isUnsafe(req)) throw new Problem(401, 'signed_out', 'You are signed out: sign in again.');
      return res.redirect(303, `/admin/login?next=${encodeURIComponent(req.originalUrl.slice(0, 500))}`);
    }
    if ((isApi || isUnsafe(req) || req.path.startsWith('/export')) && !isFromOurselves(req)) throw crossSite();
    if (isUnsafe(req) && !cookies.csrfIsRight(token, req.headers['x-xsrf-token'])) throw crossSite();
    if (!isApi && !isUnsafe(req) && isNowhere(req.path, tables)) {
      res.status(404);
      req.url = '/';
    }
    mustBeAllowed(req, session.role, tables);
    if (isUnsafe(req)) mustBeForm(req);
    const { staff_user_id: id, email, name, role, preferences } = session;
    const admin: CurrentAdmin = {
      id,
      email,
      title: name,
      role,
      codes: session.proof === 'code',
      theme: typeof preferences['theme'] === 'string' ? preferences['theme'] : 'light',
    };
    const { ip, request_id } = hereOf(req, res);
    actsFrom(admin, { id, name, ip, request_id }, session);
    // Where @adminjs/express looks for who is signed in.
    Object.assign(req, { session: { adminUser: admin } });
    visitOf(res).route = '/admin/signed-in';
    if (!isApi) cookies.setCsrf(res, token);
    next();
  };
}
