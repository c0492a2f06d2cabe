import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment/index.js';
import type { ITerraformDependable, TerraformStack } from 'cdktf';

/** Built-in roles that the pipeline may hand out to what it builds, with the id that Azure gave each. */
export const runtimeRoles = {
  'Key Vault Crypto Service Encryption User': 'e147488a-f6f5-4113-8e2d-b22465e65bf6',
  'Key Vault Secrets User': '4633458b-17de-408a-b874-0445c86b69e6',
  'Key Vault Secrets Officer': 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7',
  'Storage Blob Data Contributor': 'ba92f5b4-2d11-453d-a403-e96b0029c9fe',
  'Storage Blob Data Reader': '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1',
  'Storage Blob Delegator': 'db58b8e5-c6ad-4a2a-8342-4190687cbf4a',
  'Monitoring Metrics Publisher': '3913510d-42f4-4e42-8a64-420c390055eb',
  AcrPull: '7f951dda-4ed3-4680-a7ca-43fe172d538d',
} as const;

/** Built-in roles of the pipeline itself, which only a human owner hands out. */
export const pipelineRoles = {
  Reader: 'acdd72a7-3385-48ef-bd42-f606fba81ae7',
  Contributor: 'b24988ac-6180-42a0-ab88-20f7382dd24c',
  'Role Based Access Control Administrator': 'f58310d9-a9f6-439a-9e8d-f62e7b41a168',
  AcrPush: '8311e382-0749-4cb8-b61a-304f252e45ec',
  'Storage Blob Data Reader': runtimeRoles['Storage Blob Data Reader'],
  'Storage Blob Data Contributor': runtimeRoles['Storage Blob Data Contributor'],
} as const;

export type RuntimeRole = keyof typeof runtimeRoles;
export type PipelineRole = keyof typeof pipelineRoles;

/** A role of our own: a name for people, and its definition. */
export interface CustomRole {
  words: string;
  definitionId: string;
}

/** Who is given a role: the word for it, and the object id of its principal. */
export interface Grantee {
  word: string;
  principalId: string;
}

/** What a role is given on, in words and as Azure's id; `after` must exist first. */
export interface Scope {
  words: string;
  id: string;
  after?: ITerraformDependable;
}

/** One line of the matrix: who may what on what. */
export interface Grant {
  identity: string;
  role: string;
  scope: string;
  /** Holds only under a condition. */
  bound: boolean;
}

const matrices = new WeakMap<TerraformStack, Grant[]>();

/** Who may what in a stack that was built. */
export const grantsOf = (stack: TerraformStack): readonly Grant[] => matrices.get(stack) ?? [];

const slug = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, '-');

/** How another resource names an assignment that must exist before it. */
export const nameInPlan = ({ terraformResourceType, friendlyUniqueId }: RoleAssignment): string =>
  `${terraformResourceType}.${friendlyUniqueId}`;

/** Gives an identity a role on a scope. Nothing else makes assignments, so the matrix of a stack is whole. */
export function grant(
  stack: TerraformStack,
  { word, principalId }: Grantee,
  role: RuntimeRole | PipelineRole | CustomRole,
  { words, id, after }: Scope,
  condition?: string,
): RoleAssignment {
  const name = typeof role === 'string' ? role : role.words;
  matrices.set(stack, [...grantsOf(stack), { identity: word, role: name, scope: words, bound: condition !== undefined }]);
  return new RoleAssignment(stack, slug(`${word} ${name} ${words}`), {
    scope: id,
    principalId,
    // Without the type Azure looks the principal up, which fails while a new one spreads, and conditions on it could not hold.
    principalType: 'ServicePrincipal',
    ...(typeof role === 'string' ? { roleDefinitionName: role } : { roleDefinitionId: role.definitionId }),
    ...(condition !== undefined && { condition, conditionVersion: '2.0' }),
    ...(after && { dependsOn: [after] }),
  });
}
