import { type Making, pick, type Schema, valueOf } from './values.ts';

interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  schema: Schema;
}

/** One operation of the published contract. */
export interface Operation {
  method: string;
  path: string;
  parameters: Parameter[];
  body: Schema | undefined;
  /** The schemas of its answers by status and media type, as pointers into the document. */
  answers: Record<string, Record<string, string>>;
  legacy: boolean;
}

/** One request as it goes on the wire. */
export interface Request {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | undefined;
}

type Json = Record<string, unknown>;

/** Every operation of an OpenAPI document, the references of what is sent resolved. */
export function operationsOf(document: Json): Operation[] {
  const resolve = (value: unknown, depth = 0): unknown => {
    if (Array.isArray(value)) return value.map((one) => resolve(one, depth));
    if (typeof value !== 'object' || value === null || depth > 12) return value;
    const reference = (value as Json)['$ref'];
    if (typeof reference === 'string') return resolve(at(document, reference), depth + 1);
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, resolve(inner, depth)]));
  };
  return Object.entries(document['paths'] as Record<string, Record<string, Json>>).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const content = (operation['requestBody'] as { content?: Json } | undefined)?.content;
      const schema = (content?.['application/json'] as { schema?: unknown } | undefined)?.schema;
      return {
        method: method.toUpperCase(),
        path,
        parameters: (resolve(operation['parameters'] ?? []) as Parameter[]).map((one) => ({ ...one, schema: one.schema ?? {} })),
        body: schema === undefined ? undefined : (resolve(schema) as Schema),
        answers: answersOf(path, method, operation['responses'] as Record<string, { content?: Json }>),
        legacy: operation['deprecated'] === true,
      };
    }),
  );
}

const escaped = (key: string): string => encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'));

function answersOf(path: string, method: string, responses: Record<string, { content?: Json }>): Operation['answers'] {
  return Object.fromEntries(
    Object.entries(responses).map(([status, { content = {} }]) => [
      status,
      Object.fromEntries(
        Object.keys(content).map((type) => [
          type,
          `#/paths/${escaped(path)}/${method}/responses/${status}/content/${escaped(type)}/schema`,
        ]),
      ),
    ]),
  );
}

function at(document: Json, reference: string): unknown {
  return reference
    .slice(2)
    .split('/')
    .reduce<unknown>((value, key) => (value as Json)[decodeURIComponent(key).replaceAll('~1', '/').replaceAll('~0', '~')], document);
}

/** A request to the operation: fitting, hostile in places, or broken as a whole. */
export function requestTo(operation: Operation, making: Making): Request {
  const { random } = making;
  const text = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
  const given = (parameter: Parameter): string => text(valueOf(parameter.schema, making));
  const path = operation.path.replace(/\{(\w+)\}/g, (_all, name: string) => {
    const parameter = operation.parameters.find((one) => one.in === 'path' && one.name === name);
    return encodeURIComponent(wellFormed(parameter ? given(parameter) : pick(making.ids, random)) || '-');
  });
  const query = new URLSearchParams();
  const headers: Record<string, string> = {};
  for (const parameter of operation.parameters) {
    if (parameter.in === 'path' || (parameter.required !== true && random() < 0.6)) continue;
    if (parameter.in === 'query') query.set(parameter.name, given(parameter));
    else headers[parameter.name] = asHeader(given(parameter));
  }
  if (random() < making.malice / 3)
    query.set(pick(['org_id', 'limit', 'cursor', 'x[y]', '__proto__'], random), text(valueOf({}, { ...making, malice: 1 })));
  const search = query.size > 0 ? `?${query.toString()}` : '';
  return { method: operation.method, path: `${path}${search}`, headers, ...bodyTo(operation, making, headers) };
}

function bodyTo({ body, method }: Operation, making: Making, headers: Record<string, string>): { body: string | undefined } {
  const { random, malice } = making;
  if (method === 'GET' || (!body && random() > malice / 3)) return { body: undefined };
  headers['content-type'] = 'application/json';
  if (random() < malice / 4) {
    headers['content-type'] = pick(
      ['text/plain', 'application/xml', 'application/json; charset=utf-7', 'multipart/form-data', ';', ''],
      random,
    );
    return { body: 'x=1' };
  }
  const text = JSON.stringify(valueOf(body ?? {}, making)) ?? 'null';
  if (random() < malice / 4)
    return { body: pick([text.slice(0, -1), `${text}}`, '{"a":1e400}', '{"a":1,"a":2}', '\ufeff{}', '[', '"', 'nul', '\u0000'], random) };
  return { body: text };
}

const wellFormed = (text: string): string => text.toWellFormed();
/** What a header can hold at all: the client refuses the rest before the server sees it. */
const asHeader = (value: string): string =>
  value
    .replace(/[^\x20-\x7e]/g, '?')
    .trim()
    .slice(0, 4_000);
