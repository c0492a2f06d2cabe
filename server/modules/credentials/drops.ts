import { newId } from '../../core/ids.ts';
import { found, invalid, Problem } from '../../core/problem.ts';
import type { Enclosed } from '../../platform/crypto/index.ts';
import { type Org, OrgModel } from '../../platform/db/index.ts';
import type { StaffAsked, StaffCall } from '../../platform/staff/index.ts';
import type { OrgKeys } from '../../platform/crypto/index.ts';
import type { Tools } from '../../platform/tools.ts';
import type { CredentialKind } from '../git/index.ts';
import { secretOfKind } from './secrets.ts';
import { replaceSecret } from './service.ts';

/** A secret that staff entered for an organisation, sealed so that only a worker can open it; gone once it is in place. */
class CredentialDrop extends OrgModel {
  static override tableName = 'app.credential_drops';
  declare credential_id: string;
  declare wrapped: Buffer;
  declare kek_kid: string;
  declare sealed: Buffer;
}

const at = (row_id: string) => ({ table: 'credential_drops', row_id, field: 'sealed' });

/** The secret as its kind takes it: a token as it is, an application's as JSON. */
function secretIn(text: string): unknown {
  if (!text.trimStart().startsWith('{')) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw invalid([{ path: 'body.secret', message: 'Must be the JSON of the application’s secret.' }]);
  }
}

/** Seals what was typed, before anything else happens with it; 400 where it is no secret of this kind. */
export async function encloseSecret({ org_id, row, fields, keys }: StaffAsked & { keys: OrgKeys }) {
  const secret = fields['secret'] ?? '';
  secretOfKind(row['kind'] as CredentialKind, secretIn(secret));
  const id = newId();
  return { id, ...(await keys.enclose(org_id, at(id), secret)) };
}

/** Leaves the sealed secret for a worker, and orders it to be put in place. */
export async function handOver({ db, row, prepared, order }: StaffCall): Promise<void> {
  const drop = prepared as Enclosed & { id: string };
  await db.rows(CredentialDrop).insert({ ...drop, credential_id: String(row['id']) });
  await order(drop.id);
}

/**
 * Puts a secret that staff left in place, as if a member had entered it, and removes what was left, with what was left before it. Where
 * something is away that comes back it stays for the next try.
 */
export async function enterDrop(org: Org, tools: Tools, id: string): Promise<void> {
  const drop = found('credential_drop', await org.read((db) => db.rows(CredentialDrop).findById(id)));
  const { credential_id } = drop;
  const plain = await tools.keys.disclose(org, at(id), drop);
  const secret = secretIn(plain.toString()) as Parameters<typeof replaceSecret>[3]['secret'];
  plain.fill(0);
  const refusal = await replaceSecret(org, tools, credential_id, { secret }, () => {}).then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof Problem && error.status < 500) return error;
      throw error;
    },
  );
  await org.unrecorded('what was left is in place, or never will be', (db) =>
    db.rows(CredentialDrop).where({ credential_id }).where('id', '<=', id).delete(),
  );
  if (refusal) throw refusal;
}
