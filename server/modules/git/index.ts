import type { Outbound } from '../../platform/outbound/index.ts';
import { AzureDevOpsClient } from './azure-devops.ts';
import { GitHubClient } from './github.ts';
import type { GitProvider, ProviderCredential } from './types.ts';

export { AzureDevOpsClient } from './azure-devops.ts';
export { GitFailure, type GitFailureReason } from './failure.ts';
export { GitHubClient } from './github.ts';
export { isExternalRef, isHash } from './names.ts';
export { azureEntraToken, type EntraApplication, type GithubApp, githubInstallationToken } from './tokens.ts';
export type * from './types.ts';
export { unifiedDiff } from './unified-diff.ts';

/** The provider that a credential is for, ready to be asked. Nothing is called and no SDK is loaded before the first question. */
export function gitProvider(credential: ProviderCredential, outbound: Outbound): GitProvider {
  const isGithub = credential.kind === 'github_pat' || credential.kind === 'github_app';
  return isGithub ? new GitHubClient(credential, outbound) : new AzureDevOpsClient(credential, outbound);
}
