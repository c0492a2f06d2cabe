import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Request, Response } from 'express';
import { needed, type Settings } from '../../server/platform/config/index.ts';

/** The cookies of the console. Over https the session's name carries the prefix that binds it to this host and to https. */
export interface Cookies {
  session(req: Request): string | undefined;
  setSession(res: Response, token: string): void;
  clear(res: Response): void;
  /** The token that every change must send back: AdminJS's front end copies it from its cookie into a header by itself. */
  csrfOf(token: string): string;
  setCsrf(res: Response, token: string): void;
  csrfIsRight(token: string, given: unknown): boolean;
  /** A value that lives for ten minutes while somebody is away at Entra ID. */
  setAway(res: Response, value: string): void;
  away(req: Request): string | undefined;
}

/** A cookie of the request, by name. */
export const readCookie = (req: Request, name: string): string | undefined => {
  for (const part of (req.headers.cookie ?? '').split(';')) {
    const [key = '', ...value] = part.trim().split('=');
    if (key === name) return value.join('=');
  }
  return undefined;
};

/** Cookies for this deployment; `secure` on anything but http on loopback. */
export function cookiesOf(settings: Settings): Cookies {
  const secure = settings.production || (settings.PUBLIC_URL?.startsWith('https://') ?? false);
  const name = secure ? '__Host-longhouse_staff' : 'longhouse_staff';
  const awayName = secure ? '__Host-longhouse_staff_away' : 'longhouse_staff_away';
  const csrfName = 'XSRF-TOKEN';
  const secret = needed(settings, 'STAFF_SESSION_SECRET');
  const csrfOf = (token: string): string => createHmac('sha256', secret).update(`longhouse/csrf ${token}`).digest('base64url');
  const common = { path: '/', secure, sameSite: 'strict' } as const;
  return {
    session: (req) => readCookie(req, name),
    setSession: (res, token) => void res.cookie(name, token, { ...common, httpOnly: true }),
    clear: (res) =>
      void res
        .clearCookie(name, { ...common, httpOnly: true })
        .clearCookie(csrfName, common)
        .clearCookie(awayName, { ...common, httpOnly: true, sameSite: 'lax' }),
    csrfOf,
    setCsrf: (res, token) => void res.cookie(csrfName, csrfOf(token), common),
    csrfIsRight(token, given) {
      const [wanted, got] = [Buffer.from(csrfOf(token)), Buffer.from(typeof given === 'string' ? given : '')];
      return wanted.length === got.length && timingSafeEqual(wanted, got);
    },
    // Lax: the way back from Entra ID is a navigation from another site.
    setAway: (res, value) => void res.cookie(awayName, value, { ...common, httpOnly: true, sameSite: 'lax', maxAge: 600_000 }),
    away: (req) => readCookie(req, awayName),
  };
}
