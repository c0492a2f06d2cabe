import { isObject } from '../../core/objects.ts';

/** Most bytes and values of one schema, and how deep it may nest. */
const largest = 16_384;
const mostValues = 500;
const deepest = 16;
const mostPatterns = 20;
const longestPattern = 200;

/** Keywords whose value is one schema, a list of schemas, or schemas by name. */
const one = new Set(['items', 'additionalProperties', 'not', 'if', 'then', 'else', 'contains', 'propertyNames']);
const several = new Set(['anyOf', 'oneOf', 'allOf', 'prefixItems']);
const named = new Set(['properties']);

/** Keywords whose value is plain data. `$schema` may name the draft, nothing else may name a place. */
const plain = new Set(
  (
    '$schema $comment title description default examples deprecated type enum const format required dependentRequired ' +
    'minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minLength maxLength ' +
    'minItems maxItems minContains maxContains minProperties maxProperties'
  ).split(' '),
);

const walking = new Set(['minLength', 'maxLength', 'format']);

/** What a schema costs to check with. */
export interface Weight {
  /** JSON values in the schema. */
  values: number;
  /** Regular expressions in the schema. */
  patterns: number;
  /** Keywords that walk through a whole text: its length, its format. */
  walks: number;
}

/** Why a schema is not taken, in one sentence. */
export class SchemaRefused extends Error {}

/**
 * Walks a schema that somebody sent and refuses what could reach out, run long or grow: references (also to its own parts, because two of
 * them per level double the work with each), unknown keywords, `uniqueItems` (it compares each with each), and whatever is too large.
 */
export function weigh(schema: Record<string, unknown>): Weight {
  if (Buffer.byteLength(JSON.stringify(schema)) > largest) throw new SchemaRefused(`A schema has at most ${largest} bytes.`);
  let patterns = 0;
  let walks = 0;
  const visit = (at: unknown, depth: number): void => {
    if (typeof at === 'boolean') return;
    if (!isObject(at)) throw new SchemaRefused('A schema inside a schema must be an object, true or false.');
    if (depth > deepest) throw new SchemaRefused(`A schema nests at most ${deepest} levels deep.`);
    for (const [keyword, value] of Object.entries(at)) {
      if (walking.has(keyword)) walks += 1;
      if (keyword === 'pattern') patterns += checkPattern(value);
      else if (one.has(keyword)) visit(value, depth + 1);
      else if (several.has(keyword)) for (const inner of Array.isArray(value) ? value : [value]) visit(inner, depth + 1);
      else if (named.has(keyword)) for (const inner of Object.values(isObject(value) ? value : {})) visit(inner, depth + 1);
      else if (!plain.has(keyword)) throw new SchemaRefused('A keyword of the schema is not supported here; references are not either.');
    }
  };
  visit(schema, 1);
  const values = countValues(schema);
  if (values > mostValues) throw new SchemaRefused(`A schema has at most ${mostValues} values in it.`);
  if (patterns > mostPatterns) throw new SchemaRefused(`A schema has at most ${mostPatterns} patterns.`);
  return { values, patterns, walks };
}

function checkPattern(pattern: unknown): 1 {
  if (typeof pattern !== 'string' || pattern.length > longestPattern)
    throw new SchemaRefused(`A pattern is a text of at most ${longestPattern} characters.`);
  return 1;
}

/** How many JSON values there are in the value, itself included. */
export const countValues = (value: unknown): number =>
  typeof value === 'object' && value !== null ? Object.values(value).reduce<number>((sum, inner) => sum + countValues(inner), 1) : 1;
