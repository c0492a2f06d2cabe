import type { Request, RequestHandler, Response } from 'express';
import type { z } from 'zod';
import { Problem } from '../../core/problem.ts';
import { needed } from '../config/index.ts';
import type { Tools } from '../tools.ts';
import { answer, bodyOf } from './answer.ts';
import { type Admitted, type Caller, callerOf, mustBeAllowed, type Product } from './caller.ts';
import type { Endpoint, From, MemberCall } from './endpoint.ts';
import { ifMatchOf } from './etag.ts';
import { bodyShape, fit, queryShape, readQuery, refuseOrgId } from './fit.ts';
import { readJson, readRaw } from './json.ts';
import { deprecationHeaders, isLegacy } from './legacy.ts';
import { callerKey, doOnce } from './once.ts';
import { cursorKey, openPage } from './page.ts';
import type { RateLimits } from './rate-limit.ts';
import { RouteTable } from './route-table.ts';
import { openStream, wantsEvents } from './stream.ts';
import { type Visit, visitOf } from './visit.ts';

/** What the staircase needs of the house. */
export interface RouterHouse {
  tools: Tools;
  rates: RateLimits;
  identify(req: Request): Promise<Admitted>;
}

/** An endpoint with everything about it that can be worked out once. */
interface Route {
  endpoint: Endpoint;
  product: Product | undefined;
  template: string;
  query: z.ZodType;
  body: z.ZodType;
}

interface Fitted {
  params: unknown;
  query: unknown;
  body: unknown;
  asked: Record<string, string>;
}

/** Every request climbs the same stairs: who is it, may they, does it fit, do it, answer. Paths that are not ours pass on. */
export function routerFor(modules: readonly { product?: Product; endpoints: readonly Endpoint[] }[], house: RouterHouse): RequestHandler {
  const table = new RouteTable<Route>();
  for (const { product, endpoints } of modules) {
    for (const endpoint of endpoints) {
      const template = endpoint.base + endpoint.path;
      table.add(endpoint.method, template, {
        endpoint,
        product,
        template,
        query: queryShape(endpoint.query, isLegacy(endpoint)),
        body: bodyShape(endpoint.body, isLegacy(endpoint)),
      });
    }
  }
  const { clock, settings } = house.tools;
  const secret = needed(settings, 'CURSOR_SECRET');
  const cursors = cursorKey(secret);

  const climb = async (route: Route, req: Request, res: Response, params: Record<string, string>): Promise<void> => {
    const { endpoint } = route;
    const visit = visitOf(res);
    visit.route = route.template;
    if (endpoint.successor === undefined) mustAccept(req, endpoint);
    else for (const [name, value] of Object.entries(deprecationHeaders(endpoint.successor))) res.setHeader(name, value);
    const caller = endpoint.access.who === 'member' ? await admitMember(route, endpoint.access.may, req, res, visit) : undefined;
    if (!caller) await admitAnyone(endpoint, res, visit);
    const { asked, ...fitted } = await fits(route, req, res, params);
    const from: From = { ip: visit.ip, user_agent: (req.headers['user-agent'] ?? '').slice(0, 300), request_id: visit.request_id };
    const open = { ...fitted, from, tools: house.tools, headers: req.headers };
    if (!caller) return answer(endpoint, req, res, bodyOf(endpoint, await endpoint.handle(open as never)));

    const org = house.tools.db.org(caller.org_id, {
      kind: caller.kind,
      id: caller.api_key_id ?? caller.user_id,
      request_id: visit.request_id,
      ip: visit.ip,
    });
    const if_match = isLegacy(endpoint) ? undefined : ifMatchOf(req);
    const list = [route.template, ...Object.values(params)].join(' ');
    const page = () => openPage(cursors, { org_id: caller.org_id, route: list, query: asked }, (fitted.query as { limit: number }).limit);
    const stream = wantsEvents(req, endpoint) ? openStream(endpoint, res) : undefined;
    const languages = req.acceptsLanguages();
    const call: MemberCall = {
      ...open,
      org,
      caller,
      languages,
      page,
      ...(if_match !== undefined && { if_match }),
      ...(stream && { stream }),
    };
    const work = (repeatId?: string) => endpoint.handle((repeatId === undefined ? call : { ...call, repeat_id: repeatId }) as never);
    const body = await doOnce(endpoint, req, res, { org, caller, body: fitted.body, clock, secret }, work);
    if (stream) stream.end('done', body);
    else answer(endpoint, req, res, body);
  };

  const admitMember = async (
    { endpoint, product }: Route,
    may: Parameters<typeof mustBeAllowed>[1],
    req: Request,
    res: Response,
    visit: Visit,
  ): Promise<Caller> => {
    const caller = callerOf(await identified(req, res, visit), endpoint.evenSuspended);
    visit.caller = caller;
    house.rates.everyday(res, 'org', caller.org_id);
    mustBeAllowed(caller, may, endpoint.evenSwitchedOff === true ? undefined : product);
    if (endpoint.limit) await house.rates.ofClass(res, endpoint.limit, `${caller.org_id}:${callerKey(caller)}`);
    return caller;
  };

  /** Strangers are counted by their address, so that guessing tokens is limited as well. */
  const identified = (req: Request, res: Response, visit: Visit): Promise<Admitted> =>
    house.identify(req).catch((error: unknown) => {
      if (error instanceof Problem && error.status === 401) house.rates.everyday(res, 'address', visit.ip);
      throw error;
    });

  const admitAnyone = async (endpoint: Endpoint, res: Response, { ip }: Visit): Promise<void> => {
    house.rates.everyday(res, 'address', ip);
    if (endpoint.limit) await house.rates.ofClass(res, endpoint.limit, ip);
  };

  return (req, res, next) => {
    const match = table.find(req.method, req.path);
    if (!match) return next();
    if ('allow' in match) return refuseMethod(req, res, match.allow);
    return climb(match.target, req, res, match.params);
  };
}

async function fits({ endpoint, query, body }: Route, req: Request, res: Response, params: Record<string, string>): Promise<Fitted> {
  const asked = readQuery(req, isLegacy(endpoint));
  if (endpoint.raw) {
    const bytes = await readRaw(req, res, endpoint.bodyLimit ?? '5mb');
    return { asked, params: fitParams(endpoint, params), query: undefined, body: bytes };
  }
  const takesBody = endpoint.method !== 'get' && (endpoint.method !== 'delete' || endpoint.body !== undefined);
  const given = takesBody ? await readJson(req, res, endpoint.bodyLimit ?? '256kb', endpoint.bulkBody === true) : undefined;
  refuseOrgId(req, asked, given);
  return {
    asked,
    params: fitParams(endpoint, params),
    query: fit(query, asked, 'query'),
    body: takesBody ? fit(body, given, 'body') : undefined,
  };
}

const fitParams = (endpoint: Endpoint, params: Record<string, string>): unknown =>
  endpoint.params ? fit(endpoint.params, params, 'params') : params;

function mustAccept(req: Request, endpoint: Endpoint): void {
  const accept = req.headers.accept;
  if (accept === undefined || accept.includes('*/*') || accept.includes('application/json') || wantsEvents(req, endpoint)) return;
  if (req.accepts(['application/json', 'application/problem+json']) === false)
    throw new Problem(406, 'not_acceptable', 'The answer is application/json.');
}

function refuseMethod(req: Request, res: Response, methods: readonly string[]): void {
  const allow = [...methods, ...(methods.includes('get') ? ['head'] : []), 'options'].map((method) => method.toUpperCase()).join(', ');
  res.setHeader('Allow', allow);
  if (req.method !== 'OPTIONS') throw new Problem(405, 'method_not_allowed', 'This path does not take that method.');
  res.statusCode = 204;
  res.end();
}
