import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { openMetrics, type MetricsSettings } from '../../server/platform/telemetry/index.ts';
import { makeTls } from '../support/tls.ts';
import { bare } from '../local/programs/processes.ts';

const nothing: MetricsSettings = {
  APPLICATIONINSIGHTS_CONNECTION_STRING: undefined,
  OTEL_EXPORTER_OTLP_ENDPOINT: undefined,
  AZURE_CLIENT_ID: undefined,
  production: false,
};

let sent: { path: string; body: string }[] = [];
async function take(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of req) parts.push(part as Buffer);
  const whole = Buffer.concat(parts);
  sent.push({ path: req.url ?? '', body: (req.headers['content-encoding'] === 'gzip' ? gunzipSync(whole) : whole).toString() });
  res.writeHead(200, { 'content-type': 'application/json' }).end('{"itemsReceived":2,"itemsAccepted":2,"errors":[]}');
}
const collector = http.createServer((req, res) => void take(req, res));
let insights: https.Server;
let tls: Awaited<ReturnType<typeof makeTls>>;
const portOf = (server: http.Server | https.Server): number => (server.address() as AddressInfo).port;
const listen = (server: http.Server | https.Server) => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

beforeAll(async () => {
  tls = await makeTls();
  insights = https.createServer(tls, (req, res) => void take(req, res));
  await Promise.all([listen(collector), listen(insights)]);
});
afterAll(async () => {
  for (const server of [collector, insights]) {
    server?.closeAllConnections();
    await new Promise((resolve) => server?.close(resolve));
  }
  tls?.remove();
});
afterEach(() => {
  sent = [];
});

/** Runs the lines in a process of their own, with `openMetrics` at hand, and tells what it printed. */
async function alone(lines: string, env: Record<string, string> = {}): Promise<string> {
  const room = path.resolve('server/platform/telemetry/index.ts');
  const script = `const { registerHooks } = await import('node:module'); const loaded = [];
    registerHooks({ resolve: (name, context, next) => { loaded.push(name); return next(name, context); } });
    const { openMetrics } = await import(${JSON.stringify(room)}); ${lines}`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...bare, ...env },
  });
  return stdout;
}

test('without settings measures go nowhere, and nothing of OpenTelemetry or Azure is loaded', async () => {
  const lines = `const metrics = await openMetrics({ production: true }); metrics.count('a', 1, {}); metrics.observe('b', 1, {}); await metrics.close();
    console.log(JSON.stringify(loaded.filter((name) => /opentelemetry|azure\\//.test(name))), loaded.length);`;
  expect(await alone(lines)).toMatch(/^\[\] [1-9]\d*\n$/);
});

test('counters and distributions reach a collector by name, with their organisation, when the process ends', async () => {
  const metrics = await openMetrics({ ...nothing, OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${portOf(collector)}/` });
  metrics.count('openai_tokens', 11, { org_id: 'org-1', model: 'm', module: undefined });
  metrics.count('openai_tokens', 7, { org_id: 'org-1', model: 'm' });
  metrics.count('openai_tokens', 1, { org_id: 'org-2', model: 'm' });
  metrics.observe('diagnose_duration_ms', 42.5, { org_id: 'org-1' });
  expect(sent).toEqual([]);
  await metrics.close();
  expect(sent.map((one) => one.path)).toEqual(['/v1/metrics']);
  interface Point {
    attributes: { key: string; value: object }[];
    asDouble?: number;
    sum?: number;
  }
  interface Measure {
    name: string;
    sum?: { dataPoints: Point[] };
    histogram?: { dataPoints: Point[] };
  }
  const [resource] = (
    JSON.parse(sent[0]!.body) as { resourceMetrics: { resource: { attributes: object[] }; scopeMetrics: { metrics: Measure[] }[] }[] }
  ).resourceMetrics;
  expect(resource?.resource.attributes).toContainEqual({ key: 'service.name', value: { stringValue: 'longhouse' } });
  const [tokens, duration] = resource!.scopeMetrics[0]!.metrics;
  expect([tokens?.name, duration?.name]).toEqual(['openai_tokens', 'diagnose_duration_ms']);
  expect(tokens?.sum?.dataPoints.map((point) => point.asDouble)).toEqual([18, 1]);
  expect(tokens?.sum?.dataPoints[0]?.attributes).toEqual([
    { key: 'org_id', value: { stringValue: 'org-1' } },
    { key: 'model', value: { stringValue: 'm' } },
  ]);
  expect(duration?.histogram?.dataPoints[0]).toMatchObject({ sum: 42.5 });
});

test('a collector that is away fails nothing and holds up nothing', async () => {
  const gone = http.createServer();
  await listen(gone);
  const port = portOf(gone);
  await new Promise((resolve) => gone.close(resolve));
  const metrics = await openMetrics({ ...nothing, OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}` });
  metrics.count('a', 1, {});
  const started = performance.now();
  await metrics.close();
  expect(performance.now() - started).toBeLessThan(30_000);
});

test('Application Insights gets the measures and nothing else: no request, no query string, no statement', async () => {
  const [ingestion, elsewhere] = [`https://127.0.0.1:${portOf(insights)}/`, `http://127.0.0.1:${portOf(collector)}/x?q=canary`];
  const connection = `InstrumentationKey=00000000-0000-0000-0000-000000000001;IngestionEndpoint=${ingestion};LiveEndpoint=${ingestion}`;
  const lines = `const metrics = await openMetrics({ production: false, APPLICATIONINSIGHTS_CONNECTION_STRING: ${JSON.stringify(connection)} });
    const http = (await import('node:module')).createRequire(${JSON.stringify(path.resolve('package.json'))})('http');
    await new Promise((resolve) => http.get(${JSON.stringify(elsewhere)}, (res) => res.resume().on('end', resolve)));
    metrics.count('openai_tokens', 5, { org_id: 'org-1', model: 'm' });
    metrics.observe('diagnose_duration_ms', 12, { org_id: 'org-1' });
    await metrics.close();`;
  await alone(lines, { NODE_EXTRA_CA_CERTS: tls.files.cert, APPLICATION_INSIGHTS_NO_STATSBEAT: '1' });
  const tracked = sent
    .filter((one) => one.path.startsWith('/v2'))
    .flatMap(
      (one) => JSON.parse(one.body) as { data: { baseType: string; baseData: { metrics: { name: string }[]; properties: object } } }[],
    );
  expect(sent.map((one) => one.path)).toContain('/x?q=canary');
  expect(JSON.stringify(tracked)).not.toContain('canary');
  expect(new Set(tracked.map((one) => one.data.baseType))).toEqual(new Set(['MetricData']));
  expect(tracked).toContainEqual(
    expect.objectContaining({
      data: expect.objectContaining({
        baseData: expect.objectContaining({
          metrics: [expect.objectContaining({ name: 'openai_tokens', value: 5 })],
          properties: { org_id: 'org-1', model: 'm' },
        }),
      }),
    }),
  );
  const names = tracked.flatMap((one) => one.data.baseData.metrics.map((measure) => measure.name));
  expect(names.toSorted()).toEqual(['diagnose_duration_ms', 'openai_tokens']);
});
