import type { Dims, Metrics } from './metrics.ts';

type Attributes = Record<string, string | number | boolean>;

/** The part of an OpenTelemetry meter that is used here, and how it is shut down with everything sent. */
export interface Meter {
  createCounter(name: string): { add(n: number, attributes: Attributes): void };
  createHistogram(name: string): { record(value: number, attributes: Attributes): void };
  shutdown(): Promise<unknown>;
}

/** Organisations, models and routes multiply; beyond this many combinations of one measure the rest is summed up as one. */
export const mostSeries = 10_000;

const patience_ms = 3_000;

const attributesOf = (dims: Dims): Attributes =>
  Object.fromEntries(Object.entries(dims).filter(([, value]) => value !== undefined)) as Attributes;

function kept<T>(make: (name: string) => T): (name: string) => T {
  const made = new Map<string, T>();
  return (name) => {
    const found = made.get(name) ?? make(name);
    made.set(name, found);
    return found;
  };
}

/** Measures recorded by a meter; each instrument is made when first used. */
export function recorder(meter: Meter): Metrics {
  const counter = kept((name) => meter.createCounter(name));
  const histogram = kept((name) => meter.createHistogram(name));
  return {
    count: (name, n, dims) => counter(name).add(n, attributesOf(dims)),
    observe: (name, value, dims) => histogram(name).record(value, attributesOf(dims)),
    async close() {
      // A collector that is away must not hold up the end of the process.
      let timer: NodeJS.Timeout | undefined;
      const enough = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, patience_ms);
      });
      await Promise.race([meter.shutdown().catch(() => undefined), enough]);
      clearTimeout(timer);
    },
  };
}
