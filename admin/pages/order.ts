import type { Knex } from 'knex';
import { isUuid } from '../../server/core/ids.ts';
import { found } from '../../server/core/problem.ts';
import type { Order } from '../shapes.ts';

const orders = `select id, data->'payload'->>'order' as ordered,
    case when state < 'active' then 'waiting' when state = 'active' then 'running' when state = 'completed' then 'done' else 'failed' end as state,
    output->>'why' as why, created_on as created_at, completed_on as completed_at from queue.job_common`;
// The queue's key is its lane and the job: no other job is looked at.
const byKey = `${orders} where name in ('org', 'platform') and id = ? and data->>'job' in ('staff.order', 'staff.platform_order')`;
const rewrapSql = `${orders} where name = 'platform' and data->>'job' = 'staff.platform_order' and data->'payload'->>'order' = 'org_keys.rewrap'
  order by created_on desc limit 1`;

const first = async (staff: Knex, sql: string, values: string[] = []): Promise<Order | undefined> =>
  ((await staff.raw(sql, values)) as { rows: Order[] }).rows[0];

/** The newest order to wrap all keys anew, and how it stands; null where there was none of late. */
export const newestRewrap = async (staff: Knex): Promise<Order | null> => (await first(staff, rewrapSql)) ?? null;

/** How far an order is, by the id of its job; undefined for one that is not there (any more). */
export const findOrder = (staff: Knex, id: string): Promise<Order | undefined> => first(staff, byKey, [id]);

/** How far an order is, as the page asks; 404 for one that is not there. */
export const orderAsked = async (staff: Knex, id: unknown): Promise<Order> =>
  found('order', typeof id === 'string' && isUuid(id) ? await findOrder(staff, id) : undefined);
