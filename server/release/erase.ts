import type { Knex } from 'knex';
import { eventOf } from '../platform/db/index.ts';
import { StartFault } from '../run/start-fault.ts';
import { erasureOrder } from './erasure-order.ts';

/** What became of one organisation: how many rows of which table went, or why it must wait. */
export type Erasure = { org_id: string } & ({ removed: Record<string, number> } | { waits: string });

/** How it is done; `dry` counts and changes nothing. */
export interface EraseOptions {
  dry?: boolean;
  signal?: AbortSignal;
  onProgress?(table: string, removed: number): void | Promise<void>;
}

const people = 'users';
/** Rows removed in one transaction, so that nobody waits for long and a stop loses little. */
const stretch = 2_000;

/**
 * Removes what is left of an organisation whose status is `erasing`, as longhouse_owner: its keys first, so that what is sealed opens no more,
 * then its rows, a stretch at a time. May be stopped or killed anywhere and run again. It waits until the workers have removed its files.
 */
export async function eraseOrg(owner: Knex, orgId: string, { dry = false, signal, onProgress }: EraseOptions = {}): Promise<Erasure> {
  const inOrg = <T>(work: (trx: Knex.Transaction) => Promise<T>): Promise<T> =>
    owner.transaction(work, { org_id: orgId, subject: '*' } as Knex.TransactionConfig);
  const tables = [...(await erasureOrder(owner)), people];
  const files = await inOrg((trx) => countOf(trx, 'assets'));
  if (files > 0) return { org_id: orgId, waits: `${files} files are still there: the workers remove them at night` };
  const removed: Record<string, number> = {};
  for (const table of tables) {
    if (dry) removed[table] = await inOrg((trx) => countOf(trx, table));
    for (let gone = dry ? 0 : stretch; gone === stretch;) {
      signal?.throwIfAborted();
      gone = await inOrg((trx) => removeFrom(trx, table, orgId));
      removed[table] = (removed[table] ?? 0) + gone;
      await onProgress?.(table, removed[table]);
    }
  }
  const counted = Object.fromEntries(Object.entries(removed).filter(([, rows]) => rows > 0));
  if (!dry) await inOrg((trx) => close(trx, orgId, tables, counted));
  return { org_id: orgId, removed: counted };
}

const countOf = async (trx: Knex.Transaction, table: string): Promise<number> =>
  Number((await trx(`app.${table}`).count('* as n').first())?.['n'] ?? 0);

async function removeFrom(trx: Knex.Transaction, table: string, orgId: string): Promise<number> {
  const some = trx(`app.${table}`).select('ctid').where({ org_id: orgId }).limit(stretch);
  return trx(`app.${table}`).where({ org_id: orgId }).whereRaw('ctid = any (array(?))', [some]).delete();
}

/** What waits in the queue, the last event of the organisation's chain, and its row without a name. Throws where it is no longer to be erased, or something was added. */
async function close(trx: Knex.Transaction, orgId: string, tables: readonly string[], removed: Record<string, number>): Promise<void> {
  const org = await trx('app.orgs').where({ id: orgId, status: 'erasing' }).forUpdate().first('id');
  if (!org) throw new StartFault(`Organisation ${orgId} is not being erased.`);
  for (const table of tables)
    if ((await countOf(trx, table)) > 0)
      throw new StartFault(`Organisation ${orgId}: rows were added to ${table} meanwhile. Run it again.`);
  await trx.raw(`delete from queue.job_common where group_id = ? and state <> 'active'`, [orgId]);
  const { text, values } = eventOf(orgId, { kind: 'system', id: null }, 'org.erased', { target: orgId, detail: { removed } });
  await trx.raw(text.replaceAll(/\$\d+/g, '?'), values as Knex.RawBinding[]);
  await trx('app.orgs')
    .where({ id: orgId })
    .update({ status: 'erased', name: 'Erased organisation', slug: `erased-${orgId}`, settings: '{}', updated_at: trx.fn.now() });
}
