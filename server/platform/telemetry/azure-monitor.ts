import { createRequire } from 'node:module';
import { azureCredential } from '../azure/credential.ts';
import type { Settings } from '../config/index.ts';
import { mostSeries, type Meter } from './recorder.ts';

type Api = typeof import('@opentelemetry/api');

/** OpenTelemetry's API as the distribution sees it: it brings an older one than ours, and the two refuse each other silently. */
function apiOf(distribution: string): Api {
  const here = createRequire(import.meta.url);
  return createRequire(here.resolve(`${distribution}/package.json`))('@opentelemetry/api') as Api;
}

const off = { enabled: false };

/**
 * A meter that sends to Application Insights every minute and when shut down; in production as the managed identity, as the component takes
 * no keys there.
 */
export async function azureMeter(connectionString: string, settings: Pick<Settings, 'AZURE_CLIENT_ID' | 'production'>): Promise<Meter> {
  const { shutdownAzureMonitor, useAzureMonitor } = await import('@azure/monitor-opentelemetry');
  const credential = settings.production ? { credential: await azureCredential(settings.AZURE_CLIENT_ID) } : {};
  useAzureMonitor({
    azureMonitorExporterOptions: { connectionString, disableOfflineStorage: true, ...credential },
    // Spans would carry statements and query strings: nothing here makes any.
    instrumentationOptions: {
      http: off,
      azureSdk: off,
      postgreSql: off,
      mySql: off,
      mongoDb: off,
      redis: off,
      redis4: off,
      bunyan: off,
      winston: off,
    },
    enableLiveMetrics: false,
    enableStandardMetrics: false,
    enablePerformanceCounters: false,
    views: [{ instrumentName: '*', aggregationCardinalityLimit: mostSeries }],
  });
  const meter = apiOf('@azure/monitor-opentelemetry').metrics.getMeter('longhouse');
  return {
    createCounter: (name) => meter.createCounter(name),
    createHistogram: (name) => meter.createHistogram(name),
    shutdown: shutdownAzureMonitor,
  };
}
