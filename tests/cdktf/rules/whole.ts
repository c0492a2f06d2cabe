import { type Built, leaves, ofType, type Resource } from '../stacks.ts';
import { expected } from './expected.ts';

/** Every type of resource there may be, and its ids: a new one is reviewed before it is built. Those of the second list are not in every environment. */
const known: Record<'foundation' | 'longhouse', Record<string, readonly string[]>> = {
  foundation: {
    azurerm_resource_group: ['group'],
    azurerm_user_assigned_identity: ['gha-plan', 'gha-deploy', 'gha-release'],
    azurerm_federated_identity_credential: ['gha-plan-pull-request', 'gha-plan-main', 'gha-deploy-environment', 'gha-release-environment'],
    azurerm_role_definition: ['plan-reader', 'lock-operator', 'release-operator'],
    azurerm_consumption_budget_resource_group: ['budget'],
  },
  longhouse: {
    azurerm_virtual_network: ['network'],
    azurerm_subnet: ['app', 'jobs', 'db', 'pe'].map((name) => `${name}-subnet`),
    azurerm_network_security_group: ['app', 'jobs', 'db', 'pe'].map((name) => `${name}-rules`),
    azurerm_subnet_network_security_group_association: ['app', 'jobs', 'db', 'pe'].map((name) => `${name}-rules-hold`),
    azurerm_private_dns_zone: ['vault-zone', 'database-zone'],
    azurerm_private_dns_zone_virtual_network_link: ['vault-zone-link', 'database-zone-link'],
    azurerm_private_endpoint: ['vault-endpoint'],
    azurerm_user_assigned_identity: ['api', 'auth', 'admin', 'migrator', 'rewrapper', 'dbadmin'],
    azurerm_key_vault: ['vault'],
    azurerm_resource_group_template_deployment: ['vault-key'],
    azurerm_storage_account: ['account'],
    azurerm_storage_container: ['mod-documents', 'service-documents', 'diagnose-uploads', 'reports'],
    azurerm_container_registry: ['registry'],
    azurerm_postgresql_flexible_server: ['server'],
    azurerm_postgresql_flexible_server_active_directory_administrator: ['server-admin'],
    azurerm_postgresql_flexible_server_configuration: [
      'require-secure-transport',
      'ssl-min-protocol-version',
      'log-connections',
      'log-disconnections',
      'log-checkpoints',
    ].map((name) => `server-${name}`),
    azurerm_postgresql_flexible_server_database: ['database'],
    azurerm_service_plan: ['plan'],
    azurerm_linux_web_app: ['api-app', 'admin-app'],
    azurerm_container_app_environment: ['jobs'],
    azurerm_container_app_job: ['migrate-job', 'db-bootstrap-job', 'rewrap-job', 'erase-job', 'staff-job'],
    azurerm_log_analytics_workspace: ['workspace'],
    azurerm_application_insights: ['insights'],
    azurerm_monitor_diagnostic_setting: ['api', 'admin', 'server', 'vault', 'blobs', 'registry', 'jobs'].map(
      (name) => `${name}-diagnostics`,
    ),
    azurerm_monitor_scheduled_query_rules_alert_v2: ['server-errors', 'database-cpu', 'jobs-dead', 'escalations-wait'],
    azurerm_monitor_metric_alert: ['database-storage', 'blob-availability', 'api-health', 'admin-health'],
    azurerm_monitor_action_group: ['told'],
    azurerm_logic_app_workflow: ['slack'],
    azurerm_logic_app_trigger_http_request: ['slack-trigger'],
    azurerm_logic_app_action_http: ['slack-post'],
  },
};

const pooler = ['enabled', 'pool-mode', 'default-pool-size', 'max-client-conn', 'max-prepared-statements'].map(
  (name) => `server-pgbouncer-${name}`,
);

/** The ids that a stack has, by type; role assignments have a list of their own. */
export function idsFor({ layer, environment }: Pick<Built, 'layer' | 'environment'>): Record<string, readonly string[]> {
  const { plan, server, protect } = expected[environment];
  const ids = { ...known[layer] };
  if (layer === 'foundation') return ids;
  const add = (type: string, more: readonly string[]): void => void (ids[type] = [...(ids[type] ?? []), ...more]);
  if (plan.slots) add('azurerm_linux_web_app_slot', ['api-slot', 'admin-slot']);
  if (plan.scale) add('azurerm_monitor_autoscale_setting', ['scale']);
  if (server.pooler) add('azurerm_postgresql_flexible_server_configuration', pooler);
  if (protect) add('azurerm_management_lock', ['server-lock', 'vault-lock', 'account-lock']);
  return ids;
}

/** What is there and was not reviewed, and what was and is gone. */
export function exactlyTheseResources(it: Built): string[] {
  const ids = idsFor(it);
  const found = Object.entries(it.plan.resource).flatMap(([type, all]) => Object.keys(all).map((id) => `${type}.${id}`));
  const wanted = Object.entries(ids).flatMap(([type, all]) => all.map((id) => `${type}.${id}`));
  return [
    ...found
      .filter((name) => !name.startsWith('azurerm_role_assignment.') && !wanted.includes(name))
      .map((name) => `${name} was not reviewed`),
    ...wanted.filter((name) => !found.includes(name)).map((name) => `${name} is missing`),
  ];
}

/** Resources whose making or reading talks to a data plane, which a runner outside the network does not reach. */
const dataPlane =
  /^azurerm_(?:key_vault_(?:key|secret|certificate\w*|managed_\w+)|storage_(?:blob|table\w*|queue|share\w*|data_lake\w*|account_\w*)|app_configuration_(?:key|feature)|mssql_\w+|postgresql_(?!flexible_server)\w+|linux_function_\w+)$|^(?:null_resource|terraform_data|local_file)$/;

export const noDataPlane = ({ plan }: Built): string[] => [
  ...Object.keys({ ...plan.resource, ...plan.data }).filter((type) => dataPlane.test(type)),
  ...Object.values(plan.resource).flatMap((all) =>
    Object.entries(all).flatMap(([id, resource]) => (resource['provisioner'] === undefined ? [] : [`${id} runs a provisioner`])),
  ),
];
export { dataPlane };

/** Names of resources that a text refers to: `${azurerm_subnet.app-subnet.id}` or, in depends_on, `azurerm_subnet.app-subnet`. */
function referred(text: string, dependsOn: boolean): string[] {
  const inside = [...text.matchAll(/\$\{([^}]*)\}/g)].map(([, inner = '']) => inner);
  return [...inside, ...(dependsOn ? [text] : [])];
}

/** References to what is not there; with them every attribute that no such resource has. */
export function noDanglingReference(it: Built): string[] {
  const { plan } = it;
  const there = (what: string): boolean => {
    const [first = '', second = '', third = '', ...rest] = what.split('.');
    if (first === 'var') return plan.variable?.[second] !== undefined && third === '';
    const [type, id, attribute] = first === 'data' ? [second, third, rest[0]] : [first, second, third || undefined];
    const from = first === 'data' ? plan.data : plan.resource;
    if (from?.[type]?.[id] === undefined) return false;
    return attribute === undefined || (attributesGiven[type] ?? ['id', 'name']).includes(attribute);
  };
  return leaves({ resource: plan.resource, output: plan.output ?? {} }).flatMap(({ path, value }) => {
    if (typeof value !== 'string') return [];
    const wrong = referred(value, path.includes('depends_on')).filter((what) => !there(what));
    return wrong.map((what) => `${path.join('.')} refers to ${what}`);
  });
}

/** What a resource tells once it is made, where that is more than id and name. */
const attributesGiven: Record<string, readonly string[]> = {
  azurerm_client_config: ['tenant_id', 'subscription_id'],
  azurerm_user_assigned_identity: ['id', 'client_id', 'principal_id'],
  azurerm_key_vault: ['id', 'name', 'vault_uri'],
  azurerm_container_registry: ['id', 'login_server'],
  azurerm_postgresql_flexible_server: ['id', 'name', 'fqdn'],
  azurerm_application_insights: ['id', 'connection_string'],
  azurerm_logic_app_trigger_http_request: ['id', 'callback_url'],
  azurerm_role_definition: ['role_definition_resource_id'],
};

/** What a secret looks like when it is written out. */
const secretLooks =
  /AccountKey=|SharedAccessKey|\bsig=|password\s*=|BEGIN [A-Z ]*PRIVATE KEY|hooks\.slack\.com|\bsk-[A-Za-z0-9]{8}|\bSG\.[\w-]{8}|\bgh[pousr]_\w{8}|\bxox[abp]-|\beyJ[\w-]{8}/i;
const secretNames = /(?:^|_)(?:password|secret_value|client_secret|access_key|sas_token|api_key|private_key)$/i;

const isReference = (value: unknown): boolean => String(value).startsWith('@Microsoft.KeyVault(SecretUri=');

export const noSecret = ({ plan }: Built): string[] => [
  ...leaves(plan).flatMap(({ path, value }) => [
    ...(secretLooks.test(String(value)) ? [`${path.join('.')} looks like a secret`] : []),
    ...(secretNames.test(path.at(-1) ?? '') && value !== null && !isReference(value) ? [`${path.join('.')} is a secret's place`] : []),
  ]),
  ...Object.entries(plan.variable ?? {}).flatMap(([name, variable]) =>
    variable['type'] === 'string' && variable['sensitive'] === true && variable['default'] === undefined && variable['nullable'] === false
      ? []
      : [`variable ${name} is not sensitive, or has a default`],
  ),
];

/** The slot has everything that its app has: it inherits nothing. Its roles alone differ, so that an old release takes no jobs. */
export const slotsRepeatTheirApp = (it: Built): string[] =>
  ofType(it, 'azurerm_linux_web_app_slot').flatMap(([id, slot]) => {
    const app = Object.fromEntries(ofType(it, 'azurerm_linux_web_app'))[id.replace('-slot', '-app')] ?? {};
    const own = new Set([
      '//',
      'name',
      'location',
      'resource_group_name',
      'service_plan_id',
      'app_service_id',
      'depends_on',
      'sticky_settings',
    ]);
    const shared = (resource: Resource): string =>
      JSON.stringify(
        Object.entries(resource)
          .filter(([key]) => !own.has(key))
          .map(([key, value]) => (key === 'app_settings' ? [key, { ...(value as object), LONGHOUSE_ROLES: undefined }] : [key, value])),
      );
    return shared(slot) === shared(app) ? [] : [`${id} is not like its app`];
  });
