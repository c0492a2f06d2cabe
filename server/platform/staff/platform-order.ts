import { z } from 'zod';
import { Problem } from '../../core/problem.ts';
import { definePlatformJob, GiveUp, type PlatformJob } from '../jobs/index.ts';
import type { Tools } from '../tools.ts';
import type { OrderPayload } from './order.ts';

/**
 * What a worker does for the platform itself when an admin ordered it. `target` is the row it is about, or a word where it is about none.
 */
export interface StaffPlatformOrder {
  run(call: { tools: Tools; target: string; signal: AbortSignal }): Promise<unknown>;
}

/**
 * The job that carries out what admins ordered for no one organisation. A walk through all of them takes its time, and begins again where
 * it was.
 */
export const staffPlatformOrderJob = (orders: ReadonlyMap<string, StaffPlatformOrder>): PlatformJob<OrderPayload> =>
  definePlatformJob({
    name: 'staff.platform_order',
    payload: z.strictObject({ order: z.string().max(64), target: z.string().max(64), staff_user_id: z.uuid() }),
    attempts: 3,
    expireSeconds: 6 * 3_600,
    singletonKey: ({ order, target }) => `${order} ${target}`,
    async run({ payload: { order, target }, tools, job }) {
      const ordered = orders.get(order);
      if (!ordered) throw new GiveUp(`There is no order ${order}.`);
      try {
        await ordered.run({ tools, target, signal: job.signal });
      } catch (error) {
        if (error instanceof Problem && error.status < 500) throw new GiveUp(error.detail ?? error.message);
        throw error;
      }
    },
  });
