import express, { type Request, type Response, Router } from 'express';
import { toString as qrCode } from 'qrcode';
import { Problem } from '../../server/core/problem.ts';
import type { Tools } from '../../server/platform/tools.ts';
import type { Cookies } from '../door/cookies.ts';
import { isFromOurselves } from '../door/origin.ts';
import { newRecoveryCodes } from '../people/recovery.ts';
import { endSession, endSessionsOf, findSession } from '../people/sessions.ts';
import { staffByEmail } from '../people/staff-user.ts';
import { confirmTotp, enrolment, takeCode } from '../people/totp.ts';
import type { Entra } from './entra.ts';
import { hereOf } from './here.ts';
import { addCodesRoutes, codesPath } from './codes-routes.ts';
import { addEntraRoutes } from './entra-routes.ts';
import { languageOf } from './language.ts';
import { enrolPage, type Look, recoveryPage, signInPage } from './pages.ts';
import { faultIn } from './fault-words.ts';
import { safeNext } from './safe-next.ts';
import { admit, type Begun, signIn } from './sign-in.ts';
import { words } from './words.ts';

const notEnrolling = () => new Problem(409, 'enrolment_conflict', 'Sign in again to enrol.');

/** Signing in and out: reachable without a session. */
export function signInRoutes(tools: Tools, cookies: Cookies, entra: Entra | undefined): Router {
  const router = Router();
  const { staff } = tools.db;
  const form = express.urlencoded({ extended: false, limit: '8kb', parameterLimit: 10 });
  const field = (req: Request, name: string): string => {
    const value = (req.body as Record<string, unknown> | undefined)?.[name];
    return typeof value === 'string' ? value : '';
  };
  const ours = (req: Request): void => {
    if (!isFromOurselves(req)) throw new Problem(403, 'cross_site', 'This request came from another site.');
  };
  const welcome = (res: Response, { token, stage, by_recovery_code }: Begun, next: string): void => {
    cookies.setSession(res, token);
    cookies.setCsrf(res, token);
    res.redirect(303, stage === 'enrolling' ? '/admin/enrol' : by_recovery_code ? codesPath(next) : next);
  };
  const endOld = async (req: Request): Promise<void> => {
    const old = await sessionOf(req);
    if (old) await endSession(staff, old.token_hash);
  };
  const sessionOf = (req: Request) => findSession(staff, cookies.session(req) ?? '');

  const asking = (req: Request, res: Response, shown: { email?: string; next: string; wrong?: string }): string => {
    const at = shown.next === '/admin' ? '/admin/login' : `/admin/login?next=${encodeURIComponent(shown.next)}`;
    return signInPage({ lang: languageOf(req, res), at }, { ...shown, entra: entra !== undefined });
  };

  router.get('/login', (req, res) => void res.send(asking(req, res, { next: safeNext(req.query['next']) })));
  router.post('/login', form, async (req, res) => {
    ours(req);
    const given = { email: field(req, 'email'), password: field(req, 'password'), code: field(req, 'code') };
    const next = safeNext(field(req, 'next'));
    const begun = await signIn(tools, given, hereOf(req, res)).catch((error: unknown) => {
      if (error instanceof Problem && error.status < 500) return error;
      throw error;
    });
    if (begun && !(begun instanceof Problem)) {
      await endOld(req);
      return welcome(res, begun, next);
    }
    if (begun) for (const [name, value] of Object.entries(begun.headers)) res.setHeader(name, value);
    res.status(begun?.status ?? 401).send(asking(req, res, { email: given.email, next, wrong: faultIn(words[languageOf(req)], begun) }));
  });

  router.get('/enrol', async (req, res) => {
    const session = await sessionOf(req);
    if (session?.stage !== 'enrolling') return res.redirect(303, '/admin');
    res.send(await enrolling({ lang: languageOf(req, res), at: '/admin/enrol' }, cookies.session(req)!, session.email));
  });
  router.post('/enrol', form, async (req, res) => {
    ours(req);
    const [session, token] = [await sessionOf(req), cookies.session(req) ?? ''];
    if (session?.stage !== 'enrolling') return res.redirect(303, '/admin');
    if (!cookies.csrfIsRight(token, field(req, 'csrf')))
      throw new Problem(403, 'cross_site', 'The form is not ours any more: open it again.');
    const [person, lang] = [await staffByEmail(staff, session.email), languageOf(req)];
    if (!person || !(await takeCode(staff, tools.settings, person, field(req, 'code'), tools.clock.now())))
      return res.status(401).send(await enrolling({ lang, at: '/admin/enrol' }, token, session.email, words[lang].enrol_not_right));
    if (!(await confirmTotp(staff, person, tools.clock.now()))) throw notEnrolling();
    const codes = await newRecoveryCodes(staff, person.id);
    await endSessionsOf(staff, person.id);
    const begun = await admit(tools, person, hereOf(req, res), 'authenticator enrolled');
    if (!begun) throw notEnrolling();
    cookies.setSession(res, begun.token);
    cookies.setCsrf(res, begun.token);
    res.send(recoveryPage({ lang }, codes));
  });
  const enrolling = async (look: Look, token: string, email: string, wrong?: string): Promise<string> => {
    const person = await staffByEmail(staff, email);
    if (!person?.totp_sealed || person.totp_confirmed_at) throw notEnrolling();
    const { uri, secret } = enrolment(tools.settings, person);
    const qr = await qrCode(uri, { type: 'svg', margin: 1 });
    return enrolPage(look, { qr, secret, csrf: cookies.csrfOf(token), ...(wrong !== undefined && { wrong }) });
  };

  const leave = async (req: Request, res: Response, everywhere: boolean): Promise<void> => {
    ours(req);
    const session = await sessionOf(req);
    if (session) await (everywhere ? endSessionsOf(staff, session.staff_user_id) : endSession(staff, session.token_hash));
    cookies.clear(res);
    res.redirect(303, '/admin/login');
  };
  router.get('/logout', (req, res) => leave(req, res, false));
  router.post('/logout', (req, res) => leave(req, res, req.query['everywhere'] === '1'));

  addCodesRoutes(router, tools, cookies, form);
  if (entra) addEntraRoutes(router, tools, cookies, entra);
  return router;
}
