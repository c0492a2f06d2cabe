import { isDeepStrictEqual } from 'node:util';
import { at, type Built, ofType } from '../stacks.ts';

const list = (value: unknown): string[] => (Array.isArray(value) ? (value as string[]) : []);

/** Server → administrator → parameters, one after the other → database: Azure refuses two changes of the server at once. */
export function databaseInTurn(it: Built): string[] {
  const [database] = ofType(it, 'azurerm_postgresql_flexible_server_database');
  if (!database) return [];
  const parameters = Object.fromEntries(ofType(it, 'azurerm_postgresql_flexible_server_configuration'));
  const seen: string[] = [];
  let before = list(database[1]['depends_on']);
  while (before.length === 1 && before[0]?.startsWith('azurerm_postgresql_flexible_server_configuration.')) {
    const id = before[0].split('.')[1] ?? '';
    seen.push(id);
    before = list(parameters[id]?.['depends_on']);
    if (seen.length > 50) break;
  }
  const pooled = seen.reverse().findIndex((id) => id.startsWith('server-pgbouncer'));
  return [
    ...(isDeepStrictEqual(before, ['azurerm_postgresql_flexible_server_active_directory_administrator.server-admin'])
      ? []
      : [`the first parameter waits for ${before.join(', ') || 'nothing'}`]),
    ...(seen.length === Object.keys(parameters).length ? [] : ['a parameter stands outside the row']),
    ...(pooled >= 0 && seen[pooled] !== 'server-pgbouncer-enabled' ? ['a parameter of the pooler comes before the pooler'] : []),
  ];
}

/** An app or job starts once its identity may do what it needs: it waits for every role of its own. */
export function rolesComeFirst(it: Built): string[] {
  const assignments = ofType(it, 'azurerm_role_assignment').map(([id]) => id);
  const owners = {
    azurerm_linux_web_app: { 'api-app': 'api', 'admin-app': 'admin' },
    azurerm_container_app_job: {
      'migrate-job': 'migrator',
      'db-bootstrap-job': 'dbadmin',
      'rewrap-job': 'rewrapper',
      'erase-job': 'migrator',
      'staff-job': 'admin',
    },
  };
  return Object.entries(owners).flatMap(([type, identityOf]) =>
    Object.entries(identityOf).flatMap(([id, identity]) => {
      const waits = list(it.plan.resource[type]?.[id]?.['depends_on']).toSorted();
      const wanted = assignments.filter((one) => one.startsWith(`${identity}-`)).map((one) => `azurerm_role_assignment.${one}`);
      return it.layer === 'foundation' || isDeepStrictEqual(waits, wanted.sort()) ? [] : [`${id} does not wait for exactly its roles`];
    }),
  );
}

/** Roles on a part of a resource wait for that part; credentials of one identity are made one after the other. */
export const partsComeFirst = (it: Built): string[] => [
  ...ofType(it, 'azurerm_role_assignment').flatMap(([id, resource]) => {
    const scope = String(resource['scope']);
    const part = /\/containers\/([a-z-]+)$/.exec(scope)?.[1];
    const ours = scope.startsWith('$');
    const wanted = scope.includes('/keys/')
      ? ['azurerm_resource_group_template_deployment.vault-key']
      : part !== undefined && ours
        ? [`azurerm_storage_container.${part}`]
        : undefined;
    return isDeepStrictEqual(resource['depends_on'], wanted) ? [] : [`${id} does not wait for what it is given on`];
  }),
  ...ofType(it, 'azurerm_federated_identity_credential').flatMap(([id, resource]) => {
    const wanted = id === 'gha-plan-main' ? ['azurerm_federated_identity_credential.gha-plan-pull-request'] : undefined;
    return isDeepStrictEqual(resource['depends_on'], wanted) ? [] : [`${id} is made beside another of its identity`];
  }),
];

/** How Terraform itself signs in and what it may do; where it keeps its state. */
export function terraformIsBound(it: Built): string[] {
  const { provider, terraform, data } = it.plan;
  const wanted = {
    provider: [
      {
        use_oidc: true,
        storage_use_azuread: true,
        resource_provider_registrations: 'none',
        features: [
          {
            storage: [{ data_plane_available: false }],
            key_vault: [{ purge_soft_delete_on_destroy: false, recover_soft_deleted_key_vaults: true }],
            template_deployment: [{ delete_nested_items_during_deletion: false }],
            resource_group: [{ prevent_deletion_if_contains_resources: true }],
          },
        ],
      },
    ],
    backend: {
      resource_group_name: 'longhouse-state',
      container_name: it.layer === 'foundation' ? `foundation-${it.environment}` : it.environment,
      key: 'terraform.tfstate',
      use_oidc: true,
      use_azuread_auth: true,
    },
  };
  const { storage_account_name: account, ...backend } = terraform.backend.azurerm;
  return [
    ...(isDeepStrictEqual(provider.azurerm, wanted.provider) ? [] : ['the provider is set up otherwise']),
    ...(isDeepStrictEqual(backend, wanted.backend) && /^lhstate[a-z0-9]{6}$/.test(String(account)) ? [] : ['the state is kept otherwise']),
    ...(isDeepStrictEqual(terraform.required_providers, { azurerm: { source: 'hashicorp/azurerm', version: '~> 4.55' } })
      ? []
      : ['another provider, or another version of it']),
    ...(isDeepStrictEqual(Object.keys(data ?? {}), ['azurerm_client_config']) ? [] : ['it reads something else']),
    ...(at(terraform, 'backend.azurerm.access_key') === undefined ? [] : ['the state is opened by a key']),
  ];
}
