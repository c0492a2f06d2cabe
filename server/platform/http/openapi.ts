import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject, type ZodOpenApiResponsesObject } from 'zod-openapi';
import { statusOf } from './answer.ts';
import type { Endpoint } from './endpoint.ts';
import { strict } from './fit.ts';
import { isLegacy, LegacyError } from './legacy.ts';

/** Loose, as RFC 9457 has it: a problem may carry members of its own (the codes of a diagnosis). */
const problemShape = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string().meta({ description: 'Stable: programs may rely on it.' }),
    detail: z.string().optional(),
    request_id: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457' });

const problems: Readonly<Record<number, string>> = {
  400: 'The request does not fit.',
  401: 'Nobody we know.',
  403: 'Not allowed.',
  404: 'No such thing in this organisation.',
  409: 'In conflict with the state of things.',
  412: 'Changed in the meantime.',
  413: 'The body is too large.',
  415: 'Not JSON in UTF-8.',
  422: 'The Idempotency-Key was used with another request.',
  429: 'Too many requests.',
  503: 'Something needed is away; try again.',
};

const events = z
  .string()
  .meta({ description: 'Server-sent events; the last one is `done` with the answer as JSON, or `error` with a problem.' });
const keyHeader = z
  .string()
  .min(1)
  .max(255)
  .optional()
  .meta({ description: 'Repeat a request safely: the same key gives the same answer and one effect.' });
const matchHeader = z.string().optional().meta({ description: 'Change it only if this is still its version.' });

/** The published contract (OpenAPI 3.1), drawn from the same declarations that serve the requests. */
export function openapi(endpoints: readonly Endpoint[], version: string): object {
  const paths: ZodOpenApiPathsObject = {};
  for (const endpoint of endpoints) {
    const path = (endpoint.base + endpoint.path).replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method]: operation(endpoint, path) };
  }
  return createDocument({
    openapi: '3.1.0',
    info: { title: 'Longhouse', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: { Problem: problemShape },
      securitySchemes: {
        access_token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'From auth/login; belongs to one organisation.' },
        api_key: { type: 'http', scheme: 'bearer', description: 'lh_live_…; its scopes, as far as its creator still has them.' },
      },
    },
  });
}

function operation(endpoint: Endpoint, path: string): ZodOpenApiOperationObject {
  const { access, summary, description, params, query, body, method } = endpoint;
  const member = access.who === 'member';
  const old = isLegacy(endpoint);
  const headers = {
    ...(member && method === 'post' && !old && { 'Idempotency-Key': keyHeader }),
    ...(endpoint.etag && method !== 'get' && method !== 'post' && { 'If-Match': matchHeader }),
  };
  return {
    operationId: `${method}_${path
      .replace(/^\/api\/(v1\/)?/, old ? 'legacy/' : '')
      .replace(/[^A-Za-z0-9]+/g, '_')
      .replace(/_$/, '')}`,
    tags: [old ? 'legacy' : (endpoint.path.split('/')[1] ?? 'root')],
    ...(old && { deprecated: true }),
    summary,
    ...(description !== undefined && { description }),
    ...(access.who === 'member'
      ? { security: [{ access_token: [] }, { api_key: [] }], 'x-permission': access.may }
      : { security: [], 'x-open-because': access.why }),
    requestParams: {
      path: pathParams(endpoint, params),
      ...(query && { query: strict(query) as z.ZodObject }),
      ...(Object.keys(headers).length > 0 && { header: z.object(headers) }),
    },
    ...(body && {
      requestBody: { required: !body.safeParse(undefined).success, content: { 'application/json': { schema: strict(body) } } },
    }),
    ...(endpoint.raw && { requestBody: { required: true, content: { 'application/json': { schema: {} } } } }),
    responses: responses(endpoint),
  };
}

/** Path params must all be described, also those without a shape of their own. */
function pathParams({ path }: Endpoint, params: z.ZodType | undefined): z.ZodObject {
  if (params) return params as z.ZodObject;
  return z.object(Object.fromEntries([...path.matchAll(/:(\w+)/g)].map(([, name]) => [name, z.string()])));
}

function responses(endpoint: Endpoint): ZodOpenApiResponsesObject {
  const { reply, example, access, method, refuses = [] } = endpoint;
  const old = isLegacy(endpoint);
  const member = access.who === 'member';
  const writes = method !== 'get';
  const possible: Record<number, boolean> = {
    400: true,
    401: member || endpoint.raw,
    403: member,
    404: member, // what it names in path, query or body, or a part of the product that is switched off
    409: member,
    412: writes && !old && endpoint.etag !== undefined,
    413: writes,
    415: writes,
    422: member && !old && method === 'post',
    429: true,
    503: true,
  };
  const done =
    reply === null
      ? { description: 'Done.' }
      : {
          description: 'Done.',
          content: {
            'application/json': { schema: reply, ...(example !== undefined && { example }) },
            ...(endpoint.streams === true && { 'text/event-stream': { schema: events } }),
          },
        };
  const refused = Object.keys(problems).filter(
    (status) => possible[Number(status)] === true || refuses.some((one) => one === Number(status)),
  );
  const problem = (status: string) => ({
    description: problems[Number(status)] ?? '',
    content: old ? { 'application/json': { schema: LegacyError } } : { 'application/problem+json': { schema: problemShape } },
  });
  return {
    [`${statusOf(endpoint)}`]: done,
    ...Object.fromEntries(refused.map((status) => [status, problem(status)])),
  } as ZodOpenApiResponsesObject;
}
