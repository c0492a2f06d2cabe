import { z } from 'zod';
import { SealRefused, softLifeMs } from '../../platform/crypto/index.ts';
import type { Org, OrgModel } from '../../platform/db/index.ts';
import { defineJob, GiveUp, RetryLater } from '../../platform/jobs/index.ts';
import type { Tools } from '../../platform/tools.ts';
import './columns.ts'; // declared before they are gone through
import { sealedColumns, type SealedColumn } from './sealed-columns.ts';

/** Rows read at once. */
const stretch = 100;
/** Every process learns of a new version within the soft life; what it sealed just before is written soon after. */
const knownEverywhereMs = softLifeMs + 2 * 60_000;

/** Seals everything of the organisation under its newest key version, and retires the older ones when nothing is left under them. */
export const reseal = defineJob({
  name: 'org_keys.reseal',
  payload: z.strictObject({}),
  singletonKey: () => 'all',
  evenSuspended: true,
  run: ({ org, tools, job }) => resealAll(org, tools, job.signal),
});

/** What the job does. It may be stopped anywhere and run again, also beside another run of itself. */
export async function resealAll(within: Org, tools: Tools, signal: AbortSignal): Promise<void> {
  const org = within.everySubject();
  tools.keys.forget(org.id); // the rotation may have been another process's
  const keys = await tools.keys.list(org);
  const current = keys.find((key) => key.current);
  const older = keys.filter((key) => !key.current && key.retired_at === null);
  if (!current || older.length === 0) return;

  const refused: string[] = [];
  for (const column of sealedColumns()) refused.push(...(await resealColumn(org, tools, column, current.version, signal)));

  const wait = current.created_at.getTime() + knownEverywhereMs - tools.clock.now().getTime();
  if (wait > 0) throw new RetryLater(wait / 1_000, 'Another process may still seal under the version of before.');
  if (refused.length > 0)
    throw new GiveUp(`${refused.length} sealed values do not open, so the older key versions stay: ${refused.slice(0, 5).join(', ')}.`);
  for (const column of sealedColumns()) {
    const [left] = await readBelow(org, column, current.version, undefined, 1);
    if (left) throw new RetryLater(5, 'Something was sealed under an older version meanwhile.');
  }
  await tools.keys.retireBefore(org, current.version);
}

/** Seals a column's values anew, one by one; answers where those are that do not open. */
async function resealColumn(org: Org, tools: Tools, column: SealedColumn, version: number, signal: AbortSignal): Promise<string[]> {
  const refused: string[] = [];
  for (let after: string | undefined; ;) {
    const rows = await readBelow(org, column, version, after, stretch);
    for (const row of rows) {
      signal.throwIfAborted();
      try {
        await resealValue(org, tools, column, row);
      } catch (error) {
        if (!(error instanceof SealRefused)) throw error;
        refused.push(`${column.model.tableName} ${row.id}`);
      }
    }
    after = rows.at(-1)?.id;
    if (rows.length < stretch) return refused;
  }
}

type SealedRow = OrgModel & Record<string, Buffer>;

function readBelow(org: Org, column: SealedColumn, version: number, after: string | undefined, limit: number): Promise<SealedRow[]> {
  return org.read((db) => {
    const rows = db.rows(column.model).select('id', column.sealed).where(column.key_version, '<', version);
    if (after !== undefined) void rows.where('id', '>', after);
    return rows.orderBy('id').limit(limit);
  }) as Promise<SealedRow[]>;
}

async function resealValue(org: Org, tools: Tools, column: SealedColumn, row: SealedRow): Promise<void> {
  const before = row[column.sealed] as Buffer;
  const { sealed, key_version } = await tools.keys.reseal(org, column.at(row.id), before);
  await org.unrecorded('the same secret under a newer key', (db) =>
    db
      .rows(column.model)
      .patch({ [column.sealed]: sealed, [column.key_version]: key_version })
      // Not over what was entered meanwhile.
      .where({ id: row.id, [column.sealed]: before }),
  );
}
