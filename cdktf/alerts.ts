import { MonitorMetricAlert } from '@cdktf/provider-azurerm/lib/monitor-metric-alert/index.js';
import { MonitorScheduledQueryRulesAlertV2 } from '@cdktf/provider-azurerm/lib/monitor-scheduled-query-rules-alert-v2/index.js';
import type { Place } from './place.ts';
import { toldTo } from './slack.ts';

/** What is looked at, by Azure's ids. */
export interface Watched {
  workspace: string;
  server: string;
  account: string;
  apps: Record<string, string>;
}

interface Question {
  says: string;
  severity: number;
  /** Kusto; answers rows with TimeGenerated and `value`. */
  query: string;
  above: number;
  window: 'PT10M' | 'PT15M';
}

/** Questions to the workspace, every five minutes. Ratios and ten minutes are beyond what a plain metric alert can say. */
const questions: Record<string, Question> = {
  'server-errors': {
    says: 'More than 1 % of requests end in a 5XX.',
    severity: 1,
    query: `AzureMetrics
| where ResourceProvider == "MICROSOFT.WEB" and MetricName in ("Requests", "Http5xx")
| summarize failed = sumif(Total, MetricName == "Http5xx"), requests = sumif(Total, MetricName == "Requests"), TimeGenerated = max(TimeGenerated) by _ResourceId
| where requests > 0
| project TimeGenerated, value = 100.0 * failed / requests`,
    above: 1,
    window: 'PT15M',
  },
  'database-cpu': {
    says: 'The database has used more than 70 % of its processor for 10 minutes.',
    severity: 2,
    query: `AzureMetrics
| where ResourceProvider == "MICROSOFT.DBFORPOSTGRESQL" and MetricName == "cpu_percent"
| summarize value = avg(Average), TimeGenerated = max(TimeGenerated)`,
    above: 70,
    window: 'PT10M',
  },
  'jobs-dead': {
    says: 'A job of an organisation failed for good, or a release job failed.',
    severity: 2,
    query: `union isfuzzy=true
(AppMetrics | where Name == "jobs_ended" and tostring(Properties.outcome) == "dead" | project TimeGenerated, value = Sum),
(ContainerAppSystemLogs | where Reason in ("BackoffLimitExceeded", "DeadlineExceeded", "Failed") | project TimeGenerated, value = 1.0)`,
    above: 0,
    window: 'PT15M',
  },
  'escalations-wait': {
    says: 'Somebody in danger has waited for more than 15 minutes, and nobody of their organisation has looked.',
    severity: 1,
    query: `AppMetrics
| where Name == "intake_escalations_overdue"
| project TimeGenerated, value = Sum`,
    above: 0,
    window: 'PT15M',
  },
};

/** Everything that somebody is woken for. */
export function alertsFor(place: Place, { workspace, server, account, apps }: Watched): void {
  const { stack, here, inGroup, names } = place;
  const group = toldTo(place);
  for (const [id, { says, severity, query, above, window }] of Object.entries(questions)) {
    new MonitorScheduledQueryRulesAlertV2(stack, id, {
      ...here,
      name: names.of(id),
      description: says,
      severity,
      scopes: [workspace],
      evaluationFrequency: 'PT5M',
      windowDuration: window,
      criteria: [
        {
          query,
          metricMeasureColumn: 'value',
          timeAggregationMethod: 'Maximum',
          operator: 'GreaterThan',
          threshold: above,
          failingPeriods: { minimumFailingPeriodsToTriggerAlert: 1, numberOfEvaluationPeriods: 1 },
        },
      ],
      autoMitigationEnabled: true,
      // The tables of the questions are made by the first lines that are logged.
      skipQueryValidation: true,
      action: { actionGroups: [group] },
    });
  }

  interface Line {
    says: string;
    on: string;
    namespace: string;
    metric: string;
    operator: 'GreaterThan' | 'LessThan';
    threshold: number;
  }
  const line = (id: string, { says, on, namespace, metric, operator, threshold }: Line): void => {
    new MonitorMetricAlert(stack, id, {
      ...inGroup,
      tags: here.tags,
      name: names.of(id),
      description: says,
      severity: 1,
      scopes: [on],
      frequency: 'PT5M',
      windowSize: 'PT15M',
      criteria: [{ metricNamespace: namespace, metricName: metric, aggregation: 'Average', operator, threshold }],
      action: [{ actionGroupId: group }],
    });
  };
  line('database-storage', {
    says: 'The database has filled 80 % of its disk; at 95 % it takes no more writes.',
    on: server,
    namespace: 'Microsoft.DBforPostgreSQL/flexibleServers',
    metric: 'storage_percent',
    operator: 'GreaterThan',
    threshold: 80,
  });
  line('blob-availability', {
    says: 'Blob Storage answers less than 99 % of requests.',
    on: account,
    namespace: 'Microsoft.Storage/storageAccounts',
    metric: 'Availability',
    operator: 'LessThan',
    threshold: 99,
  });
  for (const [app, id] of Object.entries(apps)) {
    line(`${app}-health`, {
      says: `An instance of ${app} does not answer its health check.`,
      on: id,
      namespace: 'Microsoft.Web/sites',
      metric: 'HealthCheckStatus',
      operator: 'LessThan',
      threshold: 100,
    });
  }
}
