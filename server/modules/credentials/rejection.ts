import type { Org, OrgWriter } from '../../platform/db/index.ts';
import { noToken } from './columns.ts';
import { ProviderCredential } from './model.ts';

/** Marks a credential that the provider does not accept any more. The change is an audit event; that it still is so, is none. */
export async function markRejected(
  org: Org,
  row: Pick<ProviderCredential, 'id' | 'status' | 'fingerprint'>,
  detail: string,
): Promise<void> {
  const { id, fingerprint, status } = row;
  const { lease_id: _kept, lease_until: _too, ...forgotten } = noToken;
  const now = new Date();
  const patch = { status: 'needs_attention' as const, detail, checked_at: now, updated_at: now, ...forgotten };
  // Not the secret that was put in its place meanwhile, and not one that is revoked.
  const mark = (db: OrgWriter) => db.rows(ProviderCredential).patch(patch).where({ id, fingerprint }).whereNot({ status: 'revoked' });
  if (status === 'needs_attention') return void (await org.unrecorded('it was marked before', mark));
  await org.write('credential.rejected', async (db) => {
    await mark(db);
    db.record({ target: id });
  });
}
