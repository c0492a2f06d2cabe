import type { Knex } from 'knex';
import { isUuid } from '../../server/core/ids.ts';
import { found } from '../../server/core/problem.ts';

const sql = `select id, data->'payload'->>'order' as ordered, data->'payload'->>'target' as target,
    case when state < 'active' then 'waiting' when state = 'active' then 'running' when state = 'completed' then 'done' else 'failed' end as state, output->>'why' as why
  from queue.job_common where name = 'org' and data->>'job' = 'staff.order' and data->'payload'->>'target' = ? order by created_on desc limit 1`;

/** How far the newest order for this row is: what was asked of a worker, and what came of it. */
export async function latestOrder(staff: Knex, target: unknown): Promise<object> {
  const wanted = typeof target === 'string' && isUuid(target) ? target : null;
  return found('order', ((await staff.raw(sql, [wanted])) as { rows: object[] }).rows[0]);
}
