import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until it is true; fails with the words given after `ms`, which is long, so that a slow machine is no reason to fail. */
export async function until(what: string, truth: () => boolean | Promise<boolean>, ms = 60_000): Promise<void> {
  for (const end = Date.now() + ms; Date.now() < end; await sleep(10)) if (await truth()) return;
  throw new Error(`It did not happen in ${ms} ms: ${what}`);
}
