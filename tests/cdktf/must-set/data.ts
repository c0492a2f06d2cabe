import type { Expected } from '../rules/expected.ts';
import type { Resource } from '../stacks.ts';
import { kept, ref, type Table, tenant } from './shape.ts';

const parameters: Record<string, string> = {
  'server-require-secure-transport': 'on',
  'server-ssl-min-protocol-version': 'TLSv1.2',
  'server-log-connections': 'on',
  'server-log-disconnections': 'on',
  'server-log-checkpoints': 'on',
  'server-pgbouncer-enabled': 'true',
  'server-pgbouncer-pool-mode': 'transaction',
  'server-pgbouncer-default-pool-size': '50',
  'server-pgbouncer-max-client-conn': '5000',
  'server-pgbouncer-max-prepared-statements': '200',
};

const keyPolicy = {
  attributes: { expiryTime: 'P2Y' },
  lifetimeActions: [
    { trigger: { timeAfterCreate: 'P1Y' }, action: { type: 'rotate' } },
    { trigger: { timeBeforeExpiry: 'P60D' }, action: { type: 'notify' } },
  ],
};

/** The key's template, read as Azure reads it. */
export const keyOf = (resource: Resource): unknown =>
  (JSON.parse(String(resource['template_content'])) as { resources: unknown }).resources;

/** Where data and keys are. */
export const data: Table = {
  azurerm_storage_account: {
    account_kind: 'StorageV2',
    account_tier: 'Standard',
    account_replication_type: ({ blobs }: Expected) => blobs.replication,
    min_tls_version: 'TLS1_2',
    https_traffic_only_enabled: true,
    shared_access_key_enabled: false,
    default_to_oauth_authentication: true,
    allow_nested_items_to_be_public: false,
    local_user_enabled: false,
    cross_tenant_replication_enabled: false,
    infrastructure_encryption_enabled: true,
    public_network_access_enabled: true,
    network_rules: { default_action: 'Allow', bypass: ['AzureServices'] },
    sas_policy: { expiration_period: '00.01:00:00', expiration_action: 'Log' },
    blob_properties: ({ blobs: { days } }: Expected) => ({
      versioning_enabled: true,
      delete_retention_policy: { days },
      container_delete_retention_policy: { days },
    }),
    queue_properties: undefined,
    static_website: undefined,
    ...kept,
  },
  azurerm_storage_container: {
    name: (_: Expected, id: string) => id,
    storage_account_id: ref('storage_account', 'account'),
    storage_account_name: undefined,
    container_access_type: 'private',
    ...kept,
  },
  azurerm_key_vault: {
    tenant_id: tenant,
    sku_name: ({ vault }: Expected) => vault.sku,
    rbac_authorization_enabled: true,
    enable_rbac_authorization: undefined,
    access_policy: undefined,
    purge_protection_enabled: true,
    soft_delete_retention_days: 90,
    public_network_access_enabled: false,
    network_acls: { default_action: 'Deny', bypass: 'AzureServices' },
    enabled_for_deployment: false,
    enabled_for_disk_encryption: false,
    enabled_for_template_deployment: false,
    ...kept,
  },
  azurerm_resource_group_template_deployment: {
    deployment_mode: 'Incremental',
    parameters_content: `{"vault":{"value":"${ref('key_vault', 'vault', 'name')}"}}`,
    template_content: ({ vault }: Expected) => [
      {
        type: 'Microsoft.KeyVault/vaults/keys',
        apiVersion: '2023-07-01',
        name: "[concat(parameters('vault'), '/longhouse-kek')]",
        properties: {
          kty: vault.key,
          keySize: 3072,
          keyOps: ['wrapKey', 'unwrapKey'],
          attributes: { enabled: true, exportable: false },
          rotationPolicy: keyPolicy,
        },
      },
    ],
    ...kept,
  },
  azurerm_postgresql_flexible_server: {
    version: '17',
    sku_name: ({ server }: Expected) => server.sku,
    storage_mb: ({ server }: Expected) => server.storage,
    auto_grow_enabled: true,
    backup_retention_days: ({ server }: Expected) => server.days,
    geo_redundant_backup_enabled: ({ server }: Expected) => server.geo,
    authentication: { active_directory_auth_enabled: true, password_auth_enabled: false, tenant_id: tenant },
    administrator_login: undefined,
    administrator_password: undefined,
    administrator_password_wo: undefined,
    public_network_access_enabled: false,
    delegated_subnet_id: ref('subnet', 'db-subnet'),
    private_dns_zone_id: ref('private_dns_zone', 'database-zone'),
    zone: ({ server }: Expected) => (server.standby ? '1' : undefined),
    high_availability: ({ server }: Expected) => (server.standby ? { mode: 'ZoneRedundant', standby_availability_zone: '2' } : undefined),
    maintenance_window: { day_of_week: 0, start_hour: 3, start_minute: 0 },
    'lifecycle.ignore_changes': ({ server }: Expected) => [
      'zone',
      ...(server.standby ? ['high_availability[0].standby_availability_zone'] : []),
    ],
    depends_on: ['azurerm_private_dns_zone_virtual_network_link.database-zone-link'],
    ...kept,
  },
  azurerm_postgresql_flexible_server_active_directory_administrator: {
    server_name: ref('postgresql_flexible_server', 'server', 'name'),
    tenant_id: tenant,
    object_id: ref('user_assigned_identity', 'dbadmin', 'principal_id'),
    principal_type: 'ServicePrincipal',
  },
  azurerm_postgresql_flexible_server_configuration: {
    server_id: ref('postgresql_flexible_server', 'server'),
    name: (_: Expected, id: string) => id.replace('server-', '').replaceAll('-', '_').replace('pgbouncer_', 'pgbouncer.'),
    value: (_: Expected, id: string) => parameters[id] ?? 'a parameter that was reviewed',
  },
  azurerm_postgresql_flexible_server_database: {
    name: 'longhouse',
    server_id: ref('postgresql_flexible_server', 'server'),
    charset: 'UTF8',
    collation: 'en_US.utf8',
    ...kept,
  },
};
