import type { z } from 'zod';
import type { Org } from '../../platform/db/index.ts';
import { type Page, paged } from '../../platform/http/index.ts';
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
