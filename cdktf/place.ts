import { DataAzurermClientConfig } from '@cdktf/provider-azurerm/lib/data-azurerm-client-config/index.js';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider/index.js';
import { AzurermBackend, type App, TerraformStack } from 'cdktf';
import { deployment } from './deployment.ts';
import type { Environment } from './environment-shape.ts';
import { type Names, namesOf, state } from './names.ts';

/** Where the rooms of one environment are built: its stack, its data, its names, and what every resource repeats. */
export interface Place {
  stack: TerraformStack;
  environment: Environment;
  names: Names;
  /** Resource group, location and tags, to be spread into a resource. */
  here: { resourceGroupName: string; location: string; tags: Record<string, string> };
  /** The same for resources that have no place of their own. */
  inGroup: { resourceGroupName: string };
  client: DataAzurermClientConfig;
}

/** What Terraform may never do by itself: register providers, purge vaults, ask a data plane, delete a key with its template. */
const features = {
  storage: [{ dataPlaneAvailable: false }],
  keyVault: [{ purgeSoftDeleteOnDestroy: false, recoverSoftDeletedKeyVaults: true }],
  templateDeployment: [{ deleteNestedItemsDuringDeletion: false }],
  resourceGroup: [{ preventDeletionIfContainsResources: true }],
};

/** An empty stack of an environment, with its provider and the container of its state. */
export function placeOf(app: App, layer: 'foundation' | 'longhouse', environment: Environment): Place {
  const stack = new TerraformStack(
    app,
    layer === 'foundation' ? `longhouse-foundation-${environment.stack}` : `longhouse-${environment.stack}`,
  );
  new AzurermProvider(stack, 'azurerm', {
    useOidc: true,
    storageUseAzuread: true,
    resourceProviderRegistrations: 'none',
    features: [features],
  });
  // The bindings name one patch release; any later 4.x with the same attributes will do.
  stack.addOverride('terraform.required_providers.azurerm', { source: 'hashicorp/azurerm', version: '~> 4.55' });
  new AzurermBackend(stack, {
    resourceGroupName: state.group,
    storageAccountName: state.account,
    containerName: state[layer](environment),
    key: state.key,
    useOidc: true,
    useAzureadAuth: true,
  });
  const names = namesOf(environment);
  const { name, stampId, location } = environment;
  const tags = { project: deployment.project, environment: name, stamp: stampId };
  const inGroup = { resourceGroupName: names.group };
  const client = new DataAzurermClientConfig(stack, 'client');
  return { stack, environment, names, here: { ...inGroup, location, tags }, inGroup, client };
}

/** For what holds data: Terraform refuses a plan that would destroy it, where the environment is protected. */
export const keptIn = ({ environment: { protect } }: Place): { preventDestroy?: boolean } => (protect ? { preventDestroy: true } : {});
