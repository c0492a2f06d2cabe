import { found } from '../../core/problem.ts';
import type { Org } from '../../platform/db/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { type CredentialKind, type Provider, providerOf } from '../git/index.ts';
import { secretColumn } from './columns.ts';
import { issuedToken } from './issued-token.ts';
import { ProviderCredential } from './model.ts';
import { markRejected } from './rejection.ts';
import { mustBeUsable, sealedOf } from './standing.ts';
import { recorded } from './uses.ts';

/** What a provider is asked with. Keep it no longer than the question takes, and never store or log it. */
export interface ReadyToken {
  token: string;
  kind: CredentialKind;
  /** null: the provider's public host. */
  base_url: string | null;
  provider: Provider;
  /** Of the secret that it comes from; for `noteRejected`. */
  fingerprint: string;
}

/** The organisation for the housekeeping of credentials: the caller's own may carry work that belongs to the caller's own write. */
export const apart = (org: Org, tools: Tools): Org => tools.db.org(org.id, org.actor);

const rowOf = async (org: Org, id: string): Promise<ProviderCredential> =>
  found('credential', await org.read((db) => db.rows(ProviderCredential).findById(id)));

/**
 * The token to ask the provider with; the use is recorded under `purpose` ('repository.files'). Leaves the building, so never inside a
 * write. 404 `credential_not_found`, 409 `credential_revoked` or `credential_expired`, 503 `key_unavailable` or `credential_busy`;
 * GitFailure where the provider issues no token for an application.
 */
export async function tokenFor(org: Org, tools: Tools, credentialId: string, purpose: string): Promise<ReadyToken> {
  const house = apart(org, tools);
  const row = await rowOf(house, credentialId);
  return recorded(house, row.id, purpose, async () => {
    mustBeUsable(row, tools.clock.now());
    return {
      token: await tokenOf(house, tools, row),
      kind: row.kind,
      base_url: row.base_url,
      provider: providerOf(row.kind),
      fingerprint: row.fingerprint,
    };
  });
}

/** The secret itself where it is a token, else the short-lived token made from it. */
export async function tokenOf(org: Org, tools: Tools, row: ProviderCredential): Promise<string> {
  const sealed = sealedOf(row);
  if (row.kind === 'github_app' || row.kind === 'azdo_entra') return issuedToken(org, tools, row);
  const plain = await tools.keys.open(org, secretColumn.at(row.id), sealed);
  const token = plain.toString();
  plain.fill(0);
  return token;
}

/**
 * To be called when a provider answered 401 to a token of `tokenFor`: the credential then needs attention, and its short-lived token is
 * forgotten. Nothing happens where the secret was replaced meanwhile: the answer was to the old one.
 */
export async function noteRejected(
  org: Org,
  tools: Tools,
  credentialId: string,
  { fingerprint }: Pick<ReadyToken, 'fingerprint'>,
): Promise<void> {
  const house = apart(org, tools);
  const row = await rowOf(house, credentialId);
  if (row.status === 'revoked' || row.fingerprint !== fingerprint) return;
  await markRejected(house, row, 'The provider does not accept this credential any more.');
}
