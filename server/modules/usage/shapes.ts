import { z } from 'zod';
import { listQuery, pageOf, timestamp } from '../../platform/http/index.ts';
import { metrics } from './models.ts';

const day = z.iso.date().meta({ description: 'A day in UTC.' });

export const UsageQuery = listQuery.extend({ from: day.optional(), to: day.optional(), metric: z.enum(metrics).optional() });
export const UsageView = z
  .object({ day, metric: z.string(), module: z.string(), model: z.string(), amount: z.int() })
  .meta({ id: 'Usage', description: 'What one part of the product used on one day.' });
export const Usages = pageOf(UsageView);

export const LimitView = z
  .object({ name: z.string(), limit: z.int(), used: z.int(), reserved: z.int(), resets_at: timestamp.nullable() })
  .meta({ id: 'Limit', description: '`reserved` is what questions under way may need; it is freed when they are answered.' });
export const Limits = z.object({ data: z.array(LimitView) });
