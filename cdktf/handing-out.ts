import { runtimeRoles } from './access.ts';

const attribute = (side: '@Request' | '@Resource', name: string): string => `${side}[Microsoft.Authorization/roleAssignments:${name}]`;

/**
 * The condition under which the pipeline may make and take away role assignments: the roles of what it builds and no others, to identities
 * of programs, and never to the identities of the pipeline (`own`, their object ids).
 */
export function onlyRuntimeRoles(own: readonly string[]): string {
  const roles = Object.values(runtimeRoles).join(', ');
  const clause = (action: 'write' | 'delete', side: '@Request' | '@Resource'): string =>
    `((!(ActionMatches{'Microsoft.Authorization/roleAssignments/${action}'})) OR (` +
    `${attribute(side, 'RoleDefinitionId')} ForAnyOfAnyValues:GuidEquals {${roles}} AND ` +
    `${attribute(side, 'PrincipalType')} ForAnyOfAnyValues:StringEqualsIgnoreCase {'ServicePrincipal'} AND ` +
    `${attribute(side, 'PrincipalId')} ForAnyOfAllValues:GuidNotEquals {${own.join(', ')}}))`;
  return `${clause('write', '@Request')} AND ${clause('delete', '@Resource')}`;
}
