import { randomBytes } from 'node:crypto';
import type { RequestHandler, Response } from 'express';

/** The nonce of this answer: only scripts and styles that carry it run. */
export const nonceOf = (res: Response): string => res.locals['nonce'] as string;

/** The headers of every answer of the console. Nothing is loaded from another host, framed, or kept by a cache. */
export const consoleHeaders: RequestHandler = (_req, res, next) => {
  const nonce = randomBytes(16).toString('base64');
  res.locals['nonce'] = nonce;
  res.setHeader(
    'Content-Security-Policy',
    `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data:; font-src 'self'; connect-src 'self'; ` +
      `base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'`,
  );
  // Not no-referrer: browsers would then send `Origin: null` with our own forms.
  res.setHeader('Referrer-Policy', 'same-origin');
  res.setHeader('X-Content-Type-Options', 'nosniff');
  res.setHeader('X-Frame-Options', 'DENY');
  res.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  res.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  res.setHeader('Permissions-Policy', 'camera=(), geolocation=(), microphone=()');
  res.setHeader('Cache-Control', 'no-store');
  next();
};
