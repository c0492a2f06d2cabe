import type { Knex } from 'knex';
import { type Db, eventOf } from '../platform/db/index.ts';
import { claimLock } from '../platform/jobs/index.ts';
import { StartFault } from '../run/start-fault.ts';
import { erasureOrder } from './erasure-order.ts';

/** What became of one organisation: how many rows of which table went in this run, or why it must wait. */
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

/** Notes in the organisation's own row, whose settings nobody needs any more, how many rows of a table are gone: a run may end early. */
const noteSql = `update app.orgs set settings = settings || jsonb_build_object('erased', coalesce(settings->'erased', '{}')
  || jsonb_build_object(?::text, coalesce((settings->'erased'->>?)::bigint, 0) + ?::bigint)) where id = ?`;

/** Who came by a device's name and is more than a device by now: a person who signs in, or a member of another organisation. */
const keepers = `org_id = ? and exists (select from app.orgs o where o.id = users.org_id and o.status = 'erasing')
  and (email is not null or password_hash is not null or exists (select from app.identities i where i.user_id = users.id)
    or exists (select from app.memberships m where m.user_id = users.id and m.org_id <> users.org_id))`;

/**
 * Removes what is left of an organisation whose status is `erasing`, as longhouse_owner: its keys first, so that what is sealed opens no
 * more, then its rows, a stretch at a time. May be stopped or killed anywhere and run again; of several at once one does it. It waits until
 * the workers have removed its files. People keep their accounts, and their rows elsewhere, also those who came by a device's name.
 */
export const eraseOrg = (db: Pick<Db, 'auth' | 'getPool'>, orgId: string, options: EraseOptions = {}): Promise<Erasure> =>
  db.getPool('owner').transaction(async (turn) => {
    const { rows } = (await turn.raw('select pg_try_advisory_xact_lock(hashtext(?)) as mine', [`longhouse.erase ${orgId}`])) as {
      rows: { mine: boolean }[];
    };
    return rows[0]?.mine === true ? erase(db, orgId, options) : { org_id: orgId, waits: 'another run erases it at this moment' };
  });

async function erase(db: Pick<Db, 'auth' | 'getPool'>, orgId: string, { dry = false, signal, onProgress }: EraseOptions): Promise<Erasure> {
  const owner = db.getPool('owner');
  const inOrg = <T>(work: (trx: Knex.Transaction) => Promise<T>): Promise<T> =>
    owner.transaction(work, { org_id: orgId, subject: '*' } as Knex.TransactionConfig);
  const tables = [...(await erasureOrder(owner)), people];
  const waits = await inOrg(filesThere);
  if (waits !== undefined) return { org_id: orgId, waits };
  const removed: Record<string, number> = {};
  for (const table of tables) {
    // At the last moment: whoever has joined another organisation meanwhile must not take its rows along.
    const kept = table === people ? await keepPeople(db.auth, orgId, dry) : 0;
    if (dry) removed[table] = (await inOrg((trx) => countOf(trx, table))) - kept;
    for (let gone = dry ? 0 : stretch; gone === stretch;) {
      signal?.throwIfAborted();
      gone = await inOrg((trx) => removeFrom(trx, table, orgId));
      removed[table] = (removed[table] ?? 0) + gone;
      await onProgress?.(table, removed[table]);
    }
  }
  const counted = Object.fromEntries(Object.entries(removed).filter(([, rows]) => rows > 0));
  if (!dry) await inOrg((trx) => close(trx, orgId, tables));
  return { org_id: orgId, removed: counted };
}

/** Why the files are not known to be gone. Their rows alone do not say: those of some are gone before their bytes. */
async function filesThere(trx: Knex.Transaction): Promise<string | undefined> {
  const files = await countOf(trx, 'assets');
  if (files > 0) return `${files} files are still there: the workers remove them at night`;
  if (!(await trx('app.orgs').where({ status: 'erasing' }).first('id'))) return undefined;
  const cleared = await trx('app.audit_events').where({ action: 'org.files_removed' }).first('seq');
  return cleared ? undefined : 'its files are still to be removed: the workers do it at night';
}

/** Lets those people go who are more than devices, so that nothing of theirs goes with the organisation; answers how many they are. */
async function keepPeople(auth: Knex, orgId: string, dry: boolean): Promise<number> {
  const those = auth('app.users').whereRaw(keepers, [orgId]);
  if (dry) return Number((await those.count('* as n').first())?.['n'] ?? 0);
  return those.update({ org_id: null, external_id: null, device_secret_hash: null, updated_at: auth.fn.now() });
}

const countOf = async (trx: Knex.Transaction, table: string): Promise<number> =>
  Number((await trx(`app.${table}`).count('* as n').first())?.['n'] ?? 0);

async function removeFrom(trx: Knex.Transaction, table: string, orgId: string): Promise<number> {
  const some = trx(`app.${table}`).select('ctid').where({ org_id: orgId }).limit(stretch);
  const gone = await trx(`app.${table}`).where({ org_id: orgId }).whereRaw('ctid = any (array(?))', [some]).delete();
  if (gone > 0) await trx.raw(noteSql, [table, table, gone, orgId]);
  return gone;
}

/**
 * What waits in the queue, the last event of the organisation's chain, which tells of all runs, and its row without a name. Throws where it
 * is no longer to be erased, works still, or something was added. No job is taken meanwhile.
 */
async function close(trx: Knex.Transaction, orgId: string, tables: readonly string[]): Promise<void> {
  await trx.raw(claimLock);
  const org = (await trx('app.orgs').where({ id: orgId, status: 'erasing' }).forUpdate().first('settings')) as
    { settings: { erased?: Record<string, number> } } | undefined;
  if (!org) throw new StartFault(`Organisation ${orgId} is not being erased.`);
  for (const table of tables)
    if ((await countOf(trx, table)) > 0)
      throw new StartFault(`Organisation ${orgId}: rows were added to ${table} meanwhile. Run it again.`);
  const { rows } = (await trx.raw(`select id from queue.job_common where group_id = ? and state = 'active' limit 1`, [orgId])) as {
    rows: object[];
  };
  if (rows.length > 0) throw new StartFault(`Organisation ${orgId}: a job of it still runs. Run it again.`);
  await trx.raw(`delete from queue.job_common where group_id = ?`, [orgId]);
  const { text, values } = eventOf(orgId, { kind: 'system', id: null }, 'org.erased', {
    target: orgId,
    detail: { removed: org.settings.erased ?? {} },
  });
  await trx.raw(text.replaceAll(/\$\d+/g, '?'), values as Knex.RawBinding[]);
  await trx('app.orgs')
    .where({ id: orgId })
    .update({ status: 'erased', name: 'Erased organisation', slug: `erased-${orgId}`, settings: '{}', updated_at: trx.fn.now() });
}
