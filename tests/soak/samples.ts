import { median } from '../support/figures.ts';

/** What the server said of itself at one moment: bytes, after a collection where it is the heap, and the event loop since the last time. */
export interface Sample {
  at_s: number;
  rss: number;
  heap: number;
  external: number;
  loop_p99_ms: number;
  connections: number;
}

const bars = '▁▂▃▄▅▆▇█';

/** The values as a line of bars, lowest to highest. */
export function sparkline(values: number[]): string {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return values.map((value) => bars[high === low ? 0 : Math.round(((value - low) / (high - low)) * (bars.length - 1))]).join('');
}

/** By what part the figure is higher in the last quarter of the samples than in the first, median against median; negative when it fell. */
export function growth(samples: Sample[], figure: 'rss' | 'heap' | 'external'): number {
  const quarter = Math.max(1, Math.floor(samples.length / 4));
  const of = (some: Sample[]): number => median(some.map((one) => one[figure]));
  return of(samples.slice(-quarter)) / of(samples.slice(0, quarter)) - 1;
}
