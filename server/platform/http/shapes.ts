import { z } from 'zod';

/** An id in a path, query or body: anything that is no UUID is refused before it reaches the database. */
export const uuid = z.uuid();

/** The path of one thing: `/things/:id`. */
export const ById = z.object({ id: uuid });

/** A moment in an answer: text that already is ISO 8601, or a Date from a row. */
export const timestamp = z.union([z.string(), z.date()]).meta({
  override: ({ jsonSchema }: { jsonSchema: Record<string, unknown> }) => {
    delete jsonSchema['anyOf'];
    Object.assign(jsonSchema, { type: 'string', format: 'date-time' });
  },
});

/** What every list takes: `limit` 1 to 100 (default 50) and the `cursor` of the page before. Extend it with the filters. */
export const listQuery = z.strictObject({
  limit: z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .pipe(z.number().min(1).max(100))
    .default(50)
    .meta({ override: { type: 'integer', minimum: 1, maximum: 100, default: 50 } }),
  cursor: z.string().max(1000).optional(),
});

/** The answer of a list: one page and the cursor of the next, `null` after the last. */
export const pageOf = <T extends z.ZodType>(item: T) => z.object({ data: z.array(item), next_cursor: z.string().nullable() });
