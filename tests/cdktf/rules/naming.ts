import { type Built, ofType, said, type Resource } from '../stacks.ts';

const word = (it: Built): string => `longhouse-${it.environment}-us1`;

/** What Azure asks of a name, by type: it is short, and some must differ from everybody's. */
const forms: Record<string, (it: Built) => RegExp> = {
  azurerm_storage_account: ({ environment }) => new RegExp(`^lh${environment}us1[a-z0-9]{6}$`),
  azurerm_container_registry: ({ environment }) => new RegExp(`^lh${environment}us1[a-z0-9]{6}$`),
  azurerm_key_vault: ({ environment }) => new RegExp(`^lh-${environment}-us1-[a-z0-9]{6}$`),
  azurerm_postgresql_flexible_server: (it) => new RegExp(`^${word(it)}-[a-z0-9]{6}$`),
  azurerm_linux_web_app: (it) => new RegExp(`^${word(it)}-[a-z0-9]{6}-(?:api|admin)$`),
  azurerm_container_app_job: ({ environment }) => new RegExp(`^lh-${environment}-us1-(?:migrate|db-bootstrap|rewrap|erase|staff)$`),
};
const lengths: Record<string, number> = {
  azurerm_storage_account: 24,
  azurerm_key_vault: 24,
  azurerm_container_app_job: 32,
  azurerm_container_app_environment: 32,
  azurerm_linux_web_app: 50,
  azurerm_container_registry: 50,
  azurerm_postgresql_flexible_server: 63,
  azurerm_log_analytics_workspace: 63,
  azurerm_user_assigned_identity: 63,
  azurerm_resource_group: 80,
  azurerm_virtual_network: 64,
};

/** Types whose name is a word of ours, the same in every environment. */
const plain = new Set([
  'azurerm_subnet',
  'azurerm_storage_container',
  'azurerm_private_dns_zone',
  'azurerm_linux_web_app_slot',
  'azurerm_postgresql_flexible_server_configuration',
  'azurerm_postgresql_flexible_server_database',
  'azurerm_monitor_diagnostic_setting',
  'azurerm_federated_identity_credential',
  'azurerm_logic_app_trigger_http_request',
  'azurerm_logic_app_action_http',
]);

/** Where things are: group, location and tags of whatever has them, and the state. */
function placeFaults(it: Built, name: string, resource: Resource): string[] {
  const { resource_group_name: group, location, tags } = resource;
  const mine = it.layer === 'foundation' ? ['${azurerm_resource_group.group.name}'] : [word(it)];
  const labels = { project: 'longhouse', environment: it.environment, stamp: 'us1' };
  return [
    ...(group !== undefined && !mine.includes(said(group)) ? [`${name} is in ${said(group)}`] : []),
    ...(location !== undefined && location !== 'centralus' ? [`${name} is at ${said(location)}`] : []),
    ...(tags !== undefined &&
    JSON.stringify(tags) !== JSON.stringify({ environment: labels.environment, project: labels.project, stamp: labels.stamp })
      ? [`${name} is labelled ${JSON.stringify(tags)}`]
      : []),
  ];
}

/** Types that hang on another resource, and so have no group, no location or no labels of their own. */
const hanging = {
  resource_group_name:
    /_(?:resource_group|role_assignment|role_definition|subnet_network_security_group_association|storage_container|server_configuration|server_database|linux_web_app_slot|monitor_diagnostic_setting|logic_app_trigger_http_request|logic_app_action_http|consumption_budget_resource_group|management_lock)$/,
  location:
    /_(?:subnet|zone|virtual_network_link|federated_identity_credential|template_deployment|administrator|monitor_metric_alert|monitor_action_group)$/,
  tags: /_(?:subnet|federated_identity_credential|template_deployment|administrator)$/,
};
const lacking = (type: string, resource: Resource): string[] => {
  if (hanging.resource_group_name.test(type)) return [];
  const must = ['resource_group_name', 'location', 'tags'] as const;
  return must.filter((key) => !(key !== 'resource_group_name' && hanging[key].test(type)) && resource[key] === undefined);
};

/** Names that Azure would refuse, or that do not say project, environment and stamp. */
export function namesAndPlaces(it: Built): string[] {
  return Object.keys(it.plan.resource).flatMap((type) =>
    ofType(it, type).flatMap(([id, resource]) => {
      const name = `${type}.${id}`;
      const given = resource['name'];
      const text = said(given);
      const form = forms[type]?.(it) ?? (plain.has(type) ? undefined : new RegExp(`^${word(it)}(?:-[a-z-]+)?$`));
      return [
        ...(given !== undefined && form && !form.test(text) ? [`${name} is called ${text}`] : []),
        ...(given === undefined && type !== 'azurerm_role_assignment' && !/association$|administrator$/.test(type)
          ? [`${name} has no name`]
          : []),
        ...(text.length > (lengths[type] ?? 120) ? [`${name}: ${text} is too long`] : []),
        ...lacking(type, resource).map((key) => `${name} has no ${key}`),
        ...placeFaults(it, name, resource),
      ];
    }),
  );
}

/** Every name, one a line, as it is reviewed: the environment and the letters that make a name ours alone left out. */
export function renderNames(it: Built): string {
  return Object.keys(it.plan.resource)
    .flatMap((type) =>
      ofType(it, type).flatMap(([id, { name, principal_name, short_name, infrastructure_resource_group_name }]) =>
        [name, principal_name, short_name, infrastructure_resource_group_name]
          .filter((one) => one !== undefined)
          .map((one) => `${type}.${id}: ${said(one)}`),
      ),
    )
    .join('\n')
    .replaceAll(new RegExp(`(?<=-us1-|us1)(?!rewrap$)[a-z0-9]{6}(?=-|$)`, 'gm'), '<own>')
    .replaceAll(new RegExp(`(?<=longhouse-|lh[- ]?)${it.environment}`, 'g'), '<environment>');
}
