import { z } from 'zod';
import { isPlainLine } from '../../core/text.ts';
import { listQuery, pageOf, timestamp, uuid } from '../../platform/http/index.ts';

/** Most events of one request. */
export const mostAtOnce = 500;

const type = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/, 'Must be 1 to 100 letters, digits and . _ : - (the first no sign).');

const EventInput = z.strictObject({ type, data: z.record(z.string(), z.unknown()) });
export type EventInput = z.output<typeof EventInput>;
const Several = z.array(EventInput).min(1).max(mostAtOnce);

const described = (shape: z.ZodType) => z.toJSONSchema(shape) as { type: 'object' };

/** What was sent, and whether it came as one event and not as an array. */
export interface Sent {
  events: EventInput[];
  alone: boolean;
}

/** One event, or an array of them. Each form is judged by itself, so that a fault names its place. */
export const EventsInput = z
  .unknown()
  .transform((body, context): Sent => {
    const alone = !Array.isArray(body);
    const result = alone ? EventInput.transform((one) => [one]).safeParse(body) : Several.safeParse(body);
    if (result.success) return { events: result.data, alone };
    for (const { path, message } of result.error.issues) context.addIssue({ code: 'custom', path, message });
    return z.NEVER;
  })
  .meta({ override: { anyOf: [described(EventInput), described(Several)] } });

export const Received = z
  .object({ data: z.array(z.object({ id: uuid, type: z.string(), created_at: timestamp })) })
  .meta({ id: 'ReceivedEvents' });

export const EventView = z
  .object({ id: uuid, type: z.string(), data: z.record(z.string(), z.unknown()), created_at: timestamp })
  .meta({ id: 'Event' });
export const Events = pageOf(EventView);
export const EventQuery = listQuery.extend({ type: type.optional(), since: z.iso.datetime({ offset: true }).optional() });

export const ByType = z.object({ type });
export const EventTypeInput = z.strictObject({
  description: z.string().trim().min(1).max(200).refine(isPlainLine, 'Must be one line of visible text.').nullable().default(null),
  schema: z.record(z.string(), z.unknown()).nullable(),
});
export type EventTypeInput = z.output<typeof EventTypeInput>;
export const EventTypeView = z
  .object({
    type: z.string(),
    description: z.string().nullable(),
    schema: z.record(z.string(), z.unknown()).nullable(),
    created_at: timestamp,
    updated_at: timestamp,
  })
  .meta({ id: 'EventType' });
export const EventTypes = pageOf(EventTypeView);
