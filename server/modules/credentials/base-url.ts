import { invalid } from '../../core/problem.ts';
import { OutboundRefused } from '../../platform/outbound/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { type CredentialKind, type Provider, providerOf } from '../git/index.ts';

/** Hosts that belong to one provider: a token never goes to the other one's. */
const ownHosts: Record<Provider, RegExp> = {
  github: /^api\.github\.com$/,
  azure_devops: /^(dev\.azure\.com|.*\.visualstudio\.com|login\.microsoftonline\.com)$/,
};

/**
 * The address as it is stored, without a slash at its end; 400 for a place that the server may not call. null: the provider's public host.
 */
export function checkedBaseUrl(tools: Tools, kind: CredentialKind, given: string | null | undefined): string | null {
  if (given === undefined || given === null) return null;
  const refuse = (message: string) => invalid([{ path: 'body.base_url', message }]);
  try {
    const url = tools.outbound.checkBaseUrl(given);
    const other = providerOf(kind) === 'github' ? 'azure_devops' : 'github';
    if (ownHosts[other].test(url.hostname)) throw refuse('This host belongs to another provider.');
    return url.href.replace(/\/+$/, '');
  } catch (error) {
    throw error instanceof OutboundRefused ? refuse(error.message) : error;
  }
}
