import { ConsumptionBudgetResourceGroup } from '@cdktf/provider-azurerm/lib/consumption-budget-resource-group/index.js';
import { FederatedIdentityCredential } from '@cdktf/provider-azurerm/lib/federated-identity-credential/index.js';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group/index.js';
import { type App, type ITerraformDependable, TerraformOutput, type TerraformStack } from 'cdktf';
import { grant, type Scope } from './access.ts';
import { customRoles } from './custom-roles.ts';
import { deployment } from './deployment.ts';
import type { Environment } from './environment-shape.ts';
import { onlyRuntimeRoles } from './handing-out.ts';
import { ManagedIdentity } from './identities.ts';
import { state } from './names.ts';
import { keptIn, type Place, placeOf } from './place.ts';

/**
 * Which workflow runs may become which identity: GitHub names the environment, the kind of event or the branch, and nothing else is
 * believed.
 */
const subjects = ({ name }: Environment) => ({
  'gha-plan': { 'pull-request': 'pull_request', main: 'ref:refs/heads/main' },
  'gha-deploy': { environment: `environment:${name}` },
  'gha-release': { environment: `environment:${name}` },
});

type Pipeline = keyof ReturnType<typeof subjects>;

/** The stack that a human owner applies once: the resource group, and what the pipeline is allowed in it. */
export function foundation(app: App, environment: Environment): TerraformStack {
  const place = placeOf(app, 'foundation', environment);
  const { stack, here } = place;
  const group = new ResourceGroup(stack, 'group', {
    name: place.names.group,
    location: here.location,
    tags: here.tags,
    lifecycle: keptIn(place),
  });
  const inIt: Place = { ...place, here: { ...here, resourceGroupName: group.name }, inGroup: { resourceGroupName: group.name } };
  const [plan, deploy, release] = (['gha-plan', 'gha-deploy', 'gha-release'] as const).map((word) => pipelineIdentity(inIt, word)) as [
    ManagedIdentity,
    ManagedIdentity,
    ManagedIdentity,
  ];
  allow(inIt, { words: 'the resource group', id: group.id }, plan, deploy, release);
  budget(inIt, group.id);
  for (const { word, clientId } of [plan, deploy, release])
    new TerraformOutput(stack, `${word.replaceAll('-', '_')}_client_id`, { value: clientId });
  return stack;
}

function pipelineIdentity(place: Place, word: Pipeline): ManagedIdentity {
  const identity = new ManagedIdentity(place, word);
  let last: ITerraformDependable | undefined;
  // Azure refuses two at once on one identity.
  for (const [name, subject] of Object.entries(subjects(place.environment)[word])) {
    last = new FederatedIdentityCredential(place.stack, `${word}-${name}`, {
      ...place.inGroup,
      name,
      parentId: identity.id,
      issuer: 'https://token.actions.githubusercontent.com',
      audience: ['api://AzureADTokenExchange'],
      subject: `${deployment.oidcSubjectPrefix}:${subject}`,
      ...(last && { dependsOn: [last] }),
    });
  }
  return identity;
}

function allow(place: Place, group: Scope, plan: ManagedIdentity, deploy: ManagedIdentity, release: ManagedIdentity): void {
  const { stack, environment, client } = place;
  const roles = customRoles(place, group.id);
  const container = state.longhouse(environment);
  const account = `/subscriptions/${client.subscriptionId}/resourceGroups/${state.group}/providers/Microsoft.Storage/storageAccounts/${state.account}`;
  const itsState: Scope = { words: 'the state of the environment', id: `${account}/blobServices/default/containers/${container}` };
  grant(stack, plan, 'Reader', group);
  grant(stack, plan, roles['plan reader'], group);
  grant(stack, plan, 'Storage Blob Data Reader', itsState);
  grant(stack, deploy, 'Contributor', group);
  const own = [plan, deploy, release].map(({ principalId }) => principalId);
  grant(stack, deploy, 'Role Based Access Control Administrator', group, onlyRuntimeRoles(own));
  grant(stack, deploy, roles['lock operator'], group);
  grant(stack, deploy, 'Storage Blob Data Contributor', itsState);
  grant(stack, release, roles['release operator'], group);
  grant(stack, release, 'AcrPush', group);
}

function budget({ stack, environment, names }: Place, groupId: string): void {
  new ConsumptionBudgetResourceGroup(stack, 'budget', {
    name: names.of('budget'),
    resourceGroupId: groupId,
    amount: environment.budget,
    timeGrain: 'Monthly',
    timePeriod: { startDate: deployment.budgetFrom },
    notification: [
      { enabled: true, threshold: 80, operator: 'GreaterThan', thresholdType: 'Actual', contactEmails: [deployment.email] },
      { enabled: true, threshold: 100, operator: 'GreaterThan', thresholdType: 'Forecasted', contactEmails: [deployment.email] },
    ],
  });
}
