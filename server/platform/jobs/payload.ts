import { z } from 'zod';

const longest = 64;

/** Whether the shape refuses unknown keys: a payload holds what is declared and nothing that slipped in. */
export const isStrict = (shape: z.ZodType): boolean => shape instanceof z.ZodObject && shape.def.catchall instanceof z.ZodNever;

/**
 * The payload in its declared shape. Throws when it does not fit, or holds a string longer than an id: job tables hold ids, never content
 * or secrets.
 */
export function checkedPayload<P extends object>(job: { name: string; payload: z.ZodType<P> }, payload: unknown): P {
  const parsed = job.payload.safeParse(payload);
  if (!parsed.success)
    throw new Error(
      `The payload of ${job.name} does not fit (${parsed.error.issues.map(({ path, code }) => `${path.join('.')} ${code}`).join(', ')}).`,
    );
  refuseContent(job.name, parsed.data);
  return parsed.data;
}

function refuseContent(name: string, value: unknown): void {
  if (typeof value === 'string' && value.length > longest) {
    throw new Error(`The payload of ${name} holds a string longer than ${longest} characters: payloads carry ids only.`);
  }
  if (typeof value === 'object' && value !== null) for (const one of Object.values(value)) refuseContent(name, one);
}
