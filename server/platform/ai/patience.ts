/** How long a stream is waited for: for its first text, for each next one, and in all; milliseconds. */
export interface Patience {
  first: number;
  next: number;
  all: number;
}

/** A signal that aborts once nothing was heard for too long; `heard` starts the wait anew, `end` lets go of the timer. */
export function patient({ first, next, all }: Patience): { signal: AbortSignal; heard(): void; end(): void } {
  const silent = new AbortController();
  const lost = (): void => silent.abort();
  const whole = setTimeout(lost, all);
  let timer = setTimeout(lost, first);
  return {
    signal: silent.signal,
    heard: () => {
      clearTimeout(timer);
      timer = setTimeout(lost, next);
    },
    end: () => {
      clearTimeout(timer);
      clearTimeout(whole);
    },
  };
}
