export { unmeasured, type Dims, type Metrics } from './metrics.ts';
export { openMetrics, type MetricsSettings } from './open.ts';
