import type { Expected } from '../rules/expected.ts';
import { ref, type Table, type Value, who } from './shape.ts';

const image = ['site_config[0].application_stack[0].docker_image_name'];

const site: Record<string, Value> = {
  https_only: true,
  public_network_access_enabled: true,
  ftp_publish_basic_authentication_enabled: false,
  webdeploy_publish_basic_authentication_enabled: false,
  client_affinity_enabled: false,
  virtual_network_subnet_id: ref('subnet', 'app-subnet'),
  'identity.type': 'UserAssigned',
  'identity.identity_ids': (_: Expected, id: string) =>
    (who(id) === 'api' ? ['api', 'auth'] : ['admin']).map((name) => ref('user_assigned_identity', name)),
  key_vault_reference_identity_id: (_: Expected, id: string) => ref('user_assigned_identity', who(id)),
  'site_config.always_on': true,
  'site_config.http2_enabled': true,
  'site_config.ftps_state': 'Disabled',
  'site_config.minimum_tls_version': '1.2',
  'site_config.scm_minimum_tls_version': '1.2',
  'site_config.vnet_route_all_enabled': true,
  'site_config.health_check_path': '/healthz',
  'site_config.health_check_eviction_time_in_min': 5,
  'site_config.use_32_bit_worker': false,
  'site_config.remote_debugging_enabled': false,
  'site_config.websockets_enabled': false,
  'site_config.local_mysql_enabled': false,
  'site_config.ip_restriction_default_action': 'Deny',
  'site_config.scm_ip_restriction_default_action': 'Deny',
  'site_config.scm_use_main_ip_restriction': false,
  'site_config.scm_ip_restriction': undefined,
  'site_config.cors': undefined,
  'site_config.ip_restriction': (_: Expected, id: string) =>
    who(id) === 'admin'
      ? []
      : [
          {
            name: 'allowed-1',
            priority: 100,
            action: 'Allow',
            ip_address: '0.0.0.0/0',
            headers: [{ x_azure_fdid: [], x_fd_health_probe: [], x_forwarded_for: [], x_forwarded_host: [] }],
          },
        ],
  'site_config.container_registry_use_managed_identity': true,
  'site_config.container_registry_managed_identity_client_id': (_: Expected, id: string) =>
    ref('user_assigned_identity', who(id), 'client_id'),
  'site_config.application_stack': {
    docker_image_name: 'longhouse:unreleased',
    docker_registry_url: `https://${ref('container_registry', 'registry', 'login_server')}`,
  },
  'lifecycle.ignore_changes': image,
  zip_deploy_file: undefined,
  storage_account: undefined,
  connection_string: undefined,
};

/** What serves. */
export const web: Table = {
  azurerm_linux_web_app: {
    ...site,
    service_plan_id: ref('service_plan', 'plan'),
    'sticky_settings.app_setting_names': ({ plan }: Expected) => (plan.slots ? ['LONGHOUSE_ROLES'] : undefined),
  },
  azurerm_linux_web_app_slot: {
    ...site,
    name: 'staging',
    app_service_id: (_: Expected, id: string) => ref('linux_web_app', `${who(id)}-app`),
  },
  azurerm_service_plan: {
    os_type: 'Linux',
    sku_name: ({ plan }: Expected) => plan.sku,
    worker_count: ({ plan }: Expected) => plan.workers,
    zone_balancing_enabled: ({ plan }: Expected) => plan.zones,
    'lifecycle.ignore_changes': ({ plan }: Expected) => (plan.scale ? ['worker_count'] : []),
  },
  azurerm_monitor_autoscale_setting: {
    enabled: true,
    target_resource_id: ref('service_plan', 'plan'),
    'profile.0.name': 'load',
    'profile.0.capacity': ({ plan: { scale } }: Expected) => scale && { default: scale.from, minimum: scale.from, maximum: scale.to },
    'profile.0.rule': ({ plan: { scale } }: Expected) => scale && scaleRules(scale.step),
  },
};

function scaleRules(step: number): unknown[] {
  const rule = (metric: string, threshold: number, out: boolean) => ({
    metric_trigger: {
      metric_name: metric,
      metric_namespace: 'Microsoft.Web/serverfarms',
      metric_resource_id: ref('service_plan', 'plan'),
      operator: out ? 'GreaterThan' : 'LessThan',
      statistic: 'Average',
      threshold,
      time_aggregation: 'Average',
      time_grain: 'PT1M',
      time_window: out ? 'PT5M' : 'PT10M',
    },
    scale_action: { cooldown: out ? 'PT5M' : 'PT10M', direction: out ? 'Increase' : 'Decrease', type: 'ChangeCount', value: step },
  });
  return [
    rule('CpuPercentage', 70, true),
    rule('MemoryPercentage', 80, true),
    rule('CpuPercentage', 35, false),
    rule('MemoryPercentage', 60, false),
  ];
}
