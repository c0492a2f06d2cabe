import { RoleDefinition } from '@cdktf/provider-azurerm/lib/role-definition/index.js';
import type { CustomRole } from './access.ts';
import type { Place } from './place.ts';

/** Roles of our own, where Azure's built-in ones give too little or too much: what each adds. */
const definitions = {
  'plan reader': {
    says: 'What a Terraform plan reads beyond Reader; nothing can be changed with it.',
    actions: [
      'Microsoft.Web/sites/config/list/action',
      'Microsoft.Web/sites/slots/config/list/action',
      'Microsoft.App/jobs/listSecrets/action',
      'Microsoft.Logic/workflows/triggers/listCallbackUrl/action',
      'Microsoft.Resources/deployments/exportTemplate/action',
    ],
  },
  'lock operator': {
    says: 'Locks, which Contributor may not touch.',
    actions: ['Microsoft.Authorization/locks/read', 'Microsoft.Authorization/locks/write', 'Microsoft.Authorization/locks/delete'],
  },
  'release operator': {
    says: 'Starting jobs, putting an image into a web app or its slot, swapping them.',
    actions: [
      'Microsoft.App/jobs/read',
      'Microsoft.App/jobs/start/action',
      'Microsoft.App/jobs/stop/action',
      'Microsoft.App/jobs/execution/read',
      'Microsoft.App/jobs/executions/read',
      'Microsoft.ContainerRegistry/registries/read',
      'Microsoft.Web/sites/read',
      'Microsoft.Web/sites/config/read',
      'Microsoft.Web/sites/config/write',
      'Microsoft.Web/sites/restart/action',
      'Microsoft.Web/sites/slots/read',
      'Microsoft.Web/sites/slots/config/read',
      'Microsoft.Web/sites/slots/config/write',
      'Microsoft.Web/sites/slots/restart/action',
      'Microsoft.Web/sites/slots/start/action',
      'Microsoft.Web/sites/slots/stop/action',
      'Microsoft.Web/sites/slots/slotsswap/action',
      'Microsoft.Web/sites/slots/operationresults/read',
      'Microsoft.Web/sites/operationresults/read',
    ],
  },
} as const;

export type CustomRoleName = keyof typeof definitions;

/** Makes the roles, good inside one resource group only. Their names carry the environment: a directory knows each name once. */
export function customRoles({ stack, names }: Place, groupId: string): Record<CustomRoleName, CustomRole> {
  const made = Object.entries(definitions).map(([name, { says, actions }]) => {
    const definition = new RoleDefinition(stack, name.replace(' ', '-'), {
      name: names.of(name.replace(' ', '-')),
      description: says,
      scope: groupId,
      assignableScopes: [groupId],
      permissions: [{ actions: [...actions], notActions: [], dataActions: [], notDataActions: [] }],
    });
    return [name, { words: name, definitionId: definition.roleDefinitionResourceId }];
  });
  return Object.fromEntries(made) as Record<CustomRoleName, CustomRole>;
}
