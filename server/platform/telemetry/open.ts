import type { Settings } from '../config/index.ts';
import { unmeasured, type Metrics } from './metrics.ts';
import { recorder } from './recorder.ts';

/** The settings that say where measures go. */
export type MetricsSettings = Pick<
  Settings,
  'APPLICATIONINSIGHTS_CONNECTION_STRING' | 'OTEL_EXPORTER_OTLP_ENDPOINT' | 'AZURE_CLIENT_ID' | 'production'
>;

/**
 * Measures go to Application Insights, to an OpenTelemetry collector, to both, or nowhere: as the settings say. Only measures leave; no
 * spans are made, so no statement, query string or body can. Without settings nothing of OpenTelemetry is loaded.
 */
export async function openMetrics(settings: MetricsSettings): Promise<Metrics> {
  const { APPLICATIONINSIGHTS_CONNECTION_STRING: insights, OTEL_EXPORTER_OTLP_ENDPOINT: collector } = settings;
  const places: Metrics[] = [];
  if (insights !== undefined) {
    const { azureMeter } = await import('./azure-monitor.ts');
    places.push(recorder(await azureMeter(insights, settings)));
  }
  if (collector !== undefined) {
    const { otlpMeter } = await import('./otlp.ts');
    places.push(recorder(await otlpMeter(collector)));
  }
  const [only = unmeasured] = places;
  if (places.length < 2) return only;
  return {
    count: (...one) => places.forEach((place) => place.count(...one)),
    observe: (...one) => places.forEach((place) => place.observe(...one)),
    close: async () => void (await Promise.all(places.map((place) => place.close()))),
  };
}
