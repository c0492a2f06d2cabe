import { conflict, found } from '../../core/problem.ts';
import { firstCodePoints, isStorable } from '../../core/text.ts';
import type { Org } from '../../platform/db/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { type AccessCheck, GitFailure, gitProvider } from '../git/index.ts';
import { noToken } from './columns.ts';
import { ProviderCredential } from './model.ts';
import { statusOf } from './standing.ts';
import { apart, tokenOf } from './use.ts';
import { recorded } from './uses.ts';

/** What the provider's answer means for the credential. */
type Verdict = Partial<Pick<ProviderCredential, 'status' | 'scopes' | 'expires_at'>> & { detail: string };

/**
 * Asks the provider whether it accepts the credential, and keeps what it says. A provider that cannot be asked changes nothing but the
 * detail.
 */
export async function testCredential(org: Org, tools: Tools, id: string) {
  const house = apart(org, tools);
  const row = found('credential', await house.read((db) => db.rows(ProviderCredential).findById(id)));
  const verdict = await recorded(house, id, 'credential.test', () => ask(house, tools, row)).catch(fromFailure);
  return org.write('credential.tested', async (db) => {
    const { fingerprint } = row;
    const now = new Date();
    const tested = await db
      .rows(ProviderCredential)
      .patch({ ...verdict, checked_at: now, updated_at: now })
      .where({ id, fingerprint })
      .whereNot({ status: 'revoked' })
      .returning('*')
      .first();
    if (!tested) throw conflict('credential_conflict', 'The credential was changed while it was being tested.');
    const status = statusOf(tested, tools.clock.now());
    db.record({ target: id, detail: { status } });
    return { status, checked_at: now, detail: verdict.detail };
  });
}

async function ask(org: Org, tools: Tools, row: ProviderCredential): Promise<Verdict> {
  const token = await tokenOf(org, tools, row.sealed_token ? await withoutToken(org, row) : row);
  const { kind, base_url } = row;
  return fromAccess(await gitProvider({ kind, base_url, token }, tools.outbound).checkAccess(), row);
}

/** A token from before would prove nothing about the secret. */
const withoutToken = async (org: Org, { id }: ProviderCredential): Promise<ProviderCredential> =>
  found(
    'credential',
    await org.unrecorded('a token that is fetched anew', (db) =>
      db.rows(ProviderCredential).findById(id).patch(noToken).returning('*').first(),
    ),
  );

function fromAccess({ verified, login, scopes, expires_at }: AccessCheck, { kind }: ProviderCredential): Verdict {
  const known = { scopes: (scopes ?? []).filter(isStorable).slice(0, 100), expires_at: expires_at === null ? null : new Date(expires_at) };
  // The provider's words, so they may be anything.
  const who = login !== null && isStorable(login) ? `, as ${firstCodePoints(login, 100)}` : '';
  if (verified) return { ...known, status: 'active', detail: `It is accepted${who}.` };
  const hint = 'To have it tested here, enter it with the base_url https://dev.azure.com/<organisation>.';
  if (kind === 'azdo_entra')
    return { status: 'active', detail: `Entra ID accepts it. Azure DevOps is asked when a repository is read. ${hint}` };
  return { detail: `It will be tested when a repository is read. ${hint}` };
}

const lasting = new Set<GitFailure['reason']>(['credential_rejected', 'not_found', 'refused']);

function fromFailure(error: unknown): Verdict {
  if (!(error instanceof GitFailure)) throw error;
  return lasting.has(error.reason)
    ? { status: 'needs_attention', detail: error.message }
    : { detail: `It could not be tested: ${error.message}` };
}
