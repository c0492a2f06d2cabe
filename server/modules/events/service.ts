import type { Org } from '../../platform/db/index.ts';
import { type Page, paged } from '../../platform/http/index.ts';
import { mustFit } from './fitting.ts';
import { Event } from './model.ts';
import type { Sent } from './shapes.ts';

/** Keeps the events, all or none, in one statement. */
export async function receive(org: Org, sent: Sent) {
  await mustFit(org, sent);
  const rows = sent.events.map(({ type, data }) => ({ type, data, size: Buffer.byteLength(JSON.stringify(data)) }));
  return org.write('event.received', async (db) => {
    const kept = await db.rows(Event).insert(rows).returning(['id', 'type', 'created_at']);
    db.record({ target: null, detail: { count: kept.length } });
    return { data: kept };
  });
}

/** What one page of a list carries at most, in bytes of data, so that large events do not add up. The first event is always given. */
const pageBytes = 4 * 1024 * 1024;
const order = ['created_at', 'id'] as const;

/** The events, newest first: of one type, received since a moment (inclusive), or all. */
export async function listEvents(
  org: Org,
  call: { page(): Page },
  { type, since }: { type?: string | undefined; since?: string | undefined },
) {
  return org.read(async (db) => {
    const asked = db.rows(Event).select('id', 'created_at', 'size');
    if (type !== undefined) asked.where({ type });
    if (since !== undefined) asked.where('created_at', '>=', new Date(since));
    const heads = await paged(call, asked, order);
    const fitting = heads.data.slice(0, countWithin(heads.data));
    const last = fitting.at(-1);
    const cut = last && fitting.length < heads.data.length;
    return {
      data: await db
        .rows(Event)
        .select('id', 'type', 'data', 'created_at')
        .whereRaw('id = any(?)', [fitting.map(({ id }) => id)])
        .orderBy(order.map((column) => ({ column, order: 'desc' as const }))),
      next_cursor: cut ? call.page().cursorAfter([new Date(last.created_at).toISOString(), last.id]) : heads.next_cursor,
    };
  });
}

function countWithin(heads: readonly Pick<Event, 'size'>[]): number {
  let bytes = 0;
  const over = heads.findIndex(({ size }, index) => (bytes += size) > pageBytes && index > 0);
  return over === -1 ? heads.length : over;
}
