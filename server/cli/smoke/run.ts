import { setTimeout as sleep } from 'node:timers/promises';
import type { Said } from '../../release/command.ts';
import { ask } from './ask.ts';
import { checksOf, type Expected } from './checks.ts';

const pauseMs = 2_000;

/** Waits until `/readyz` answers 200, as a new slot does once it is warm; gives up in silence, since the checks then say why. */
async function warmUp({ url, ca }: Expected, waitMs: number): Promise<void> {
  for (const end = Date.now() + waitMs; Date.now() < end; await sleep(pauseMs)) {
    const ready = await ask(new URL('/readyz', url), ca).catch(() => undefined);
    if (ready?.status === 200) return;
  }
}

/** Looks at a deployment from outside; answers the exit code. */
export async function smoke({ say }: Said, expected: Expected, waitMs = 0): Promise<number> {
  await warmUp(expected, waitMs);
  say(expected.url.origin);
  let wrong = 0;
  for (const { name, look } of checksOf(expected)) {
    try {
      say(`  ✓ ${name.padEnd(14)}  ${await look()}`);
    } catch (error) {
      wrong += 1;
      say(`  ✗ ${name.padEnd(14)}  ${(error as Error).message || (error as { code?: string }).code}`);
    }
  }
  say(wrong === 0 ? 'All is well.' : `${wrong} wrong.`);
  return wrong === 0 ? 0 : 1;
}
