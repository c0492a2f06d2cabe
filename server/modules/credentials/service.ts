import { newId } from '../../core/ids.ts';
import { conflict, found } from '../../core/problem.ts';
import { codeOf, type Org, type OrgReader, type Row } from '../../platform/db/index.ts';
import { type Page, listed } from '../../platform/http/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { checkedBaseUrl } from './base-url.ts';
import { noToken, secretColumn } from './columns.ts';
import { ProviderCredential } from './model.ts';
import { fingerprintOf, last4Of, type Secret, secretOfKind, textOf } from './secrets.ts';
import type { CredentialInput, SecretInput } from './shapes.ts';
import { revoked, statusOf, versionOf } from './standing.ts';

/** Checks the version that the caller expects; see `mustMatch`. */
type Expect = (version: string) => void;

const shown = ({ status, ...row }: Row<ProviderCredential>, tools: Tools) => ({
  ...row,
  status: statusOf({ status, expires_at: row.expires_at }, tools.clock.now()),
});

/** Everything that is kept of a secret. It is sealed here, before any transaction: when the vault is away, nothing is stored. */
async function kept(org: Org, tools: Tools, id: string, secret: Secret) {
  const { sealed, key_version } = await tools.keys.seal(org, secretColumn.at(id), textOf(secret));
  return { sealed, key_version, last4: last4Of(secret), fingerprint: fingerprintOf(tools, org.id, secret), status: 'active' as const };
}

/** Stores a credential. */
export async function addCredential(org: Org, tools: Tools, userId: string, input: CredentialInput) {
  const { kind, name, secret } = input;
  const base_url = checkedBaseUrl(tools, kind, input.base_url);
  const id = newId();
  const row = { id, kind, name, base_url, created_by: userId, ...(await kept(org, tools, id, secret)) };
  return shown(await org.insert('credential.added', ProviderCredential, row, { kind }), tools);
}

/** The organisation's credentials, newest first; revoked ones stay listed. */
export async function listCredentials(org: Org, tools: Tools, call: { page(): Page }) {
  const { data, next_cursor } = await org.read((db) => listed(db, call, ProviderCredential));
  return { data: data.map((row) => shown(row, tools)), next_cursor };
}

/** One credential, without its secret. */
export const getCredential = (org: Org, tools: Tools, id: string) =>
  org.read(async (db) => shown(found('credential', await db.rows(ProviderCredential).findById(id)), tools));

/** Renames a credential. `expect` is checked against its version inside the transaction. */
export const renameCredential = (org: Org, tools: Tools, id: string, name: string, expect: Expect) =>
  org.write('credential.renamed', async (db) => {
    expect(versionOf(await locked(db, id)));
    db.record({ detail: { fields: ['name'] } });
    return changed(db, id, { name }, tools);
  });

/** Replaces the secret, and with it the base address where one is given: a new place never gets the old secret. */
export async function replaceSecret(org: Org, tools: Tools, id: string, input: SecretInput, expect: Expect) {
  const { kind, status } = await getCredential(org, tools, id);
  if (status === 'revoked') throw revoked();
  const fresh = await kept(org, tools, id, secretOfKind(kind, input.secret));
  const place = input.base_url === undefined ? {} : { base_url: checkedBaseUrl(tools, kind, input.base_url) };
  return org.write('credential.secret_replaced', async (db) => {
    const before = await locked(db, id);
    if (before.status === 'revoked') throw revoked();
    expect(versionOf(before));
    db.record({ detail: { fields: ['secret', ...Object.keys(place)] } });
    const unknownYet = { scopes: [], expires_at: null, checked_at: null, detail: null };
    return changed(db, id, { ...fresh, ...place, ...unknownYet, ...noToken }, tools);
  });
}

/** Erases the secret and every token made from it, for good. */
export const revokeCredential = (org: Org, tools: Tools, id: string) =>
  org.write('credential.revoked', async (db) => {
    const before = await locked(db, id);
    if (before.status === 'revoked') return shown(before, tools);
    return changed(db, id, { status: 'revoked', sealed: null, key_version: null, ...noToken }, tools);
  });

/** Removes a credential that no repository uses. */
export const removeCredential = (org: Org, id: string, expect: Expect): Promise<void> =>
  org
    .write('credential.removed', async (db) => {
      expect(versionOf(await locked(db, id)));
      await db.rows(ProviderCredential).findById(id).delete();
      db.record({ target: id });
    })
    .catch((error: unknown) => {
      throw stillReferredTo.has(codeOf(error) ?? '') ? conflict('credential_conflict', 'Repositories still use this credential.') : error;
    });

const stillReferredTo = new Set(['23001', '23503']);

const locked = async (db: OrgReader, id: string): Promise<ProviderCredential> =>
  found('credential', await db.rows(ProviderCredential).findById(id).forUpdate());

async function changed(db: OrgReader, id: string, patch: Partial<ProviderCredential>, tools: Tools) {
  const row = await db
    .rows(ProviderCredential)
    .findById(id)
    .patch({ ...patch, updated_at: new Date() })
    .returning('*')
    .first();
  return shown(found('credential', row), tools);
}
