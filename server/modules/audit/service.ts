import objection from 'objection';
import type { Org } from '../../platform/db/index.ts';
import { type Page, paged } from '../../platform/http/index.ts';
import { AuditEvent, AuditHead } from './model.ts';
import type { Verification } from './shapes.ts';

interface Filter {
  actor?: string | undefined;
  action?: string | undefined;
  since?: string | undefined;
}

/** The organisation's events, newest first. */
export async function listEvents(org: Org, call: { page(): Page }, { actor, action, since }: Filter) {
  const { data, next_cursor } = await org.read((db) => {
    const rows = db.rows(AuditEvent);
    if (actor !== undefined) void rows.where({ actor_id: actor });
    if (action !== undefined) void rows.where({ action });
    if (since !== undefined) void rows.where('created_at', '>=', since);
    return paged(call, rows, ['seq']);
  });
  return { data: data.map(shown), next_cursor };
}

const shown = ({ actor_kind, actor_id, hash, ...event }: AuditEvent) => ({
  ...event,
  actor: { kind: actor_kind, id: actor_id },
  hash: hash.toString('hex'),
});

/** Whether the organisation's chain has an event of this action. */
export const wasRecorded = async (org: Org, action: string): Promise<boolean> =>
  (await org.read((db) => db.rows(AuditEvent).select('seq').where({ action }).first())) !== undefined;

interface Link {
  seq: number;
  prev: Buffer;
  hash: Buffer;
  computed: Buffer;
}
const stretch = 1_000;

/**
 * Computes the whole chain anew, a stretch at a time: each event's own hash, its link to the one before, gaps in the numbers, and a tail
 * that was cut off (the head knows how far the chain went), or a head that was taken away or moved back. Gives the first fault.
 */
export async function verifyChain(org: Org): Promise<Verification> {
  // Before the head, which only ever moves on: what comes meanwhile is no fault.
  const last = await org.read((db) => db.rows(AuditEvent).select('seq').orderBy('seq', 'desc').first());
  const head = await org.read((db) => db.rows(AuditHead).first());
  const wanted = head ? { seq: head.seq, hash: head.hash.toString('hex') } : null;
  const fail = (seq: number, reason: NonNullable<Verification['broken']>['reason']): Verification => ({
    intact: false,
    events: seq - 1,
    head: wanted,
    broken: { seq, reason },
  });
  let before: Link = { seq: 0, prev: empty, hash: empty, computed: empty };
  for (;;) {
    const links = await readLinks(org, before.seq, head?.seq ?? 0);
    for (const link of links) {
      if (link.seq !== before.seq + 1) return fail(before.seq + 1, 'missing');
      if (!link.prev.equals(before.hash)) return fail(link.seq, 'unlinked');
      if (!link.hash.equals(link.computed)) return fail(link.seq, 'altered');
      before = link;
    }
    if (links.length < stretch) break;
  }
  if (before.seq !== (head?.seq ?? 0) || (last?.seq ?? 0) > before.seq || (head && !head.hash.equals(before.hash)))
    return fail(before.seq + 1, 'cut');
  return { intact: true, events: before.seq, head: wanted, broken: null };
}

const empty = Buffer.alloc(0);

const readLinks = (org: Org, after: number, upTo: number): Promise<Link[]> =>
  org.read((db) =>
    db
      .rows(AuditEvent)
      .select('seq', 'prev', 'hash', objection.raw('app.audit_hash(audit_events)').as('computed'))
      .where('seq', '>', after)
      .where('seq', '<=', upTo)
      .orderBy('seq')
      .limit(stretch),
  ) as unknown as Promise<Link[]>;
