import { expect, test } from '@jest/globals';
import { at, buildAll, type Built, ofType, type Resource } from './stacks.ts';

const all = buildAll();
const mains = all.filter(({ layer }) => layer === 'longhouse');
const byId = (it: Built, type: string): Record<string, Resource> => Object.fromEntries(ofType(it, type));
const only = (it: Built, type: string): Resource => {
  const [one, ...others] = ofType(it, type);
  expect(others).toEqual([]);
  return one?.[1] ?? {};
};

test('no address on the Internet reaches the database: there is no firewall rule, never AllowAllWindowsAzureIps', () => {
  for (const it of all) {
    expect(JSON.stringify(it.plan)).not.toMatch(/firewall_rule|AllowAllWindowsAzureIps|start_ip_address/);
    for (const [, server] of ofType(it, 'azurerm_postgresql_flexible_server')) {
      expect(server).toMatchObject({ public_network_access_enabled: false });
      expect(server['delegated_subnet_id']).toBeDefined();
      expect(server['private_dns_zone_id']).toBeDefined();
    }
  }
});

test('no password of the database exists: Entra alone signs in', () => {
  for (const it of mains) {
    const [, server] = ofType(it, 'azurerm_postgresql_flexible_server')[0] ?? [];
    expect(server).toMatchObject({ authentication: { active_directory_auth_enabled: true, password_auth_enabled: false } });
    expect(JSON.stringify(it.plan)).not.toMatch(/administrator_(?:login|password)|POSTGRES_PASSWORD|DB_URI/);
  }
});

test('HTTPS only, TLS 1.2 at least, no FTP, in app and slot', () => {
  for (const it of mains) {
    const sites = [...ofType(it, 'azurerm_linux_web_app'), ...ofType(it, 'azurerm_linux_web_app_slot')];
    expect(sites).toHaveLength(it.environment === 'dev' ? 2 : 4);
    for (const [, site] of sites) {
      expect(site).toMatchObject({
        https_only: true,
        site_config: { minimum_tls_version: '1.2', ftps_state: 'Disabled', always_on: true },
      });
    }
  }
});

test('staging scales from 1 to 3 and back, prod from 3 to 9, dev not at all', () => {
  const scale = mains.map((it) => at(Object.fromEntries(ofType(it, 'azurerm_monitor_autoscale_setting')), 'scale.profile.0.capacity'));
  expect(scale).toEqual([undefined, { default: 1, minimum: 1, maximum: 3 }, { default: 3, minimum: 3, maximum: 9 }]);
});

test('what the sources name is called so: containers, alerts, tiers and the version of PostgreSQL', () => {
  for (const it of mains) {
    expect(ofType(it, 'azurerm_storage_container').map(([, { name }]) => name)).toEqual(
      expect.arrayContaining(['mod-documents', 'service-documents', 'diagnose-uploads', 'reports']),
    );
    expect(ofType(it, 'azurerm_postgresql_flexible_server')[0]?.[1]['version']).toBe('17');
    const alerts = Object.fromEntries(ofType(it, 'azurerm_monitor_scheduled_query_rules_alert_v2'));
    expect(at(alerts, 'server-errors.criteria.0.threshold')).toBe(1);
    expect([at(alerts, 'database-cpu.criteria.0.threshold'), at(alerts, 'database-cpu.window_duration')]).toEqual([70, 'PT10M']);
  }
  const sizes = mains
    .map((it) => ofType(it, 'azurerm_postgresql_flexible_server')[0]?.[1])
    .map((it) => [it?.['sku_name'], it?.['storage_mb']]);
  expect(sizes).toEqual([
    ['B_Standard_B1ms', 32_768],
    ['GP_Standard_D2ds_v5', 32_768],
    ['GP_Standard_D2ds_v5', 131_072],
  ]);
});

test('group, place and names follow from project, environment and stamp; none is written out', () => {
  for (const it of all) {
    const base = `longhouse-${it.environment}-us1`;
    if (it.layer === 'foundation') expect(only(it, 'azurerm_resource_group')).toMatchObject({ name: base, location: 'centralus' });
    else expect(only(it, 'azurerm_key_vault')).toMatchObject({ resource_group_name: base, location: 'centralus' });
    expect(JSON.stringify(it.plan)).not.toMatch(/axly|gdo-health|fastapi|AppServiceRG/i);
  }
});

test('Application Insights is of type web, on a workspace, and reached by connection string and identity', () => {
  for (const it of mains) {
    expect(only(it, 'azurerm_application_insights')).toMatchObject({
      application_type: 'web',
      workspace_id: '${azurerm_log_analytics_workspace.workspace.id}',
      local_authentication_disabled: true,
    });
  }
});

test('assets have an account of their own: StorageV2, no shared key, made and used by identities', () => {
  for (const it of mains) {
    expect(only(it, 'azurerm_storage_account')).toMatchObject({
      account_kind: 'StorageV2',
      account_tier: 'Standard',
      shared_access_key_enabled: false,
      default_to_oauth_authentication: true,
      allow_nested_items_to_be_public: false,
    });
    expect(it.plan.provider.azurerm[0]).toMatchObject({ storage_use_azuread: true });
    for (const [, container] of ofType(it, 'azurerm_storage_container')) {
      expect(container).toMatchObject({ storage_account_id: '${azurerm_storage_account.account.id}', container_access_type: 'private' });
      expect(container['storage_account_name']).toBeUndefined();
    }
  }
});

test('the app proves who it is by an identity of its own, which may write assets, sign links and wrap with the key', () => {
  for (const it of mains) {
    expect(at(byId(it, 'azurerm_linux_web_app'), 'api-app.identity.type')).toBe('UserAssigned');
    const mine = ofType(it, 'azurerm_role_assignment')
      .filter(([id]) => id.startsWith('api-'))
      .map(([, { role_definition_name: role, scope }]) => `${role as string} on ${(scope as string).replace(/^.*\.id\}/, '')}`);
    expect(mine.toSorted()).toEqual([
      'AcrPull on ',
      'Key Vault Crypto Service Encryption User on /keys/longhouse-kek',
      'Key Vault Secrets User on ',
      'Monitoring Metrics Publisher on ',
      'Storage Blob Data Contributor on /blobServices/default/containers/diagnose-uploads',
      'Storage Blob Data Contributor on /blobServices/default/containers/mod-documents',
      'Storage Blob Data Contributor on /blobServices/default/containers/reports',
      'Storage Blob Data Contributor on /blobServices/default/containers/service-documents',
      'Storage Blob Delegator on ',
    ]);
  }
});

test('apps, database and vault meet in a private network, and nothing else reaches the latter two', () => {
  for (const it of mains) {
    for (const [, app] of ofType(it, 'azurerm_linux_web_app')) {
      expect(app).toMatchObject({
        virtual_network_subnet_id: '${azurerm_subnet.app-subnet.id}',
        site_config: { vnet_route_all_enabled: true },
      });
    }
    expect(only(it, 'azurerm_key_vault')).toMatchObject({ public_network_access_enabled: false, network_acls: { default_action: 'Deny' } });
    expect(only(it, 'azurerm_private_endpoint')).toMatchObject({
      subnet_id: '${azurerm_subnet.pe-subnet.id}',
      private_service_connection: { subresource_names: ['vault'] },
    });
    expect(only(it, 'azurerm_postgresql_flexible_server')).toMatchObject({ delegated_subnet_id: '${azurerm_subnet.db-subnet.id}' });
    expect(only(it, 'azurerm_container_app_environment')).toMatchObject({ infrastructure_subnet_id: '${azurerm_subnet.jobs-subnet.id}' });
  }
});

test('the database has a name of its own, and one Entra administrator: the identity of the bootstrap', () => {
  for (const it of mains) {
    expect(only(it, 'azurerm_postgresql_flexible_server_database')).toMatchObject({ name: 'longhouse' });
    expect(only(it, 'azurerm_postgresql_flexible_server_active_directory_administrator')).toMatchObject({
      object_id: '${azurerm_user_assigned_identity.dbadmin.principal_id}',
      principal_type: 'ServicePrincipal',
    });
  }
});

test('PgBouncer pools transactions where the tier has it; migrations and the queue pass it by', () => {
  for (const it of mains) {
    const parameters = byId(it, 'azurerm_postgresql_flexible_server_configuration');
    const app = byId(it, 'azurerm_linux_web_app')['api-app'];
    const burstable = String(only(it, 'azurerm_postgresql_flexible_server')['sku_name']).startsWith('B_');
    expect(burstable).toBe(it.environment === 'dev');
    expect(at(parameters, 'server-pgbouncer-enabled.value')).toBe(burstable ? undefined : 'true');
    expect(at(parameters, 'server-pgbouncer-pool-mode.value')).toBe(burstable ? undefined : 'transaction');
    expect(at(app, 'app_settings.AZURE_POSTGRESQL_CONNECTIONSTRING')).toMatch(burstable ? / port=5432 / : / port=6432 /);
    expect(at(app, 'app_settings.DB_SESSION_PORT')).toBe(burstable ? undefined : '5432');
    const migrate = JSON.stringify(byId(it, 'azurerm_container_app_job')['migrate-job']);
    expect(migrate).toMatch(/ port=5432 /);
  }
});

test('the plan grows on processor or memory, and shrinks again when both are low', () => {
  const scaled = mains.flatMap((it) =>
    ofType(it, 'azurerm_monitor_autoscale_setting').map(([, resource]) => at(resource, 'profile.0.rule') as Resource[]),
  );
  expect(scaled).toHaveLength(2);
  for (const rules of scaled) {
    const text = rules.map(
      (rule) =>
        ['metric_name', 'operator', 'threshold'].map((key) => at(rule, `metric_trigger.${key}`)).join(' ') +
        ` ${at(rule, 'scale_action.direction') as string}`,
    );
    expect(text).toEqual([
      'CpuPercentage GreaterThan 70 Increase',
      'MemoryPercentage GreaterThan 80 Increase',
      'CpuPercentage LessThan 35 Decrease',
      'MemoryPercentage LessThan 60 Decrease',
    ]);
  }
});

test('more than 1 % of 5XX, or 70 % of the processor of the database for ten minutes, is told in Slack', () => {
  for (const it of mains) {
    const alerts = byId(it, 'azurerm_monitor_scheduled_query_rules_alert_v2');
    for (const [id, threshold] of Object.entries({ 'server-errors': 1, 'database-cpu': 70 })) {
      expect(at(alerts, `${id}.criteria.0`)).toMatchObject({ operator: 'GreaterThan', threshold });
      expect(at(alerts, `${id}.action.action_groups`)).toEqual(['${azurerm_monitor_action_group.told.id}']);
    }
    expect(at(alerts, 'database-cpu.window_duration')).toBe('PT10M');
    expect(at(only(it, 'azurerm_monitor_action_group'), 'logic_app_receiver.0.resource_id')).toBe('${azurerm_logic_app_workflow.slack.id}');
    expect(only(it, 'azurerm_logic_app_action_http')).toMatchObject({ method: 'POST', uri: '${var.slack_webhook_url}' });
  }
});

test('the web app is a container on Linux: our image from our registry, pulled by identity', () => {
  for (const it of mains) {
    expect(only(it, 'azurerm_service_plan')).toMatchObject({ os_type: 'Linux' });
    for (const [, app] of ofType(it, 'azurerm_linux_web_app')) {
      expect(app).toMatchObject({
        site_config: { container_registry_use_managed_identity: true, application_stack: { docker_image_name: 'longhouse:unreleased' } },
      });
    }
  }
});
