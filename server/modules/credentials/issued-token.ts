import { setTimeout as sleep } from 'node:timers/promises';
import objection from 'objection';
import { newId } from '../../core/ids.ts';
import { found, unavailable } from '../../core/problem.ts';
import type { Org } from '../../platform/db/index.ts';
import type { Tools } from '../../platform/tools.ts';
import {
  azureEntraToken,
  type EntraApplication,
  GitFailure,
  type GithubApp,
  githubInstallationToken,
  type IssuedToken,
} from '../git/index.ts';
import { secretColumn, tokenColumn } from './columns.ts';
import { ProviderCredential } from './model.ts';
import { markRejected } from './rejection.ts';
import { sealedOf } from './standing.ts';

/** A token with less life left is not handed out any more. */
const leastLifeMs = 5 * 60_000;
/** Longer than the slowest answer of provider and vault together. */
const leaseSeconds = 60;
const patienceMs = 20_000;
const housekeeping = 'fetching a token changes nothing that anybody decided';

/**
 * The short-lived token of an application: the one that is kept, or a new one. Of all processes only the one with the lease asks the
 * provider; the others wait for what it brings. GitFailure where the provider gives none, 503 `credential_busy` where the wait gets too
 * long.
 */
export async function issuedToken(org: Org, tools: Tools, first: ProviderCredential): Promise<string> {
  const until = Date.now() + patienceMs;
  for (let row = first; ; row = await reread(org, first)) {
    const freshAfter = new Date(tools.clock.now().getTime() + leastLifeMs);
    if (row.sealed_token && row.token_expires_at && row.token_expires_at > freshAfter) return opened(org, tools, row, row.sealed_token);
    const mine = await takeLease(org, row.id, freshAfter);
    const token = mine && (await renew(org, tools, mine));
    if (token !== undefined) return token;
    if (Date.now() > until) throw unavailable('credential_busy', 'A token for this credential is being fetched: try again in a moment.');
    await sleep(50 + Math.random() * 100);
  }
}

async function opened(org: Org, tools: Tools, { id }: ProviderCredential, sealed: Buffer): Promise<string> {
  const plain = await tools.keys.open(org, tokenColumn.at(id), sealed);
  const token = plain.toString();
  plain.fill(0);
  return token;
}

/** The row as it is now; if the one with the lease was rejected while we waited, so are we. */
async function reread(org: Org, first: ProviderCredential): Promise<ProviderCredential> {
  const row = found('credential', await org.read((db) => db.rows(ProviderCredential).findById(first.id)));
  sealedOf(row);
  if (row.status === 'needs_attention' && row.checked_at?.getTime() !== first.checked_at?.getTime())
    throw new GitFailure('credential_rejected', row.detail ?? 'The provider does not accept the credential.');
  return row;
}

const takeLease = (org: Org, id: string, freshAfter: Date): Promise<ProviderCredential | undefined> =>
  org.unrecorded(housekeeping, (db) =>
    db
      .rows(ProviderCredential)
      .patch({ lease_id: newId(), lease_until: objection.raw(`now() + interval '${leaseSeconds} seconds'`) })
      .where({ id })
      .whereNotNull('sealed')
      .where((free) => void free.whereNull('lease_until').orWhere('lease_until', '<', objection.raw('now()')))
      // Somebody may have brought one between our look and our claim.
      .where((stale) => void stale.whereNull('token_expires_at').orWhere('token_expires_at', '<=', freshAfter))
      .returning('*')
      .first(),
  );

/** A new token, kept for the others; undefined where the lease was lost meanwhile (the secret was replaced, or we were too slow). */
async function renew(org: Org, tools: Tools, row: ProviderCredential): Promise<string | undefined> {
  const settle = (patch: Partial<ProviderCredential>) =>
    org.unrecorded(housekeeping, (db) =>
      db
        .rows(ProviderCredential)
        .patch({ ...patch, lease_id: null, lease_until: null })
        .where({ id: row.id, lease_id: row.lease_id }),
    );
  try {
    const { token, expires_at } = await issue(org, tools, row);
    const { sealed, key_version } = await tools.keys.seal(org, tokenColumn.at(row.id), token);
    const kept = await settle({ sealed_token: sealed, token_key_version: key_version, token_expires_at: new Date(expires_at) });
    return kept === 1 ? token : undefined;
  } catch (error) {
    // Marked before the lease is free again, so that those who wait do not ask the provider once more, one after the other.
    if (error instanceof GitFailure && error.reason === 'credential_rejected') await markRejected(org, row, error.message);
    await settle({}).catch(() => {}); // it ends by itself
    throw error;
  }
}

async function issue(org: Org, tools: Tools, row: ProviderCredential): Promise<IssuedToken> {
  const plain = await tools.keys.open(org, secretColumn.at(row.id), sealedOf(row));
  const secret: unknown = JSON.parse(plain.toString());
  plain.fill(0);
  if (row.kind === 'github_app') return githubInstallationToken({ ...(secret as GithubApp), base_url: row.base_url }, tools.outbound);
  return azureEntraToken(secret as EntraApplication, tools.outbound);
}
