import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { modules } from '../../server/modules/index.ts';
import { type Endpoint, isLegacy } from '../../server/platform/http/index.ts';
import { bodyOf, statusOf } from '../../server/platform/http/answer.ts';
import { openapi } from '../../server/platform/http/openapi.ts';
import { sampleOf } from '../isolation/samples.ts';
import { type Exceptions, expectRule } from './rule.ts';

interface Operation {
  operationId?: string;
  summary?: string;
  deprecated?: boolean;
  security?: Record<string, unknown>[];
  parameters?: { name: string; in: string; required?: boolean; schema?: unknown }[];
  requestBody?: { content: Record<string, { schema: unknown; example?: unknown }> };
  responses?: Record<string, { description?: string; content?: Record<string, { schema?: unknown; example?: unknown }> }>;
}
interface Document {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, unknown>; securitySchemes: Record<string, unknown> };
}

const endpoints = modules.flatMap((module) => module.endpoints);
const document = openapi(endpoints, '1.2.3') as Document;
const templateOf = ({ base, path }: Endpoint): string => (base + path).replace(/:(\w+)/g, '{$1}');
const nameOf = (endpoint: Endpoint): string => `${endpoint.method.toUpperCase()} ${templateOf(endpoint)}`;

const operationsOf = ({ paths }: Document): { name: string; path: string; operation: Operation }[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, path, operation })),
  );

const problemType = ({ deprecated }: Operation): string => (deprecated === true ? 'application/json' : 'application/problem+json');

/** Everything a reader of the document would stumble over. */
function faultsIn(doc: Document): string[] {
  const faults: string[] = [];
  const ids = new Map<string, string>();
  for (const { name, path, operation } of operationsOf(doc)) {
    const fault = (when: boolean, what: string): void => void (when && faults.push(`${name}: ${what}`));
    fault((operation.summary ?? '').length < 5, 'no summary');
    fault(operation.security === undefined, 'does not say who may call it');
    for (const scheme of operation.security?.flatMap(Object.keys) ?? [])
      fault(!(scheme in doc.components.securitySchemes), `unknown security scheme ${scheme}`);
    const id = operation.operationId ?? '';
    fault(!/^[a-z]+(?:_[A-Za-z0-9]+)+$/.test(id), `operationId ${id}`);
    fault(ids.has(id), `shares its operationId with ${ids.get(id)}`);
    ids.set(id, name);
    const inPath = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path');
    expect(inPath.filter(({ required }) => required !== true)).toEqual([]);
    const asked = [...path.matchAll(/\{(\w+)\}/g)].map(([, param = '']) => param);
    const described = new Set(inPath.map((parameter) => parameter.name));
    fault(
      described.size !== asked.length || asked.some((param) => !described.has(param)),
      'its path parameters are not those it describes',
    );
    const responses = Object.entries(operation.responses ?? {});
    fault(responses.filter(([status]) => status.startsWith('2')).length !== 1, 'has not exactly one way to succeed');
    for (const status of ['400', '429', '503', ...((operation.security?.length ?? 0) > 0 ? ['401', '403'] : [])])
      fault(!operation.responses?.[status], `does not say what ${status} looks like`);
    for (const [status, { content }] of responses.filter(([code]) => code >= '400'))
      fault(!content?.[problemType(operation)], `${status} is no ${problemType(operation)}`);
  }
  for (const [, name] of JSON.stringify(doc).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g))
    if (!(name! in doc.components.schemas)) faults.push(`$ref to ${name}, which is not there`);
  return [...new Set(faults)];
}

test('the document is whole', () => {
  expect(document.openapi).toMatch(/^3\.1\./);
  expect(document.info).toMatchObject({ title: 'Longhouse', version: '1.2.3' });
  expectRule('Say it in the declaration of the endpoint: clients are generated from this document.', faultsIn(document));
  const spoilt = structuredClone(document);
  const [first, second] = operationsOf(spoilt).map(({ operation }) => operation);
  Object.assign(first!, { summary: '', security: [{ nobody: [] }], responses: {} });
  first!.operationId = second!.operationId!;
  spoilt.components.schemas = {};
  expect(faultsIn(spoilt).length).toBeGreaterThan(5);
});

test('it has every route, and no other', () => {
  expect(
    operationsOf(document)
      .map(({ name }) => name)
      .sort(),
  ).toEqual(endpoints.map(nameOf).sort());
  for (const endpoint of endpoints) {
    const operation = document.paths[templateOf(endpoint)]![endpoint.method]!;
    expect([nameOf(endpoint), operation.deprecated === true]).toEqual([nameOf(endpoint), isLegacy(endpoint)]);
    expect([nameOf(endpoint), operation.security!.length > 0]).toEqual([nameOf(endpoint), endpoint.access.who === 'member']);
    expect(Object.keys(operation.responses!)).toContain(`${statusOf(endpoint)}`);
  }
});

test('examples fit what they are examples of', () => {
  const unfit = endpoints.flatMap((endpoint) => {
    const { requestBody, responses } = document.paths[templateOf(endpoint)]![endpoint.method]!;
    const shown = [
      { shape: endpoint.body, example: requestBody?.content['application/json']?.example },
      { shape: endpoint.reply, example: responses?.[`${statusOf(endpoint)}`]?.content?.['application/json']?.example },
    ];
    return shown
      .filter(({ shape, example }) => example !== undefined && shape?.safeParse(example).success !== true)
      .map(() => nameOf(endpoint));
  });
  expectRule('Give an example that fits, where it belongs: it is the first thing that somebody copies.', unfit);
});

/** The value with a property that no shape lists, at every level. */
function withSecret(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withSecret);
  // An object of open keys comes out empty; those are the next test's.
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) return value;
  return { ...Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withSecret(inner)])), secret_column: 'leaves' };
}

/** Whether a row with a column that the reply does not list would send it. */
function sends(reply: z.ZodType): boolean {
  for (const chance of [0, 0.99]) {
    const plain = sampleOf(reply, { id: () => '0190a000-0000-7000-8000-000000000001', chance: () => chance });
    expect(reply.safeParse(plain).error?.issues).toBeUndefined();
    const row = withSecret(plain);
    // A shape that refuses instead sends nothing either.
    if (reply.safeParse(row).success && bodyOf({ reply } as Endpoint, row).includes('secret_column')) return true;
  }
  return false;
}

test('what a reply does not list cannot leave', () => {
  const leaking = endpoints.filter(({ reply }) => reply !== null && sends(reply)).map(nameOf);
  expectRule('List the properties with z.object: a column that is added tomorrow must not appear in an answer by itself.', leaking);
  expect(sends(z.looseObject({ id: z.uuid() }))).toBe(true);
  expect(sends(z.object({ data: z.array(z.object({ id: z.uuid() }).loose()) }))).toBe(true);
});

/** Objects in replies whose keys the shape leaves open. */
function openPlaces(schema: unknown, at = ''): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { type, properties, additionalProperties } = schema as Record<string, unknown>;
  if (type === 'object' && properties === undefined && additionalProperties !== false) return [at];
  return Object.entries(schema).flatMap(([key, inner]) =>
    openPlaces(inner, /^(?:properties|items|anyOf|oneOf|allOf|\d+|\$defs)$/.test(key) ? at : `${at}.${key}`),
  );
}

const mayBeOpen: Exceptions = {
  'GET /api/v1/me: .Me.preferences': "a person's own preferences, as they sent them",
  'PATCH /api/v1/me: .Me.preferences': "a person's own preferences, as they sent them",
  'POST /api/v1/me/link: .Me.preferences': "a person's own preferences, as they sent them",
  'GET /api/v1/audit: .AuditEvent.detail': 'ids and field names that org.write recorded',
  'GET /api/v1/events: .Event.data': 'the JSON that a client of the organisation sent, as it was sent',
  'GET /api/v1/events/types: .EventType.schema': 'the JSON Schema that the organisation wrote',
  'GET /api/v1/events/types/{type}: .EventType.schema': 'the JSON Schema that the organisation wrote',
  'PUT /api/v1/events/types/{type}: .EventType.schema': 'the JSON Schema that the organisation wrote',
  'POST /api/extract_fields_from_input: .LegacyExtracted.fields': "answers by the names of the client's own schema",
  'POST /api/v1/assets: .NewAsset.upload.headers': 'the headers that the storage asks for',
};

test('an object with open keys is a decision', () => {
  const open = endpoints.flatMap((endpoint) => {
    if (endpoint.reply === null) return [];
    const schema = z.toJSONSchema(endpoint.reply, { io: 'output', unrepresentable: 'any' });
    return openPlaces(schema).map((place) => `${nameOf(endpoint)}: ${place}`);
  });
  expectRule('List the keys, or say here why they are open: what is open can carry anything out.', open, mayBeOpen);
});
