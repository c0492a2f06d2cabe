/** What a measure is about: `org_id` wherever there is one, else plain words with few values. */
export type Dims = Readonly<Record<string, string | number | boolean | undefined>>;

/** Where measures go. Names end in their unit where they have one (`report_duration_ms`). Never fails, never waits. */
export interface Metrics {
  /** Adds n to a counter. */
  count(name: string, n: number, dims: Dims): void;
  /** Adds one value to a distribution. */
  observe(name: string, value: number, dims: Dims): void;
  /** Sends what is still here, within a few seconds, and stops. */
  close(): Promise<void>;
}

/** Measures nobody asked for. */
export const unmeasured: Metrics = { count: () => undefined, observe: () => undefined, close: async () => undefined };
