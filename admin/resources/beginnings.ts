import type { Knex } from 'knex';

/** What may be typed: a text of people's making, without the character that no column can hold. */
export const typed = (text: string): string => text.trim().slice(0, 200).replaceAll('\0', '');

/**
 * A column as the indexes on beginnings hold it: in lower case, in the order of its characters wherever the database runs. `??` is the
 * column.
 */
export const lowered = 'lower(??::text collate pg_c_utf8)';

/** The condition that a column begins with a text, whatever the case: a text with `??` and `?`. */
export const begins = `${lowered} like lower(? collate pg_c_utf8)`;

/** The same where so many rows do that walking the newest finds a page of them sooner: no index is used for it. */
const beginsUnled = `(${lowered} || '') like lower(? collate pg_c_utf8)`;

/** The pattern of what begins with a text: nothing of it means more than itself. */
export const beginning = (text: string): string => `${typed(text).replace(/[%_\\]/g, '\\$&')}%`;

const split = (text: string): string =>
  `array_remove(regexp_split_to_array(left(lower(${text} collate pg_c_utf8), 200), '[^[:alnum:]]+'), '')`;

/** The condition that for each word of a text some word of the column begins with it; `??` and `?` as above, the text as it was typed. */
export const wordsBegin = `array_to_tsvector(${split('??')}) @@
  (select string_agg(quote_literal(word) || ':*', ' & ')::tsquery from unnest(${split('?')}) as word)`;

/** How a condition on a beginning is looked for: by its index, or past it. */
export type Way = 'led' | 'unled';

/** Adds that a column begins with a text. */
export const whereBegins = (query: Knex.QueryBuilder, column: string, text: string, way: Way = 'led'): void =>
  void query.whereRaw(way === 'led' ? begins : beginsUnled, [column, beginning(text)]);
