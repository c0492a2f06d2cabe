/** A JSON schema as the published contract has it, references resolved. */
export interface Schema {
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
  additionalProperties?: boolean | Schema;
  minItems?: number;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
}

/** What a generated value is made with. */
export interface Making {
  random: () => number;
  /** Ids that mean something to the server, own and others'. */
  ids: readonly string[];
  /** Chance that a value is hostile instead of fitting. */
  malice: number;
}

export const pick = <T>(all: readonly T[], random: () => number): T => all[Math.floor(random() * all.length)]!;

const nested = (depth: number): unknown => {
  let value: unknown = 1;
  for (let at = 0; at < depth; at += 1) value = [value];
  return value;
};

/** What no caller with good intentions sends. */
const hostile: readonly (() => unknown)[] = [
  () => null,
  () => '',
  () => ' ',
  () => 0,
  () => -1,
  () => 1.5,
  () => 1e308,
  () => 2 ** 53,
  () => '9223372036854775808',
  () => true,
  () => [],
  () => ({}),
  () => [[[]]],
  () => nested(60),
  () => 'x'.repeat(300),
  () => 'ä'.repeat(5_000),
  () => '\u0000',
  () => 'a\u0000b',
  () => '\ud800',
  () => '\uffff\ufeff\u202e',
  () => "'; drop table app.orgs; --",
  () => '%00',
  () => '../../../../etc/passwd',
  () => '${jndi:ldap://127.0.0.1/x}',
  () => '<script>alert(1)</script>',
  () => '{{7*7}}',
  () => 'NaN',
  () => '-0',
  () => '0x10',
  () => '2024-02-30',
  () => '9999999-01-01T00:00:00Z',
  () => '00000000-0000-0000-0000-000000000000',
  () => 'http://169.254.169.254/latest/meta-data/',
  () => 'a@b@c',
  () => ({ __proto__: null, constructor: { prototype: { admin: true } } }),
  () => JSON.parse('{"__proto__": {"role": "owner"}}') as unknown,
  () => Array.from({ length: 2_000 }, (_, at) => at),
  () => Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`k${at}`, at])),
];

/** A value that fits the schema as far as it tells, or, by the chance of `malice`, one that does not. */
export function valueOf(schema: Schema, making: Making): unknown {
  const { random, ids, malice } = making;
  if (random() < malice) return pick(hostile, random)();
  const forms = schema.anyOf ?? schema.oneOf;
  if (forms) return valueOf(pick(forms, random), making);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return pick(schema.enum, random);
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((part) => valueOf(part, making)));
  switch (Array.isArray(schema.type) ? pick(schema.type, random) : schema.type) {
    case 'object':
      return objectOf(schema, making);
    case 'array':
      return Array.from({ length: (schema.minItems ?? 0) + Math.floor(random() * 3) }, () => valueOf(schema.items ?? {}, making));
    case 'integer':
    case 'number':
      return (schema.minimum ?? 0) + Math.floor(random() * Math.min(100, (schema.maximum ?? 100) - (schema.minimum ?? 0) + 1));
    case 'boolean':
      return random() < 0.5;
    case 'null':
      return null;
    default:
      return textOf(schema, random, ids);
  }
}

function objectOf({ properties = {}, required = [] }: Schema, making: Making): Record<string, unknown> {
  const { random, malice } = making;
  const wanted = Object.entries(properties).filter(([name]) => (required.includes(name) ? random() > malice / 2 : random() < 0.5));
  const value = Object.fromEntries(wanted.map(([name, inner]) => [name, valueOf(inner, making)]));
  if (random() < malice) value[pick(['org_id', 'role', 'id', 'unknown', 'x'.repeat(200), 'constructor'], random)] = pick(hostile, random)();
  return value;
}

function textOf({ format, minLength = 0, maxLength = 40, pattern }: Schema, random: () => number, ids: readonly string[]): string {
  if (format === 'uuid') return pick(ids, random);
  if (format === 'date-time') return new Date(Date.now() + (random() - 0.5) * 1e10).toISOString();
  if (format === 'date') return new Date(Date.now() + (random() - 0.5) * 1e11).toISOString().slice(0, 10);
  if (format === 'email') return `somebody${Math.floor(random() * 50)}@example.test`;
  if (format === 'uri') return 'https://example.test/x';
  const ready = [
    'main',
    'src/index.js',
    '123456',
    'a'.repeat(40),
    'test-123',
    'Some words to be read.',
    'house/sample',
    'probe',
    'P0300 and a rattle',
  ];
  const fitting = ready.filter(
    (text) => text.length >= minLength && text.length <= maxLength && (!pattern || new RegExp(pattern, 'u').test(text)),
  );
  return fitting.length > 0 ? pick(fitting, random) : 'x'.repeat(Math.max(1, minLength));
}
