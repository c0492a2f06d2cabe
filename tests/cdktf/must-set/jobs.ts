import type { Expected } from '../rules/expected.ts';
import { ref, type Table } from './shape.ts';

const entryPoints: Record<string, readonly [string, number, ...string[]]> = {
  'migrate-job': ['server/cli/release-migrate.ts', 1800, 'migrator'],
  'db-bootstrap-job': ['server/cli/db-bootstrap.ts', 900, 'dbadmin'],
  'rewrap-job': ['server/cli/rewrap.ts', 7200, 'rewrapper', 'auth'],
  'erase-job': ['server/cli/erase.ts', 7200, 'migrator', 'auth'],
  'staff-job': ['server/cli/staff.ts', 300, 'admin'],
};

/** Images and jobs. */
export const jobs: Table = {
  azurerm_container_registry: {
    sku: ({ registry }: Expected) => registry,
    admin_enabled: false,
    anonymous_pull_enabled: false,
    public_network_access_enabled: true,
  },
  azurerm_container_app_environment: {
    infrastructure_subnet_id: ref('subnet', 'jobs-subnet'),
    internal_load_balancer_enabled: true,
    public_network_access: 'Disabled',
    logs_destination: 'azure-monitor',
    log_analytics_workspace_id: undefined,
    workload_profile: [{ name: 'Consumption', workload_profile_type: 'Consumption' }],
  },
  azurerm_container_app_job: {
    container_app_environment_id: ref('container_app_environment', 'jobs'),
    workload_profile_name: 'Consumption',
    replica_retry_limit: 0,
    replica_timeout_in_seconds: (_: Expected, id: string) => entryPoints[id]?.[1],
    manual_trigger_config: { parallelism: 1, replica_completion_count: 1 },
    schedule_trigger_config: undefined,
    event_trigger_config: undefined,
    secret: undefined,
    identity: (_: Expected, id: string) => ({
      type: 'UserAssigned',
      identity_ids: entryPoints[id]?.slice(2).map((who) => ref('user_assigned_identity', String(who))),
    }),
    registry: (_: Expected, id: string) => [
      {
        server: ref('container_registry', 'registry', 'login_server'),
        identity: ref('user_assigned_identity', entryPoints[id]?.[2] ?? ''),
      },
    ],
    'template.container.0.image': 'mcr.microsoft.com/k8se/quickstart-jobs:latest',
    'template.container.0.command': ['node'],
    'template.container.0.args': (_: Expected, id: string) => [entryPoints[id]?.[0]],
    'template.container.0.name': (_: Expected, id: string) => id.replace('-job', ''),
    'template.container.0.cpu': 0.5,
    'template.container.0.memory': '1Gi',
    'template.container.1': undefined,
    'template.init_container': undefined,
    'lifecycle.ignore_changes': ['template[0].container[0].image'],
  },
};
