import { found, Problem } from '../../core/problem.ts';
import type { Org } from '../../platform/db/index.ts';
import { type Page, listed } from '../../platform/http/index.ts';
import { GitFailure } from '../git/index.ts';
import { CredentialUse, ProviderCredential } from './model.ts';

/** Does the work that a credential is needed for, and writes down who needed it, for what, and how it went. */
export async function recorded<T>(org: Org, credential_id: string, purpose: string, work: () => Promise<T>): Promise<T> {
  const note = (outcome: CredentialUse['outcome']) =>
    org.unrecorded('the list of uses is a record itself', (db) =>
      db.rows(CredentialUse).insert({ credential_id, purpose, outcome, actor_kind: org.actor.kind, actor_id: org.actor.id }),
    );
  try {
    const result = await work();
    await note('given');
    return result;
  } catch (error) {
    await note(outcomeOf(error)).catch(() => {}); // the failure itself matters more to the caller
    throw error;
  }
}

function outcomeOf(error: unknown): CredentialUse['outcome'] {
  if (error instanceof Problem && error.status === 409) return 'refused';
  return error instanceof GitFailure && error.reason === 'credential_rejected' ? 'rejected' : 'failed';
}

/** Who used the credential for what, newest first. */
export async function listUses(org: Org, call: { page(): Page }, credential_id: string) {
  const { data, next_cursor } = await org.read(async (db) => {
    found('credential', await db.rows(ProviderCredential).select('id').findById(credential_id));
    return listed(db, call, CredentialUse, { where: { credential_id } });
  });
  return {
    data: data.map(({ actor_kind, actor_id, created_at, ...use }) => ({
      ...use,
      actor: { kind: actor_kind, id: actor_id },
      at: created_at,
    })),
    next_cursor,
  };
}
