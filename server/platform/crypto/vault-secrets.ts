import { randomBytes } from 'node:crypto';
import type { AzureCredential } from '../azure/credential.ts';
import { vaultFailure } from './vault-failure.ts';

/** Which vault, and who asks. */
export interface SecretVault {
  /** 'https://<vault>.vault.azure.net' */
  url: string;
  credential: () => Promise<AzureCredential>;
  /** For a vault on loopback: its certificate, and no check that it answers for vault.azure.net. */
  loopback?: { ca: string };
}

/** A secret that shall be in the vault: random, or blank, which every reader of settings takes as unset. */
export interface WantedSecret {
  name: string;
  blank: boolean;
}

const blank = ' ';
const statusOf = (error: unknown): number | undefined => (error as { statusCode?: number }).statusCode;

/** Makes the secrets that the vault lacks and answers their names. One that is there is neither read nor changed. */
export async function makeSecrets(vault: SecretVault, wanted: readonly WantedSecret[]): Promise<string[]> {
  if (wanted.length === 0) return [];
  const { SecretClient } = await import('@azure/keyvault-secrets');
  const client = new SecretClient(vault.url, await vault.credential(), {
    ...(vault.loopback && { tlsOptions: { ca: vault.loopback.ca }, disableChallengeResourceVerification: true }),
  });
  const made: string[] = [];
  for (const { name, blank: empty } of wanted) {
    try {
      if (await isThere(client.listPropertiesOfSecretVersions(name))) continue;
      const value = empty ? blank : randomBytes(48).toString('base64url');
      await client.setSecret(name, value, { contentType: empty ? 'blank: not set' : 'random, made by db:bootstrap' });
    } catch (error) {
      const deleted = statusOf(error) === 409;
      throw new Error(
        deleted
          ? `the secret ${name} was deleted and can be recovered: az keyvault secret recover --name ${name}`
          : `${name}: ${vaultFailure(error).reason}`,
        { cause: error },
      );
    }
    made.push(name);
  }
  return made;
}

async function isThere(versions: AsyncIterable<unknown>): Promise<boolean> {
  try {
    for await (const _ of versions) return true;
    return false;
  } catch (error) {
    if (statusOf(error) === 404) return false;
    throw error;
  }
}
