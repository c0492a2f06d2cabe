import type { Knex } from 'knex';
import { isUuid } from '../../server/core/ids.ts';
import { found } from '../../server/core/problem.ts';

const orders = `select id, data->'payload'->>'order' as ordered, data->'payload'->>'target' as target,
    case when state < 'active' then 'waiting' when state = 'active' then 'running' when state = 'completed' then 'done' else 'failed' end as state,
    output->>'why' as why, created_on as created_at, completed_on as completed_at
  from queue.job_common where name in ('org', 'platform') and data->>'job' in ('staff.order', 'staff.platform_order')`;
const sql = `${orders} and data->'payload'->>'target' = ? order by created_on desc limit 1`;
const rewrapSql = `${orders} and name = 'platform' and data->'payload'->>'order' = 'org_keys.rewrap' order by created_on desc limit 1`;

/** The newest order to wrap all keys anew, and how it stands; null where there was none of late. */
export const newestRewrap = async (staff: Knex): Promise<object | null> =>
  ((await staff.raw(rewrapSql)) as { rows: object[] }).rows[0] ?? null;

/** How far the newest order for this row is: what was asked of a worker, and what came of it. */
export async function latestOrder(staff: Knex, target: unknown): Promise<object> {
  const wanted = typeof target === 'string' && isUuid(target) ? target : null;
  return found('order', ((await staff.raw(sql, [wanted])) as { rows: object[] }).rows[0]);
}
