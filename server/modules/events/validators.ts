import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { recent } from '../../platform/recent.ts';
import { engineFor } from './engine.ts';
import { SchemaRefused, weigh, type Weight } from './schema-rules.ts';

/** What judges the data of one type: the first fault with its place, or undefined. */
export interface Validator extends Weight {
  /** Instructions of all its patterns together: each character that is matched may pass them all. */
  instructions: number;
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

async function compile(schema: Record<string, unknown>): Promise<Validator> {
  const weight = weigh(schema);
  const { ajv, instructions } = await engineFor();
  await setImmediate(); // where a request brings many of them, others come in between
  const { $schema: _draft, ...rest } = schema; // only ever a name: nothing is fetched, and every schema is read as draft 2020-12
  instructions();
  try {
    const valid = ajv.compile(rest);
    return {
      ...weight,
      instructions: instructions(),
      fault: (data) => {
        if (valid(data)) return undefined;
        const [first] = valid.errors ?? [];
        return { path: (first?.instancePath ?? '').slice(1).replaceAll('/', '.'), message: first?.message ?? 'does not fit' };
      },
    };
  } catch (error) {
    if (error instanceof SchemaRefused) throw error;
    throw new SchemaRefused('This is no JSON Schema of draft 2020-12, or it has a pattern or format that is not supported.');
  }
}
