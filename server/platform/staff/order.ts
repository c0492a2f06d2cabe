import { z } from 'zod';
import { Problem } from '../../core/problem.ts';
import type { Org } from '../db/index.ts';
import { defineJob, GiveUp, type OrgJob } from '../jobs/index.ts';
import type { Tools } from '../tools.ts';

/** What a worker does when staff ordered it: in the organisation, with the staff member as the actor of the audit events. */
export interface StaffOrder {
  run(call: { org: Org; tools: Tools; target: string; signal: AbortSignal }): Promise<unknown>;
}

/** Tries a dead job of the organisation once more, given the ids it worked on. */
export type StaffRetry = (call: { org: Org; tools: Tools; payload: Readonly<Record<string, unknown>> }) => Promise<unknown>;

/** What the queue keeps of an order: which one, for which row, by whom. */
export interface OrderPayload {
  order: string;
  target: string;
  staff_user_id: string;
}

/**
 * The job that carries out what staff ordered. The console can neither open secrets nor see hidden columns; the worker can, and does
 * nothing that is not among these orders.
 */
export const staffOrderJob = (orders: ReadonlyMap<string, StaffOrder>): OrgJob<OrderPayload> =>
  defineJob({
    name: 'staff.order',
    payload: z.strictObject({ order: z.string().max(64), target: z.string().max(64), staff_user_id: z.uuid() }),
    attempts: 3,
    evenSuspended: true,
    async run({ org, payload: { order, target, staff_user_id }, tools, job }) {
      const ordered = orders.get(order);
      if (!ordered) throw new GiveUp(`There is no order ${order}.`);
      try {
        await ordered.run({ org: tools.db.org(org.id, { kind: 'staff', id: staff_user_id }), tools, target, signal: job.signal });
      } catch (error) {
        if (error instanceof Problem && error.status < 500) throw new GiveUp(error.detail ?? error.message);
        throw error;
      }
    },
  });
