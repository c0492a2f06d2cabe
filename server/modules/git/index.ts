import type { Outbound } from '../../platform/outbound/index.ts';
import { AzureDevOpsClient } from './azure-devops.ts';
import { GitHubClient } from './github.ts';
import { providerOf } from './kinds.ts';
import type { GitProvider, ProviderCredential } from './types.ts';

export { AzureDevOpsClient } from './azure-devops.ts';
export { baseUrl, GitFailure, type GitFailureReason } from './failure.ts';
export { GitHubClient } from './github.ts';
export { type CredentialKind, credentialKinds, type Provider, providerOf, providers } from './kinds.ts';
export { isExternalRef, isHash, isPath, isRef } from './names.ts';
export { azureEntraToken, type EntraApplication, type GithubApp, githubInstallationToken } from './tokens.ts';
export type * from './types.ts';
export { unifiedDiff } from './unified-diff.ts';

/** The provider that a credential is for, ready to be asked. Nothing is called and no SDK is loaded before the first question. */
export function gitProvider(credential: ProviderCredential, outbound: Outbound): GitProvider {
  return providerOf(credential.kind) === 'github' ? new GitHubClient(credential, outbound) : new AzureDevOpsClient(credential, outbound);
}
