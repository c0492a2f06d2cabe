import type { IncomingHttpHeaders } from 'node:http';
import type { z } from 'zod';
import type { Org } from '../db/index.ts';
import type { Tools } from '../tools.ts';
import type { Caller } from './caller.ts';
import type { Page } from './page.ts';
import type { Permission } from './permissions.ts';
import type { EventStream } from './stream.ts';

type Base = '/api/v1' | '/api';
/** The methods that endpoints answer. */
export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
/** Who may call: anyone, for a reason, or a member with a permission. */
export type Access = { who: 'anyone'; why: string } | { who: 'member'; may: Permission };
type Shape = z.ZodType;
type Fitted<S> = S extends Shape ? z.output<S> : undefined;
type Answer<R> = R extends Shape ? z.input<R> : void;
type Replied<R> = R extends Shape ? z.output<R> : never;

/** Where the request came from: `ip` without port, IPv6 as its /64. */
export interface From {
  ip: string;
  user_agent: string;
  request_id: string;
}

/** What every handler is given. */
export interface OpenCall<P = unknown, Q = unknown, B = unknown> {
  params: P;
  query: Q;
  body: B;
  tools: Tools;
  from: From;
}

/** What a handler for a signed-in member is given besides: their organisation, and who they are. */
export interface MemberCall<P = unknown, Q = unknown, B = unknown> extends OpenCall<P, Q, B> {
  org: Org;
  caller: Caller;
  /** The languages that the caller reads (`Accept-Language`), best first; `*` where it does not say. */
  languages: readonly string[];
  /** The page of a list that the query asks for; see `listQuery` and `paged`. */
  page(): Page;
  /**
   * The id of a keyed POST (`Idempotency-Key`), the same for all its repetitions: what it makes elsewhere than in the organisation takes it
   * as its own.
   */
  repeat_id?: string;
  /** The version the caller expects (`If-Match`), without quotes; see `mustMatch`. */
  if_match?: string;
  /** Set where the endpoint `streams` and the caller asked for it by `Accept: text/event-stream`. */
  stream?: EventStream;
}

/** What a webhook's handler is given: the raw bytes, because the proof is over them, and the headers that carry it. */
export interface WebhookCall<P = unknown> extends OpenCall<P, undefined, Buffer> {
  headers: IncomingHttpHeaders;
}

/** How the answer looks, beside its body. */
interface AnswerSpec<R extends Shape | null> {
  summary: string;
  description?: string;
  /** The answer's shape; what it does not list cannot leave. `null`: 204, no body. */
  reply: R;
  /** Default: 201 for POST, 204 without reply, else 200. */
  status?: number;
  location?: (reply: Replied<R>) => string;
  /** The version of an editable resource, from its reply. */
  etag?: (reply: Replied<R>) => string;
  /** Refusals beside those that follow from the declaration: 401 where a body holds the proof, 404 where an open endpoint names a thing. */
  refuses?: readonly (401 | 403 | 404 | 409)[];
  example?: unknown;
  /** Largest body, e.g. '6mb'; default 256kb. */
  bodyLimit?: string;
  /** Rate class beyond the default one. */
  limit?: 'auth' | 'expensive';
  /** The answer holds a secret shown once: an idempotent replay answers 409 instead. */
  secretReply?: boolean;
  /** Also for members of an organisation that is suspended or going: what lets them leave, and see to people in danger. */
  evenSuspended?: boolean;
  /** Also where the organisation has this part of the product switched off: what began before that and must be ended. */
  evenSwitchedOff?: boolean;
  /** Lifts the limits on array length and number of keys, for bulk bodies whose shape has its own. */
  bulkBody?: boolean;
  /** Also answers `Accept: text/event-stream`: what the handler sends, then `done` with the reply, or `error` with a problem. */
  streams?: boolean;
}

/** What a request must carry, what it gets back, and the one function in between. */
interface Spec<P, Q, B, R extends Shape | null, C> extends AnswerSpec<R> {
  params?: P;
  query?: Q;
  body?: B;
  handle(call: C): Promise<Answer<R>>;
}

/** One endpoint as the router, the OpenAPI document and the house tests read it. */
export interface Endpoint extends AnswerSpec<Shape | null> {
  method: Method;
  /** As declared, e.g. '/reports/:id'. */
  path: string;
  /** What stands before it: '/api/v1', or '/api' for webhooks and the old surface. */
  base: Base;
  /** Set on the old surface only: the path of v1 that took its place. */
  successor?: string;
  access: Access;
  raw: boolean;
  params?: Shape;
  query?: Shape;
  body?: Shape;
  location?: (reply: unknown) => string;
  etag?: (reply: unknown) => string;
  handle(call: MemberCall & WebhookCall): Promise<unknown>;
}

type S = Shape | undefined;
/** Declares one open endpoint of the method it stands for; `More` is what its declaration says besides. */
export type OpenDoor<More = unknown> = <R extends Shape | null, P extends S = undefined, Q extends S = undefined, B extends S = undefined>(
  path: string,
  spec: Spec<P, Q, B, R, OpenCall<Fitted<P>, Fitted<Q>, Fitted<B>>> & More,
) => Endpoint;
/** The same for members. */
export type MemberDoor<More = unknown> = <
  R extends Shape | null,
  P extends S = undefined,
  Q extends S = undefined,
  B extends S = undefined,
>(
  path: string,
  spec: Spec<P, Q, B, R, MemberCall<Fitted<P>, Fitted<Q>, Fitted<B>>> & More,
) => Endpoint;
type WebhookDoor = <R extends Shape | null, P extends S = undefined>(
  path: string,
  spec: Spec<P, undefined, undefined, R, WebhookCall<Fitted<P>>>,
) => Endpoint;

const asDeclared = (endpoint: Endpoint): Endpoint => endpoint;

/** One door per method, all with this access and under this base; `made` has the last word on each endpoint. */
export function doors<D>(access: Access, base: Base, made = asDeclared): Record<Method, D> {
  const door = (method: Method): D =>
    ((path: string, spec: object) => made({ ...spec, method, path, access, raw: false, base } as Endpoint)) as D;
  return { get: door('get'), post: door('post'), put: door('put'), patch: door('patch'), delete: door('delete') };
}

/** Open to the world; say why. `webhook` takes a POST under /api with its raw body (a Buffer, 5 MB at most). */
export function anyone(why: string): Record<Method, OpenDoor> & { webhook: WebhookDoor } {
  const access: Access = { who: 'anyone', why };
  const raw = (endpoint: Endpoint): Endpoint => ({ ...endpoint, raw: true });
  const { post: webhook } = doors<WebhookDoor>(access, '/api', raw);
  return { ...doors<OpenDoor>(access, '/api/v1'), webhook };
}

/** For a signed-in member of an organisation who holds this permission. */
export const member = (may: Permission): Record<Method, MemberDoor> => doors<MemberDoor>({ who: 'member', may }, '/api/v1');
