import { mostSeries, type Meter } from './recorder.ts';

/** A meter that sends to the collector at this address (its base, without /v1/metrics) every minute and when shut down. */
export async function otlpMeter(collector: string): Promise<Meter> {
  const [{ OTLPMetricExporter }, { MeterProvider, PeriodicExportingMetricReader }, { defaultResource, resourceFromAttributes }] =
    await Promise.all([
      import('@opentelemetry/exporter-metrics-otlp-http'),
      import('@opentelemetry/sdk-metrics'),
      import('@opentelemetry/resources'),
    ]);
  const exporter = new OTLPMetricExporter({ url: `${collector.replace(/\/$/, '')}/v1/metrics`, timeoutMillis: 2_000 });
  const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 60_000, exportTimeoutMillis: 2_500 });
  const provider = new MeterProvider({
    resource: defaultResource().merge(resourceFromAttributes({ 'service.name': 'longhouse' })),
    views: [{ instrumentName: '*', aggregationCardinalityLimit: mostSeries }],
    readers: [reader],
  });
  const meter = provider.getMeter('longhouse');
  return {
    createCounter: (name) => meter.createCounter(name),
    createHistogram: (name) => meter.createHistogram(name),
    shutdown: () => provider.shutdown(),
  };
}
