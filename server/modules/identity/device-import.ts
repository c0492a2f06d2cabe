import { newId } from '../../core/ids.ts';
import type { Org } from '../../platform/db/index.ts';
import type { Tools } from '../../platform/tools.ts';

/**
 * The ids of the organisation's users of these names, for bringing in what an old back end had of them. With `make` those who are not there
 * become device users, all at once; without it they are left out.
 */
export async function deviceUserIds(
  tools: Pick<Tools, 'db'>,
  org: Org,
  names: readonly string[],
  make: boolean,
): Promise<Map<string, string>> {
  const known = await idsOf(tools, org.id, names);
  const absent = names.filter((name) => !known.has(name));
  if (!make || absent.length === 0) return known;
  const added = await tools.db.auth.transaction(async (trx) => {
    const rows = absent.map((external_id) => ({ id: newId(), org_id: org.id, external_id }));
    const users = (await trx('app.users').insert(rows).onConflict(['org_id', 'external_id']).ignore().returning('id')) as { id: string }[];
    const memberships = users.map(({ id }) => ({ org_id: org.id, id: newId(), user_id: id, role: 'device' }));
    if (memberships.length > 0) await trx('app.memberships').insert(memberships);
    return users.length;
  });
  if (added > 0) await org.write('member.imported', async (db) => db.record({ target: null, detail: { count: added } }));
  return idsOf(tools, org.id, names);
}

async function idsOf({ db }: Pick<Tools, 'db'>, org_id: string, names: readonly string[]): Promise<Map<string, string>> {
  const rows = (await db
    .auth('app.users')
    .select('id', 'external_id')
    .where({ org_id })
    .whereRaw('external_id = any(?)', [[...names]])) as {
    id: string;
    external_id: string;
  }[];
  return new Map(rows.map(({ id, external_id }) => [external_id, id]));
}
