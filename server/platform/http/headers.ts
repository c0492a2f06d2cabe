import type { IncomingMessage, ServerResponse } from 'node:http';
import cors from 'cors';
import type { RequestHandler, Response } from 'express';
import helmet, { type HelmetOptions } from 'helmet';

type Headers = readonly (readonly [string, string])[];

/** What helmet would set on every answer, worked out once: its headers do not depend on the request. */
function headersOf(options: HelmetOptions): Headers {
  const headers: [string, string][] = [];
  const answer = { setHeader: (name: string, value: string) => void headers.push([name, value]), removeHeader: () => {} };
  helmet(options)({} as IncomingMessage, answer as unknown as ServerResponse, () => {});
  return headers;
}

const ours: HelmetOptions = {
  crossOriginResourcePolicy: { policy: 'same-site' },
  frameguard: { action: 'deny' },
  referrerPolicy: { policy: 'no-referrer' },
};

const apiHeaders: Headers = [
  ...headersOf({
    ...ours,
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
  }),
  ['Cache-Control', 'no-store'],
];

const pageHeaders: Headers = [
  ['Cache-Control', 'no-cache'],
  ...headersOf({
    ...ours,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        // Swagger UI writes style attributes and shows its icons as data URLs.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        fontSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
  }),
];

const put = (res: Response, headers: Headers): void => {
  for (const [name, value] of headers) res.setHeader(name, value);
};

/** What every answer carries: nothing may be kept, framed or loaded from it. */
export const setApiHeaders = (res: Response): void => put(res, apiHeaders);

/** What a page of ours carries instead: scripts and styles from this server only. */
export const setPageHeaders = (res: Response): void => put(res, pageHeaders);

const exposed = [
  'X-Request-Id',
  'Location',
  'ETag',
  'Link',
  'Deprecation',
  'Retry-After',
  'RateLimit-Limit',
  'RateLimit-Remaining',
  'RateLimit-Reset',
  'Idempotent-Replayed',
];

/** CORS for exactly these origins (the setting refuses `*`). No credentials: tokens travel in a header. */
export function corsFor(origins: readonly string[]): RequestHandler {
  const handler = cors({
    origin: [...origins],
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    exposedHeaders: exposed,
    maxAge: 600,
  });
  // The package would answer every OPTIONS; without Access-Control-Request-Method it is a plain question for the methods.
  return (req, res, next) => {
    if (req.headers.origin === undefined) return next();
    if (req.method === 'OPTIONS' && req.headers['access-control-request-method'] === undefined) return next();
    handler(req, res, next);
  };
}
