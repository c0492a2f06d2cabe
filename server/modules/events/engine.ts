import type { Ajv2020 } from 'ajv/dist/2020.js';
import { SchemaRefused } from './schema-rules.ts';

/** Most instructions that all patterns of one schema come to: `x{1000}` is a thousand and two. */
const mostInstructions = 10_000;

/** What compiles schemas. */
export interface Engine {
  ajv: Ajv2020;
  /** How many instructions the patterns have that were compiled since it was asked last. */
  instructions(): number;
}

/**
 * An engine never forgets what it compiled, so that another takes its place after so many schemas. Making one takes longer than most
 * schemas.
 */
const mostSchemas = 50;
let made: { engine: Promise<Engine>; schemas: number } | undefined;

/** The engine for one more schema; the first is made with the first schema, as most organisations have none. */
export function engineFor(): Promise<Engine> {
  if (made === undefined || made.schemas === mostSchemas) made = { engine: make(), schemas: 0 };
  made.schemas += 1;
  return made.engine;
}

async function make(): Promise<Engine> {
  const [{ Ajv2020: Ajv }, { default: formats }, { RE2JS }] = await Promise.all([
    import('ajv/dist/2020.js'),
    import('ajv-formats'),
    import('re2js'),
  ]);
  let instructions = 0;
  // Matching takes time in proportion to the text and to the size of the pattern: one of somebody else cannot keep the process busy.
  const match = (pattern: string) => {
    const compiled = RE2JS.compile(pattern);
    instructions += compiled.programSize();
    if (instructions > mostInstructions) throw new SchemaRefused('The patterns of the schema repeat too much.');
    return { test: (text: string) => compiled.matcher(text).find(), toString: () => pattern }; // ajv tells patterns apart by their text
  };
  const ajv = new Ajv({
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
  formats.default(ajv, { mode: 'fast', formats: ['date', 'time', 'date-time', 'email', 'uuid', 'uri', 'ipv4', 'ipv6'] });
  ajv.compile({}); // the schema of schemas has patterns too, and is compiled with the first
  return {
    ajv,
    instructions: () => {
      const counted = instructions;
      instructions = 0;
      return counted;
    },
  };
}
