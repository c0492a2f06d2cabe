/**
 * A signal that aborts when nothing was told in so many milliseconds, or when the reader has gone. `told` ends the wait, and must be called
 * in the end.
 */
export function waiting(ms: number, reader: AbortSignal | undefined): { signal: AbortSignal; told(): void } {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(new DOMException('Nothing was told in time.', 'TimeoutError')), ms);
  return { signal: AbortSignal.any([late.signal, ...(reader ? [reader] : [])]), told: () => clearTimeout(timer) };
}
