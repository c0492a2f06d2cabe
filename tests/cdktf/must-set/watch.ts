import type { Expected } from '../rules/expected.ts';
import { at, type Built, ofType } from '../stacks.ts';
import { ref, type Table, who } from './shape.ts';

const questions: Record<string, { threshold: number; window: string; severity: number; asks: readonly RegExp[] }> = {
  'server-errors': {
    threshold: 1,
    window: 'PT15M',
    severity: 1,
    asks: [/"Http5xx"/, /"Requests"/, /value = 100\.0 \* failed \/ requests$/],
  },
  'database-cpu': {
    threshold: 70,
    window: 'PT10M',
    severity: 2,
    asks: [/MICROSOFT\.DBFORPOSTGRESQL/, /"cpu_percent"/, /value = avg\(Average\)/],
  },
  'jobs-dead': { threshold: 0, window: 'PT15M', severity: 2, asks: [/"jobs_ended"/, /== "dead"/, /ContainerAppSystemLogs/] },
  'escalations-wait': { threshold: 0, window: 'PT15M', severity: 1, asks: [/"intake_escalations_overdue"/, /value = Sum$/] },
};
/** On, metric, operator and threshold of each plain measure. */
const lines: Record<string, readonly [string, string, string, number]> = {
  'database-storage': [ref('postgresql_flexible_server', 'server'), 'storage_percent', 'GreaterThan', 80],
  'blob-availability': [ref('storage_account', 'account'), 'Availability', 'LessThan', 99],
  'api-health': [ref('linux_web_app', 'api-app'), 'HealthCheckStatus', 'LessThan', 100],
  'admin-health': [ref('linux_web_app', 'admin-app'), 'HealthCheckStatus', 'LessThan', 100],
};

const followed: Record<string, readonly [string, readonly string[], string | undefined]> = {
  api: [
    ref('linux_web_app', 'api-app'),
    ['ConsoleLogs', 'PlatformLogs', 'AuditLogs', 'IPSecAuditLogs'].map((x) => `AppService${x}`),
    'AllMetrics',
  ],
  admin: [
    ref('linux_web_app', 'admin-app'),
    ['ConsoleLogs', 'PlatformLogs', 'AuditLogs', 'IPSecAuditLogs'].map((x) => `AppService${x}`),
    'AllMetrics',
  ],
  server: [ref('postgresql_flexible_server', 'server'), ['PostgreSQLLogs'], 'AllMetrics'],
  vault: [ref('key_vault', 'vault'), ['AuditEvent', 'AzurePolicyEvaluationDetails'], 'AllMetrics'],
  blobs: [`${ref('storage_account', 'account')}/blobServices/default`, ['StorageRead', 'StorageWrite', 'StorageDelete'], 'Transaction'],
  registry: [ref('container_registry', 'registry'), ['ContainerRegistryLoginEvents', 'ContainerRegistryRepositoryEvents'], undefined],
  jobs: [ref('container_app_environment', 'jobs'), ['ContainerAppConsoleLogs', 'ContainerAppSystemLogs'], undefined],
};

/** What is seen, and who is told. */
export const watch: Table = {
  azurerm_log_analytics_workspace: {
    sku: 'PerGB2018',
    retention_in_days: ({ logs }: Expected) => logs.days,
    daily_quota_gb: ({ logs }: Expected) => logs.gb,
    local_authentication_enabled: false,
  },
  azurerm_application_insights: {
    application_type: 'web',
    workspace_id: ref('log_analytics_workspace', 'workspace'),
    daily_data_cap_in_gb: ({ logs }: Expected) => logs.gb,
    retention_in_days: ({ logs }: Expected) => logs.days,
    local_authentication_disabled: true,
    disable_ip_masking: false,
  },
  azurerm_monitor_diagnostic_setting: {
    name: 'to-workspace',
    log_analytics_workspace_id: ref('log_analytics_workspace', 'workspace'),
    target_resource_id: (_: Expected, id: string) => followed[who(id)]?.[0] ?? 'something that was reviewed',
    enabled_log: (_: Expected, id: string) => followed[who(id)]?.[1].map((category) => ({ category })),
    enabled_metric: (_: Expected, id: string) => {
      const metric = followed[who(id)]?.[2];
      return metric === undefined ? undefined : [{ category: metric }];
    },
    metric: undefined,
  },
  azurerm_monitor_scheduled_query_rules_alert_v2: {
    scopes: [ref('log_analytics_workspace', 'workspace')],
    enabled: undefined,
    evaluation_frequency: 'PT5M',
    window_duration: (_: Expected, id: string) => questions[id]?.window,
    severity: (_: Expected, id: string) => questions[id]?.severity,
    auto_mitigation_enabled: true,
    skip_query_validation: true,
    'criteria.0.metric_measure_column': 'value',
    'criteria.0.time_aggregation_method': 'Maximum',
    'criteria.0.operator': 'GreaterThan',
    'criteria.0.threshold': (_: Expected, id: string) => questions[id]?.threshold,
    'criteria.0.failing_periods': { minimum_failing_periods_to_trigger_alert: 1, number_of_evaluation_periods: 1 },
    'action.action_groups': [ref('monitor_action_group', 'told')],
  },
  azurerm_monitor_metric_alert: {
    enabled: undefined,
    severity: 1,
    frequency: 'PT5M',
    window_size: 'PT15M',
    scopes: (_: Expected, id: string) => [lines[id]?.[0]],
    'criteria.0.metric_name': (_: Expected, id: string) => lines[id]?.[1],
    'criteria.0.aggregation': 'Average',
    'criteria.0.operator': (_: Expected, id: string) => lines[id]?.[2],
    'criteria.0.threshold': (_: Expected, id: string) => lines[id]?.[3],
    'criteria.0.metric_namespace': (_: Expected, id: string) =>
      id.endsWith('health')
        ? 'Microsoft.Web/sites'
        : id === 'database-storage'
          ? 'Microsoft.DBforPostgreSQL/flexibleServers'
          : 'Microsoft.Storage/storageAccounts',
    'action.0.action_group_id': ref('monitor_action_group', 'told'),
  },
  azurerm_monitor_action_group: {
    enabled: undefined,
    logic_app_receiver: [
      {
        name: 'slack',
        resource_id: ref('logic_app_workflow', 'slack'),
        callback_url: ref('logic_app_trigger_http_request', 'slack-trigger', 'callback_url'),
        use_common_alert_schema: true,
      },
    ],
    email_receiver: [{ name: 'email', email_address: 'operations@longhouse.example', use_common_alert_schema: true }],
  },
  azurerm_logic_app_trigger_http_request: { method: 'POST', logic_app_id: ref('logic_app_workflow', 'slack'), schema: '{"type":"object"}' },
  azurerm_logic_app_action_http: {
    method: 'POST',
    logic_app_id: ref('logic_app_workflow', 'slack'),
    uri: '${var.slack_webhook_url}',
    headers: { 'Content-Type': 'application/json' },
    depends_on: ['azurerm_logic_app_trigger_http_request.slack-trigger'],
  },
  azurerm_logic_app_workflow: { enabled: undefined },
};

/** Questions of alerts that do not ask what they are for. */
export const alertsMustAsk = (it: Built): string[] =>
  ofType(it, 'azurerm_monitor_scheduled_query_rules_alert_v2').flatMap(([id, resource]) =>
    (questions[id]?.asks ?? [/a question that was reviewed/])
      .filter((asks) => !asks.test(String(at(resource, 'criteria.0.query'))))
      .map((asks) => `${id}: its query lacks ${asks.source}`),
  );
