import { parse } from 'node:querystring';
import type { Request } from 'express';
import { z } from 'zod';
import { type FieldFault, invalid, Problem } from '../../core/problem.ts';
import { isStorable } from '../../core/text.ts';

const nothing = z.strictObject({});
const noBody = nothing.optional();

/** The shape with unknown keys refused, unless it says itself what it does with them. */
export const strict = (shape: z.ZodType): z.ZodType =>
  shape instanceof z.ZodObject && shape.def.catchall === undefined ? shape.strict() : shape;

/** The shape with unknown keys left out, whatever it says itself. */
const lenient = (shape: z.ZodType): z.ZodType => (shape instanceof z.ZodObject ? shape.strip() : shape);

/** The shapes of a query and a body: on v1 what was not declared must not be sent, on the old surface it is ignored. */
export const queryShape = (shape: z.ZodType | undefined, old: boolean): z.ZodType => (old ? lenient : strict)(shape ?? nothing);
export const bodyShape = (shape: z.ZodType | undefined, old: boolean): z.ZodType =>
  old ? lenient(shape ?? z.unknown()) : strict(shape ?? noBody);

/** The value in its shape, or 400 with every fault by its dotted path. Messages never repeat the value. */
export function fit(shape: z.ZodType, value: unknown, where: 'params' | 'query' | 'body'): unknown {
  const result = shape.safeParse(value);
  if (result.success) return result.data;
  throw invalid(result.error.issues.slice(0, 50).map((issue) => ({ path: [where, ...issue.path].join('.'), message: issue.message })));
}

/** The organisation comes from the credential only: 400 when a request brings its own. */
export function refuseOrgId(req: Request, query: object, body: unknown): void {
  const brought =
    req.headers['x-org-id'] !== undefined || Object.hasOwn(query, 'org_id') || (isObject(body) && Object.hasOwn(body, 'org_id'));
  if (brought) throw new Problem(400, 'org_id_not_allowed', 'The organisation comes from your token or API key: leave org_id out.');
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !Buffer.isBuffer(value);

/**
 * The query string as single texts: a repeated name, bad escapes, NUL and broken Unicode are 400; on the old surface the first text counts.
 */
export function readQuery(req: Request, old = false): Record<string, string> {
  const start = req.url.indexOf('?');
  if (start === -1) return {};
  const query: Record<string, string> = {};
  const faults: FieldFault[] = [];
  for (const [name, value] of Object.entries(parse(req.url.slice(start + 1), '&', '=', { maxKeys: 100 }))) {
    const text = old ? [value].flat()[0] : value;
    if (typeof text !== 'string') faults.push({ path: `query.${name}`, message: 'Given more than once.' });
    else if (name === '__proto__' || !isStorable(name) || !isStorable(text) || text.includes('\uFFFD'))
      faults.push({ path: 'query', message: 'Not readable as UTF-8 text.' });
    else query[name] = text;
  }
  if (faults.length > 0 && !old) throw invalid(faults);
  return query;
}
