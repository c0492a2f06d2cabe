import type { Order } from '../shapes.ts';
import { ask, pagePath } from './api.ts';

/** Whether a worker has yet to end it. */
export const underWay = (order: Order | null | undefined): boolean => order?.state === 'waiting' || order?.state === 'running';

const everyMs = 500;
const times = 30;

/** Waits until a worker has done what was ordered, for a quarter of a minute at most. */
export async function followOrder(id: string): Promise<Order> {
  let order: Order = { state: 'waiting' };
  for (let i = 0; i < times && underWay(order); i += 1) {
    await new Promise((passed) => setTimeout(passed, everyMs));
    order = await ask<Order>(pagePath('order', 'id', id));
  }
  return order;
}
