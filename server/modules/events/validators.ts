import { createHash } from 'node:crypto';
import { recent } from '../../platform/recent.ts';
import { SchemaRefused, weigh, type Weight } from './schema-rules.ts';

/** What judges the data of one type: the first fault with its place, or undefined. */
export interface Validator extends Weight {
  fault(data: unknown): { path: string; message: string } | undefined;
}

/** By the digest of the schema's text: what is compiled depends on nothing else. */
const compiled = recent<Promise<Validator>>(500);

/** The validator of a schema; throws SchemaRefused for one that is not taken. */
export function validatorOf(schema: Record<string, unknown>): Promise<Validator> {
  const key = createHash('sha256').update(JSON.stringify(schema)).digest('base64url');
  let validator = compiled.get(key);
  if (!validator) {
    validator = compile(schema);
    compiled.set(key, validator);
    validator.catch(() => compiled.delete(key)); // a refusal is told to who sent it, and not kept
  }
  return validator;
}

/** Loaded with the first schema: most organisations have none. */
const engines = async () => {
  const [{ Ajv2020 }, { default: formats }, { RE2JS }] = await Promise.all([
    import('ajv/dist/2020.js'),
    import('ajv-formats'),
    import('re2js'),
  ]);
  return { Ajv2020, addFormats: formats.default, RE2JS };
};

async function compile(schema: Record<string, unknown>): Promise<Validator> {
  const weight = weigh(schema);
  const { Ajv2020, addFormats, RE2JS } = await engines();
  // Linear-time matching: a pattern of somebody else cannot keep the process busy.
  const match = (pattern: string) => {
    const compiledPattern = RE2JS.compile(pattern);
    return { test: (text: string) => compiledPattern.matcher(text).find(), toString: () => pattern }; // ajv tells patterns apart by their text
  };
  const ajv = new Ajv2020({
    strictSchema: true,
    strictTypes: false,
    strictRequired: false,
    strictTuples: false,
    ownProperties: true,
    inlineRefs: false,
    addUsedSchema: false,
    logger: false,
    code: { regExp: Object.assign(match, { code: 're2' }) as never },
  });
  addFormats(ajv, { mode: 'fast', formats: ['date', 'time', 'date-time', 'email', 'uuid', 'uri', 'ipv4', 'ipv6'] });
  try {
    const { $schema: _draft, ...rest } = schema; // only ever a name: nothing is fetched, and every schema is read as draft 2020-12
    const valid = ajv.compile(rest);
    return {
      ...weight,
      fault: (data) => {
        if (valid(data)) return undefined;
        const [first] = valid.errors ?? [];
        return { path: (first?.instancePath ?? '').slice(1).replaceAll('/', '.'), message: first?.message ?? 'does not fit' };
      },
    };
  } catch {
    throw new SchemaRefused('This is no JSON Schema of draft 2020-12, or it has a pattern or format that is not supported.');
  }
}
