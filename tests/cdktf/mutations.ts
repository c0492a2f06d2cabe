import { type Built, leaves, type Plan } from './stacks.ts';

/** One change of a stack, and how it was. */
export interface Mutation {
  /** `azurerm_key_vault.vault.sku_name taken away`. */
  says: string;
  /** The place without the resource's id and with numbers left out: what the change is about. */
  about: string;
  /** Type and id of the resource that is changed. */
  within: readonly string[];
  /** Makes the change and answers how to undo it. */
  make(plan: Plan): () => void;
}

type Node = Record<string, unknown> | unknown[];

function parentOf(plan: Plan, path: readonly string[]): Node {
  return path.slice(0, -1).reduce<unknown>((found, key) => (found as Record<string, unknown>)[key], plan) as Node;
}

/** Takes a value away: out of a list the rest moves up. */
function takeAway(plan: Plan, path: readonly string[]): () => void {
  const [parent, key] = [parentOf(plan, path), path.at(-1) ?? ''];
  if (Array.isArray(parent)) {
    const [was] = parent.splice(Number(key), 1) as unknown[];
    return () => void parent.splice(Number(key), 0, was);
  }
  const before = Object.entries(parent);
  delete parent[key];
  return () => {
    // In its old place: what is drawn from a stack keeps the order of its keys.
    for (const name of Object.keys(parent)) delete parent[name];
    Object.assign(parent, Object.fromEntries(before));
  };
}

function put(plan: Plan, path: readonly string[], value: unknown): () => void {
  const [parent, key] = [parentOf(plan, path) as Record<string, unknown>, path.at(-1) ?? ''];
  const was = parent[key];
  parent[key] = value;
  return () => void (parent[key] = was);
}

/** Something else of the same kind. */
function otherwise(value: unknown): unknown {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + 1;
  return value === '*' ? 'Internet' : `${String(value)}x`;
}

const aboutOf = (path: readonly string[]): string =>
  (path[0] === 'resource' || path[0] === 'data' ? [path[1], ...path.slice(3)] : path).filter((key) => !/^\d+$/.test(key ?? '')).join('.');

/** Every change of a single leaf: taken away, or made something else. */
export function leafMutations({ plan }: Built): Mutation[] {
  return leaves({ resource: plan.resource, provider: plan.provider, terraform: plan.terraform, variable: plan.variable ?? {} })
    .filter(({ value }) => value !== null)
    .flatMap(({ path, value }) => {
      const [name, about, within] = [path.slice(1).join('.'), aboutOf(path), path[0] === 'resource' ? path.slice(1, 3) : []];
      return [
        { says: `${name} taken away`, about, within, make: (it: Plan) => takeAway(it, path) },
        { says: `${name} made otherwise`, about, within, make: (it: Plan) => put(it, path, otherwise(value)) },
      ];
    });
}

/** Things that somebody might add, each of which opens a door. */
const additions: Record<string, Record<string, unknown>> = {
  azurerm_postgresql_flexible_server: { administrator_login: 'longhouse', administrator_password: 'x', administrator_password_wo: 'x' },
  azurerm_key_vault: { access_policy: [{ object_id: 'x' }], enable_rbac_authorization: false },
  azurerm_storage_account: { queue_properties: [{}], static_website: [{}] },
  azurerm_storage_container: { storage_account_name: 'x' },
  azurerm_linux_web_app: { zip_deploy_file: 'x.zip', storage_account: [{}], connection_string: [{}] },
  azurerm_container_app_job: { secret: [{ name: 'x', value: 'y' }], schedule_trigger_config: {}, event_trigger_config: {} },
  azurerm_monitor_diagnostic_setting: { metric: [{}] },
  azurerm_virtual_network: { dns_servers: ['10.0.0.1'] },
  azurerm_monitor_action_group: { enabled: false },
  azurerm_monitor_scheduled_query_rules_alert_v2: { enabled: false },
  azurerm_monitor_metric_alert: { enabled: false },
  azurerm_logic_app_workflow: { enabled: false },
};

const strangers: Record<string, unknown> = {
  azurerm_key_vault_secret: { name: 'x', value: 'y' },
  azurerm_key_vault_key: { name: 'x' },
  azurerm_storage_blob: { name: 'x' },
  azurerm_postgresql_flexible_server_firewall_rule: { name: 'AllowAllWindowsAzureIps', start_ip_address: '0.0.0.0' },
  azurerm_public_ip: { name: 'x' },
  azurerm_role_assignment: { principal_id: 'x', role_definition_name: 'Owner', scope: 'y' },
};

/** Every resource taken away whole, every attribute added that opens a door, and resources that must never be. */
export function wholeMutations({ plan }: Built): Mutation[] {
  const resources = Object.entries(plan.resource).flatMap(([type, all]) => Object.keys(all).map((id) => ({ type, id })));
  return [
    ...resources.map(({ type, id }) => ({
      says: `${type}.${id} taken away`,
      about: type,
      within: [],
      make: (it: Plan) => takeAway(it, ['resource', type, id]),
    })),
    ...resources.flatMap(({ type, id }) =>
      Object.entries(additions[type] ?? {}).map(([key, value]) => ({
        says: `${type}.${id} given ${key}`,
        about: `${type}.${key}`,
        within: [type, id],
        make: (it: Plan): (() => void) => {
          const resource = it.resource[type]?.[id] as Record<string, unknown>;
          resource[key] = value;
          return () => void delete resource[key];
        },
      })),
    ),
    ...Object.entries(strangers).map(([type, value]) => ({
      says: `a ${type} added`,
      about: type,
      within: [],
      make: (it: Plan): (() => void) => {
        const all = (it.resource[type] ??= {});
        all['stranger'] = value as Record<string, unknown>;
        return () => {
          delete all['stranger'];
          if (Object.keys(all).length === 0) delete it.resource[type];
        };
      },
    })),
  ];
}
