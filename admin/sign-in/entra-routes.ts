import type { Request, Router } from 'express';
import type { Tools } from '../../server/platform/tools.ts';
import { visitOf } from '../../server/platform/http/visit.ts';
import type { Cookies } from '../door/cookies.ts';
import { endSession, findSession } from '../people/sessions.ts';
import { staffBySubject } from '../people/staff-user.ts';
import { stepUpByEntra } from '../people/step-up.ts';
import type { Entra } from './entra.ts';
import { hereOf } from './here.ts';
import { languageOf } from './language.ts';
import { arrivedPage, signInPage } from './pages.ts';
import { safeNext } from './safe-next.ts';
import { admit } from './sign-in.ts';
import { words } from './words.ts';

/** Signing in with Entra ID, and showing anew that it is oneself: for our people who have no authenticator with us. */
export function addEntraRoutes(router: Router, tools: Tools, cookies: Cookies, entra: Entra): void {
  const { staff } = tools.db;
  const callback = (req: Request): string =>
    `${tools.settings.PUBLIC_URL ?? `${req.protocol}://${req.headers.host}`}/admin/entra/callback`.replace(/([^:])\/\//g, '$1/');
  const sessionOf = (req: Request) => findSession(staff, cookies.session(req) ?? '');

  router.get('/entra', async (req, res) => {
    const { url, away } = await entra.begin(callback(req));
    cookies.setAway(res, away);
    res.redirect(303, url.href);
  });
  router.get('/entra/again', async (req, res) => {
    const [session, next] = [await sessionOf(req), safeNext(req.query['next'])];
    if (session?.stage !== 'signed_in') return res.redirect(303, `/admin/login?next=${encodeURIComponent(next)}`);
    // The strict cookie does not come along on the way back: what is sealed says whose session it is for.
    const { url, away } = await entra.begin(callback(req), { token_hash: session.token_hash.toString('base64url'), next });
    cookies.setAway(res, away);
    res.redirect(303, url.href);
  });
  router.get('/entra/callback', async (req, res) => {
    try {
      const { subject, again } = await entra.finish(new URL(req.originalUrl.replace(/^[^?]*/, callback(req))), cookies.away(req) ?? '');
      const person = await staffBySubject(staff, subject);
      if (!person || person.disabled_at) throw new Error('Nobody of us has this account.');
      if (again) {
        const token_hash = Buffer.from(again.token_hash, 'base64url');
        if (
          !(await stepUpByEntra(tools, { token_hash, staff_user_id: person.id }, { id: person.id, name: person.name, ...hereOf(req, res) }))
        )
          throw new Error('The session is not theirs, or has ended.');
        return void res.send(arrivedPage({ lang: languageOf(req) }, safeNext(again.next)));
      }
      const old = await sessionOf(req);
      if (old) await endSession(staff, old.token_hash);
      const begun = await admit(tools, person, hereOf(req, res), 'entra id');
      if (!begun) throw new Error('Their sign-in was changed meanwhile.');
      cookies.setSession(res, begun.token);
      cookies.setCsrf(res, begun.token);
      res.send(arrivedPage({ lang: languageOf(req) }, '/admin')); // a redirect would still count as coming from Entra ID, and the strict cookie would stay away
    } catch (err) {
      tools.log.warn({ err, request_id: visitOf(res).request_id }, 'A sign-in with Entra ID was refused.');
      const lang = languageOf(req);
      res.status(401).send(signInPage({ lang, at: '/admin/login' }, { next: '/admin', entra: true, wrong: words[lang].entra_refused }));
    }
  });
}
