import { PARALLEL } from './limits.ts';

/** Runs the work over the items, a few at a time, and keeps their order; stops between two when the signal says so. */
export async function batched<T, R>(items: readonly T[], work: (item: T) => Promise<R>, signal?: AbortSignal): Promise<R[]> {
  const results: R[] = [];
  for (let start = 0; start < items.length; start += PARALLEL) {
    signal?.throwIfAborted();
    results.push(...(await Promise.all(items.slice(start, start + PARALLEL).map(work))));
  }
  return results;
}
