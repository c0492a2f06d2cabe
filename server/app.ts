import express, { type Express, type RequestHandler } from 'express';
import type { Admission, Check, Rates } from './platform/http/index.ts';
import { docs } from './platform/http/docs.ts';
import { entrance, exit, nothingHere } from './platform/http/entrance.ts';
import { corsFor } from './platform/http/headers.ts';
import { jwtRing } from './platform/http/jwt.ts';
import { operations, type Version } from './platform/http/operations.ts';
import { RateLimits } from './platform/http/rate-limit.ts';
import { routerFor } from './platform/http/router.ts';
import { identifier } from './platform/http/signed-in.ts';
import type { Module } from './platform/module.ts';
import type { Tools } from './platform/tools.ts';

/** Everything the API is made of. */
export interface House {
  modules: readonly Module[];
  tools: Tools;
  /** Looks up the bearers of tokens and API keys; the identity module's. */
  admission: Admission;
  /** What `/readyz` asks. */
  checks: readonly Check[];
  version?: Version;
  /** Limits other than the usual ones. */
  rates?: Partial<Rates>;
  /** Answers GET / and what its page is made of; passes on everything else. */
  home?: RequestHandler;
}

/** The API as one Express app: composition only, nothing is opened or asked here. */
export function buildApp({ modules, tools, admission, checks, version = { version: '0.0.0' }, rates, home }: House): Express {
  const app = express();
  app.disable('x-powered-by').disable('etag').set('query parser', 'simple').set('trust proxy', 1);
  const limits = new RateLimits(tools.db, tools.clock, rates);
  const identify = identifier(jwtRing(tools.settings), admission, tools.clock);

  app.use(entrance(tools), corsFor(tools.settings.CORS_ALLOWED_ORIGINS));
  app.use(routerFor(modules, { tools, rates: limits, identify }));
  app.use(
    operations(checks, version),
    docs(
      modules.flatMap(({ endpoints }) => endpoints),
      version.version,
    ),
  );
  if (home) app.use(home);
  return app.use(nothingHere, exit(tools));
}
