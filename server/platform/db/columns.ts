import pg from 'pg';

type Parser = (text: string) => unknown;
const { builtins } = pg.types;
const parserOf = pg.types.getTypeParser as (oid: number, format: string) => Parser;

/** Arrays of text and of ids; pg's typings do not name their types. */
const arrays = [1009, 1015, 2951];

const anyMoment = parserOf(builtins.TIMESTAMPTZ, 'text');
/** Length of a moment to the second, and where its fraction begins and ends at the millisecond. */
const [toTheSecond, fraction, toTheMillisecond] = [19, 20, 23];

/**
 * A moment as Postgres writes it ('2026-03-01 12:00:00.12+00'), in ISO 8601 to the millisecond; what is no moment (infinity) stays what pg
 * makes of it.
 */
export function isoOf(text: string): unknown {
  const end = text.length - 3;
  // Almost always UTC and a year of four digits; then no date is made of it, which would cost ten times as much.
  if (text.endsWith('+00') && text[4] === '-' && text[10] === ' ' && (end === toTheSecond || text[toTheSecond] === '.')) {
    const ms = end >= toTheMillisecond ? text.slice(fraction, toTheMillisecond) : text.slice(fraction, end).padEnd(3, '0');
    return `${text.slice(0, 10)}T${text.slice(11, toTheSecond)}.${ms}Z`;
  }
  const moment = anyMoment(text);
  return moment instanceof Date ? moment.toISOString() : moment;
}

/** The same as a Date. pg's own takes a fraction times a thousand and drops the rest, which makes 284 ms of .285 seconds. */
function momentOf(text: string): unknown {
  const iso = isoOf(text);
  return typeof iso === 'string' ? new Date(iso) : iso;
}

/** The array parser of pg for what has quotes, escapes, NULLs or dimensions in it; few have. */
const arrayOf =
  (anyArray: Parser): Parser =>
  (text) => {
    if (text === '{}') return [];
    const plain = text.startsWith('{') && !/["\\{]|NULL/i.test(text.slice(1));
    return plain ? text.slice(1, -1).split(',') : anyArray(text);
  };

for (const oid of arrays) pg.types.setTypeParser(oid as never, arrayOf(parserOf(oid, 'text')) as never);
pg.types.setTypeParser(builtins.TIMESTAMPTZ, momentOf as never);
// A date stays the text it is ('2024-03-01'): a JavaScript Date would move it by the server's time zone. Counts fit a number.
pg.types.setTypeParser(builtins.DATE, (text) => text);
pg.types.setTypeParser(builtins.INT8, Number);

/** How columns are read where rows go out as they are: moments as the text that an answer holds. */
export const plainTypes = {
  getTypeParser: (oid: number, format: string): Parser => (oid === (builtins.TIMESTAMPTZ as number) ? isoOf : parserOf(oid, format)),
};

/** A row as a plain object, with ISO texts for moments. */
export type Plain<M> = {
  [K in keyof M as K extends `$${string}` | 'QueryBuilderType' ? never : K]: M[K] extends Date
    ? string
    : Date extends M[K]
      ? Exclude<M[K], Date> | string
      : M[K];
};

/** A row however it was read. */
export type Row<M> = M | Plain<M>;

/** The same of a row that was read with Dates. */
export const plain = <M extends object>(row: M): Plain<M> =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => [column, value instanceof Date ? value.toISOString() : value]),
  ) as Plain<M>;
