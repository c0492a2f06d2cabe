import type { Request, RequestHandler, Response, Router } from 'express';
import { Problem } from '../../server/core/problem.ts';
import type { Tools } from '../../server/platform/tools.ts';
import type { Cookies } from '../door/cookies.ts';
import { isFromOurselves } from '../door/origin.ts';
import { noteDeed } from '../people/events.ts';
import { newRecoveryCodes, recoveryCodesLeft } from '../people/recovery.ts';
import { findSession, type SignedIn } from '../people/sessions.ts';
import { stepUpByCode } from '../people/step-up.ts';
import { codesPage } from './codes-page.ts';
import { faultIn } from './fault-words.ts';
import { hereOf } from './here.ts';
import { languageOf } from './language.ts';
import { recoveryPage } from './pages.ts';
import { safeNext } from './safe-next.ts';
import { words } from './words.ts';

const path = '/admin/codes';

/** Where somebody is told how many recovery codes they have left, on their way to another page of the console. */
export const codesPath = (next: string): string => (next === '/admin' ? path : `${path}?next=${encodeURIComponent(next)}`);

/** How many recovery codes one has, and ten new ones for a fresh code: for whoever has signed in. */
export function addCodesRoutes(router: Router, tools: Tools, cookies: Cookies, form: RequestHandler): void {
  const { staff } = tools.db;
  const field = (req: Request, name: string): string => {
    const value = (req.body as Record<string, unknown> | undefined)?.[name];
    return typeof value === 'string' ? value : '';
  };
  /** Whose page it is; leads away whoever has no authenticator with us, or has not signed in. */
  const ownerOf = async (req: Request, res: Response): Promise<SignedIn | undefined> => {
    const session = await findSession(staff, cookies.session(req) ?? '');
    if (session?.stage === 'signed_in' && session.proof === 'code') return session;
    res.redirect(303, session ? '/admin' : `/admin/login?next=${path}`);
    return undefined;
  };
  const page = async (req: Request, res: Response, { staff_user_id }: SignedIn, next: string, wrong?: string): Promise<string> =>
    codesPage(
      { lang: languageOf(req, res), at: codesPath(next) },
      {
        left: await recoveryCodesLeft(staff, staff_user_id),
        csrf: cookies.csrfOf(cookies.session(req)!),
        next,
        ...(wrong !== undefined && { wrong }),
      },
    );

  router.get('/codes', async (req, res) => {
    const session = await ownerOf(req, res);
    if (session) res.send(await page(req, res, session, safeNext(req.query['next'])));
  });
  router.post('/codes', form, async (req, res) => {
    if (!isFromOurselves(req)) throw new Problem(403, 'cross_site', 'This request came from another site.');
    const session = await ownerOf(req, res);
    if (!session) return;
    if (!cookies.csrfIsRight(cookies.session(req)!, field(req, 'csrf')))
      throw new Problem(403, 'cross_site', 'The form is not ours any more: open it again.');
    const { staff_user_id: id, name } = session;
    const acting = { id, name, ...hereOf(req, res) };
    const right = await stepUpByCode(tools, session, acting, field(req, 'code').slice(0, 60)).catch((error: unknown) => {
      if (error instanceof Problem && error.status < 500) return error;
      throw error;
    });
    const lang = languageOf(req);
    if (right !== true) {
      const why = right === false ? undefined : right;
      const said = faultIn(words[lang], why, words[lang].codes_not_right);
      return void res.status(why?.status ?? 401).send(await page(req, res, session, safeNext(field(req, 'next')), said));
    }
    const codes = await staff.transaction(async (trx) => {
      await noteDeed(trx, acting, { action: 'staff_user.recovery_codes_made', target: id });
      return newRecoveryCodes(trx, id);
    });
    res.send(recoveryPage({ lang }, codes));
  });
}
