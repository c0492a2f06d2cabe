import { ApplicationInsights } from '@cdktf/provider-azurerm/lib/application-insights/index.js';
import { LogAnalyticsWorkspace } from '@cdktf/provider-azurerm/lib/log-analytics-workspace/index.js';
import { MonitorDiagnosticSetting } from '@cdktf/provider-azurerm/lib/monitor-diagnostic-setting/index.js';
import type { Usable } from './identities.ts';
import type { Place } from './place.ts';

/**
 * What Azure logs of each kind of resource, as it names it. Requests of the web apps are not among them: their lines hold query strings.
 */
const kept = {
  web: ['AppServiceConsoleLogs', 'AppServicePlatformLogs', 'AppServiceAuditLogs', 'AppServiceIPSecAuditLogs'],
  server: ['PostgreSQLLogs'],
  vault: ['AuditEvent', 'AzurePolicyEvaluationDetails'],
  blobs: ['StorageRead', 'StorageWrite', 'StorageDelete'],
  registry: ['ContainerRegistryLoginEvents', 'ContainerRegistryRepositoryEvents'],
  jobs: ['ContainerAppConsoleLogs', 'ContainerAppSystemLogs'],
};

/** Kinds that have measures of their own to keep. */
const measured = new Set<keyof typeof kept>(['web', 'server', 'vault', 'blobs']);

/** Logs and measures in one workspace, written by identities only. */
export class Watch {
  readonly workspaceId: string;
  readonly connectionString: string;
  /** Sending measures. */
  readonly measures: Usable;
  readonly #place: Place;

  constructor(place: Place) {
    const { stack, here, names, environment } = place;
    const { days, gbPerDay } = environment.logs;
    this.#place = place;
    const workspace = new LogAnalyticsWorkspace(stack, 'workspace', {
      ...here,
      name: names.of('logs'),
      sku: 'PerGB2018',
      retentionInDays: days,
      dailyQuotaGb: gbPerDay,
      localAuthenticationEnabled: false,
    });
    const insights = new ApplicationInsights(stack, 'insights', {
      ...here,
      name: names.of('insights'),
      applicationType: 'web',
      workspaceId: workspace.id,
      dailyDataCapInGb: gbPerDay,
      retentionInDays: days,
      localAuthenticationDisabled: true,
      disableIpMasking: false,
    });
    this.workspaceId = workspace.id;
    this.connectionString = insights.connectionString;
    this.measures = { scope: { words: 'Application Insights', id: insights.id }, role: 'Monitoring Metrics Publisher' };
  }

  /** Keeps the logs and measures of a resource. */
  follow(kind: keyof typeof kept, id: string, target: string): void {
    new MonitorDiagnosticSetting(this.#place.stack, `${id}-diagnostics`, {
      name: 'to-workspace',
      targetResourceId: target,
      logAnalyticsWorkspaceId: this.workspaceId,
      enabledLog: kept[kind].map((category) => ({ category })),
      ...(measured.has(kind) && { enabledMetric: [{ category: kind === 'blobs' ? 'Transaction' : 'AllMetrics' }] }),
    });
  }
}
