import type { z } from 'zod';
import type { Org } from '../../platform/db/index.ts';
import { type Page, paged } from '../../platform/http/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { roomOf } from '../assets/index.ts';
import { budgetToday } from './budget.ts';
import { UsageDaily } from './models.ts';
import type { UsageQuery } from './shapes.ts';

/** What the organisation used, newest day first. */
export const listUsage = (org: Org, call: { page(): Page }, { from, to, metric }: z.output<typeof UsageQuery>) =>
  org.read((db) => {
    const rows = db.rows(UsageDaily);
    if (from !== undefined) void rows.where('day', '>=', from);
    if (to !== undefined) void rows.where('day', '<=', to);
    if (metric !== undefined) void rows.where({ metric });
    return paged(call, rows, ['day', 'id']);
  });

/** What the organisation may use and what it uses of it: tokens of this day, and room for files. */
export async function listLimits(org: Org, tools: Pick<Tools, 'clock'>) {
  const [budget, room] = await Promise.all([budgetToday(org, tools), roomOf(org)]);
  return [{ name: 'ai_tokens_per_day', ...budget }, ...room.map((one) => ({ ...one, reserved: 0, resets_at: null }))];
}
