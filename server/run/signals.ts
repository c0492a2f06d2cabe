import { whenParentGoes } from './parent.ts';

/**
 * Calls `stop` once for Ctrl-C, SIGTERM, SIGHUP or, if `followParent`, when the parent process goes. A second signal ends the process at
 * once.
 */
export function whenToldToStop(stop: (why: string) => Promise<void>, tell: (text: string) => void): { followParent(): void } {
  let told = false;
  const begin = (why: string): void => {
    if (told) {
      tell('Stopping at once.');
      process.exit(1);
    }
    told = true;
    void stop(why);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => begin(signal));
  return { followParent: () => whenParentGoes(() => told || begin('parent ended')) };
}
