import fc from 'fast-check';
import { z } from 'zod';
import type { Endpoint } from '../../server/platform/http/index.ts';

interface Schema {
  type?: string | string[];
  format?: string;
  pattern?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  minItems?: number;
  minimum?: number;
  exclusiveMinimum?: number;
  minLength?: number;
}

const schemas = new WeakMap<z.ZodType, Schema>();

function schemaOf(shape: z.ZodType): Schema {
  const made = schemas.get(shape) ?? inlined(z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' }));
  schemas.set(shape, made);
  return made;
}

/** The schema with its named parts put in where they are named. */
function inlined(schema: object): Schema {
  const { $defs = {}, ...rest } = schema as { $defs?: Record<string, unknown> };
  const put = (at: unknown): unknown => {
    if (Array.isArray(at)) return at.map(put);
    if (typeof at !== 'object' || at === null) return at;
    if ('$ref' in at && typeof at.$ref === 'string') return put($defs[at.$ref.replace('#/$defs/', '')]);
    return Object.fromEntries(Object.entries(at).map(([key, inner]) => [key, put(inner)]));
  };
  return put(rest) as Schema;
}

/** How the choices of a sample are made: which id stands where one is asked for, and which of several forms. */
export interface Choice {
  id: (name: string) => string;
  /** 0 to 1, fresh at each call; 0 always takes the first form and leaves out what may be left out. */
  chance: () => number;
}

/** A value that the shape takes, as far as its JSON schema tells. */
export const sampleOf = (shape: z.ZodType, choice: Choice): unknown => build(schemaOf(shape), choice, '');

function build(schema: Schema, choice: Choice, name: string): unknown {
  const forms = schema.anyOf ?? schema.oneOf;
  if (forms) return build(pick(forms, choice), choice, name);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return pick(schema.enum, choice);
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((part) => build(part, choice, name)));
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          .filter(([key]) => schema.required?.includes(key) === true || choice.chance() > 0.5)
          .map(([key, inner]) => [key, build(inner, choice, key)]),
      );
    case 'array':
      return Array.from({ length: schema.minItems ?? 1 }, () => build(schema.items ?? {}, choice, name));
    case 'integer':
    case 'number':
      return schema.minimum ?? (schema.exclusiveMinimum === undefined ? 1 : schema.exclusiveMinimum + 1);
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return text(schema, choice, name);
  }
}

function text(schema: Schema, choice: Choice, name: string): string {
  if (schema.format === 'uuid') return choice.id(name);
  if (schema.format === 'date-time') return new Date(Date.now() + 86_400_000).toISOString();
  if (schema.format === 'email' || name.endsWith('email')) return 'somebody@example.test';
  if (schema.pattern !== undefined)
    return fc.sample(fc.stringMatching(new RegExp(schema.pattern)), { numRuns: 1, seed: Math.floor(choice.chance() * 1e6) })[0] ?? '';
  return 'sample text'.padEnd(schema.minLength ?? 0, '.');
}

const pick = <T>(options: readonly T[], { chance }: Choice): T =>
  options[Math.min(options.length - 1, Math.floor(chance() * options.length))]!;

/** One request to an endpoint: the path with its parameters filled in, and a body that fits. */
export interface Sample {
  method: string;
  path: string;
  body: unknown;
}

/** Bodies that fit where more is asked than a JSON schema can say, the least first. */
const fitting: Record<string, ((id: Choice['id']) => unknown)[]> = {
  'post /events': [() => ({ type: 'probe', data: { at: 1 } }), () => [{ type: 'probe', data: {} }]],
  'post /repositories/:id/analyses': [
    () => ({ kind: 'log', log_text: 'TypeError: x is not a function\n    at go (src/go.js:3:1)' }),
    (id) => ({ kind: 'log', log_asset_id: id('log_asset_id') }),
  ],
};

export function requestTo(endpoint: Endpoint, choice: Choice): Sample {
  const params = { ...textsOf(endpoint.params, choice), ...namesIn(endpoint, choice) };
  const path = (endpoint.base + endpoint.path).replace(/:(\w+)/g, (_all, name: string) =>
    encodeURIComponent(params[name] ?? choice.id(name)),
  );
  const search = new URLSearchParams(textsOf(endpoint.query, choice)).toString();
  const fits = fitting[`${endpoint.method} ${endpoint.path}`];
  const body = fits ? pick(fits, choice)(choice.id) : endpoint.body && sampleOf(endpoint.body, choice);
  return { method: endpoint.method.toUpperCase(), path: search ? `${path}?${search}` : path, body };
}

/**
 * The parts of the path that name a row by a text of its own (`/events/types/:type`): any id stands for such a name. Not where PUT makes what
 * it names (whose name it is was the caller's choice), and not at doors that ask for another proof than a token.
 */
function namesIn({ method, access, path, params }: Endpoint, choice: Choice): Record<string, string> {
  if (method === 'put' || access.who === 'anyone') return {};
  const properties = params ? (schemaOf(params).properties ?? {}) : {};
  const named = Object.entries(properties).filter(
    ([name, { format, enum: values }]) => format !== 'uuid' && !values && path.includes(`:${name}`),
  );
  return Object.fromEntries(named.map(([name]) => [name, choice.id(name)]));
}

/** Parameters as the texts that an address is made of. */
function textsOf(shape: z.ZodType | undefined, choice: Choice): Record<string, string> {
  const values = shape ? (sampleOf(shape, choice) as Record<string, string | number>) : {};
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, `${value}`]));
}

/** Whether a request to it can name a row by its id, in path, query or body. */
export const takesIds = (endpoint: Endpoint): boolean => {
  let ids = 0;
  const count = (): string => `0190a000-0000-7000-8000-${String((ids += 1)).padStart(12, '0')}`;
  requestTo(endpoint, { id: count, chance: () => 0.99 });
  return ids > 0;
};
