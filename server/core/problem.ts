/** One field that did not fit: `path` is dotted ('body.email'), `message` says what is expected. */
export interface FieldFault {
  path: string;
  message: string;
}

interface Extras {
  detail?: string;
  errors?: FieldFault[];
  headers?: Record<string, string>;
  /** Further members of the answer: what can be said in spite of the problem. */
  more?: Record<string, unknown>;
}

/** Something the caller can act on, answered as RFC 9457 problem+json. Anything else that is thrown is our own fault: a 500. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: string | undefined;
  readonly errors: FieldFault[];
  readonly headers: Record<string, string>;
  readonly more: Record<string, unknown>;

  constructor(status: number, code: string, title: string, extras: Extras = {}) {
    super(title);
    this.name = 'Problem';
    this.status = status;
    this.code = code;
    this.detail = extras.detail;
    this.errors = extras.errors ?? [];
    this.headers = extras.headers ?? {};
    this.more = extras.more ?? {};
  }
}

/** 400: the request does not fit its shape. */
export const invalid = (errors: FieldFault[], detail?: string) =>
  new Problem(400, 'request_invalid', 'The request does not fit.', { errors, ...(detail !== undefined && { detail }) });

/** 401: nobody we know. */
export const unauthorised = (code = 'token_invalid', title = 'Sign in first: the token is missing, expired or not valid.') =>
  new Problem(401, code, title, { headers: { 'WWW-Authenticate': 'Bearer' } });

/** 403: known, but not allowed; `permission` is what would be needed. */
export const forbidden = (permission: string) =>
  new Problem(403, 'permission_denied', 'You may not do this.', { detail: `This needs the permission ${permission}.` });

/** 409: the request and the state of the thing do not go together. */
export const conflict = (code: string, title: string, detail?: string) =>
  new Problem(409, code, title, detail === undefined ? {} : { detail });

/** 404: `thing` is the singular noun of the product ('report'). */
export const notFound = (thing: string) => new Problem(404, `${thing}_not_found`, `No such ${thing.replaceAll('_', ' ')}.`);

/** 429 with the seconds after which a new try makes sense. */
export const tooMany = (seconds: number, code = 'rate_limited', title = 'Too many requests.') =>
  new Problem(429, code, title, { headers: { 'Retry-After': String(Math.max(1, Math.ceil(seconds))) } });

/** 503 with the seconds after which a new try makes sense. */
export const unavailable = (code: string, title: string, seconds = 5) =>
  new Problem(503, code, title, { headers: { 'Retry-After': String(seconds) } });

/** The row, or a 404 that says what was missing. */
export function found<T>(thing: string, row: T | undefined | null): T {
  if (row === undefined || row === null) throw notFound(thing);
  return row;
}
