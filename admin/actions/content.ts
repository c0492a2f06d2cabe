import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '../../server/core/ids.ts';
import { conflict, unavailable } from '../../server/core/problem.ts';
import { StaffReading } from '../../server/modules/staff/index.ts';
import { answerKeys } from '../../server/platform/crypto/index.ts';
import { grantNeeded, hasGrant, mustHaveGrant, readContent } from '../../server/platform/staff/index.ts';
import { actingOf, type CurrentAdmin } from '../people/current.ts';
import { findOrder } from '../pages/order.ts';
import type { Acting } from '../people/events.ts';
import { orgFor, writeAs } from './perform.ts';
import { recordWork } from './record-work.ts';
import type { Works } from './works.ts';

const everyMs = 100;
const longestMs = 15_000;

/** Reading what a row holds of its organisation's own, under a live grant: recorded in the organisation's chain like a change. */
export const contentAction = (works: Works): object =>
  recordWork([], async ({ context, id, orgId, table }) => {
    const acting = actingOf(context.currentAdmin as CurrentAdmin);
    const { tools, orderJob } = works;
    const [keys, reading] = [answerKeys(), newId()];
    const about = { org_id: orgId, event: 'staff_access.content_read', target: id, detail: { table: table.table } } as const;
    let job = '';
    const plain = await writeAs(tools, acting, about, async (db) => {
      if (!table.sealed) return readContent(db, table, id, acting.id);
      await mustHaveGrant(db, acting.id);
      const asked = { id: reading, staff_user_id: acting.id, about_table: table.table, about_row: id, public_key: keys.public_key };
      await db.rows(StaffReading).insert(asked);
      job = await tools.jobs.enqueue(db, orderJob, { order: 'content.open', target: reading, staff_user_id: acting.id });
      return table.content ? readContent(db, table, id, acting.id) : {};
    });
    if (!table.sealed) return { content: plain };
    const opened = keys.open(await answered(works, acting, orgId, { reading, job }), reading);
    return { content: { ...plain, ...(JSON.parse(opened.toString()) as object) } };
  });

/**
 * What a worker left for the request, once; the console itself can open nothing of the organisation. 409 where the worker could not, saying
 * why.
 */
async function answered(
  { tools }: Works,
  acting: Acting,
  orgId: string,
  { reading, job }: Record<'reading' | 'job', string>,
): Promise<Buffer> {
  const org = orgFor(tools, orgId, acting);
  for (const end = Date.now() + longestMs; ; await sleep(everyMs)) {
    // Asked before the answer is looked for, so that an answer of the last moment is not missed.
    const order = await findOrder(tools.db.staff, job);
    const over = order?.state === 'failed' || order?.state === 'done';
    const late = over || Date.now() > end;
    const { may, answer } = await org.unrecorded('taking what was asked for, which is recorded', async (db) => {
      // Whoever has no grant any more takes nothing, though it was opened while they had one.
      const may = await hasGrant(db, acting.id);
      const found = await db.rows(StaffReading).select('answer').findById(reading);
      if (found?.answer || late || !may) await db.rows(StaffReading).findById(reading).delete();
      return { may, answer: found?.answer };
    });
    if (!may) throw grantNeeded();
    if (answer) return answer;
    if (over) throw conflict('reading_failed', order.why ?? 'It could not be opened.');
    if (late) throw unavailable('reading_waits', 'No worker has opened it yet, or it could not: try again.', 5);
  }
}
