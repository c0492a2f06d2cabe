export type { Dims, Metrics } from './metrics.ts';
export { openMetrics, type MetricsSettings } from './open.ts';
