import type { TokenCredential } from '@azure/identity';

/** What proves to Azure who this program is. */
export type AzureCredential = TokenCredential;

/** What gives out tokens; Azure's credentials do. `expiresOnTimestamp` is in milliseconds. */
export interface TokenSource {
  getToken(scopes: string | string[]): Promise<{ token: string; expiresOnTimestamp: number } | null>;
}

const made = new Map<string, Promise<AzureCredential>>();

/**
 * The identity this program acts with on Azure: the managed identity with this client id (setting AZURE_CLIENT_ID), or without one whatever
 * the machine offers (a signed-in developer, the pipeline). Made when first asked for and then kept, since it caches its tokens itself.
 */
export function azureCredential(clientId?: string): Promise<AzureCredential> {
  const name = clientId ?? '';
  let credential = made.get(name);
  if (!credential) {
    credential = make(clientId);
    made.set(name, credential);
  }
  return credential;
}

async function make(clientId: string | undefined): Promise<AzureCredential> {
  const { DefaultAzureCredential, ManagedIdentityCredential } = await import('@azure/identity');
  return clientId ? new ManagedIdentityCredential({ clientId }) : new DefaultAzureCredential();
}
