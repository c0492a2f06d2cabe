import type { Expected } from '../rules/expected.ts';
import { kept, ref, type Table } from './shape.ts';

/** Network, locks, and what a human owner makes. */
export const place: Table = {
  azurerm_virtual_network: { address_space: ({ space }: Expected) => [space], dns_servers: undefined },
  azurerm_private_dns_zone: {
    name: (_: Expected, id: string) =>
      id === 'vault-zone' ? 'privatelink.vaultcore.azure.net' : /^longhouse-\w+-us1\.private\.postgres\.database\.azure\.com$/,
  },
  azurerm_private_dns_zone_virtual_network_link: {
    private_dns_zone_name: (_: Expected, id: string) => ref('private_dns_zone', id.replace('-link', ''), 'name'),
    virtual_network_id: ref('virtual_network', 'network'),
    registration_enabled: false,
  },
  azurerm_private_endpoint: {
    subnet_id: ref('subnet', 'pe-subnet'),
    private_service_connection: {
      name: 'vault',
      private_connection_resource_id: ref('key_vault', 'vault'),
      is_manual_connection: false,
      subresource_names: ['vault'],
    },
    private_dns_zone_group: { name: 'vault', private_dns_zone_ids: [ref('private_dns_zone', 'vault-zone')] },
    depends_on: ['azurerm_private_dns_zone_virtual_network_link.vault-zone-link'],
  },
  azurerm_management_lock: {
    lock_level: 'CanNotDelete',
    scope: (_: Expected, id: string) =>
      ({
        'server-lock': ref('postgresql_flexible_server', 'server'),
        'vault-lock': ref('key_vault', 'vault'),
        'account-lock': ref('storage_account', 'account'),
      })[id] ?? 'something that holds data',
  },
  azurerm_resource_group: { location: 'centralus', ...kept },
  azurerm_federated_identity_credential: {
    issuer: 'https://token.actions.githubusercontent.com',
    audience: ['api://AzureADTokenExchange'],
    parent_id: (_: Expected, id: string) => ref('user_assigned_identity', /^gha-[a-z]+/.exec(id)?.[0] ?? ''),
  },
  azurerm_consumption_budget_resource_group: {
    amount: ({ budget }: Expected) => budget,
    time_grain: 'Monthly',
    time_period: { start_date: '2026-12-01T00:00:00Z' },
    resource_group_id: ref('resource_group', 'group'),
    notification: [
      { enabled: true, threshold: 80, operator: 'GreaterThan', threshold_type: 'Actual', contact_emails: ['operations@longhouse.example'] },
      {
        enabled: true,
        threshold: 100,
        operator: 'GreaterThan',
        threshold_type: 'Forecasted',
        contact_emails: ['operations@longhouse.example'],
      },
    ],
  },
};
