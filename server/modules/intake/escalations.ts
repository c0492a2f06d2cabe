import { conflict, found, Problem } from '../../core/problem.ts';
import { publicUrl } from '../../platform/config/index.ts';
import type { Org, OrgReader, OrgWriter } from '../../platform/db/index.ts';
import { type Caller, type Page, paged } from '../../platform/http/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { addressesOf, getOrg, getSettings } from '../identity/index.ts';
import { escalationLetter, type Told } from './letters.ts';
import { Escalation, IntakeSession } from './models.ts';
import { type Assessment, highest } from './risk/index.ts';
import { lockedSession, touch, versionOf } from './sessions.ts';

/** Who is told: the organisation's own address for such things, else its owners and admins. */
export async function whomToTell(org: Org): Promise<Told> {
  const [{ notify_email }, { name: organisation }] = [await getSettings(org), await getOrg(org)];
  return { organisation, addresses: notify_email === null ? await org.read((db) => addressesOf(db, ['owner', 'admin'])) : [notify_email] };
}

/** A session in which somebody was just brought in: its version before that and after it, for those who change it next. */
export interface Raised {
  before: string;
  after: string;
}

/**
 * Brings a person in, in one write: the session goes into safety mode, the escalation is there, and the mail about it is in the outbox.
 * `also` is what else this write keeps.
 */
export async function raise(
  mine: Org,
  tools: Tools,
  session: { id: string },
  danger: Danger,
  also: (db: OrgWriter) => Promise<unknown> = async () => undefined,
): Promise<Raised> {
  const whom = await whomToTell(mine);
  const raised = await mine.write('escalation.raised', async (db) => {
    const locked = await lockedSession(db, session.id);
    await also(db);
    const { id } = await escalate(db, tools, locked, danger, whom);
    db.record({ target: id, detail: { session_id: session.id } });
    return { before: versionOf(locked), after: versionOf(await lockedSession(db, session.id)) };
  });
  tools.metrics.count('intake_escalations', 1, { org_id: mine.id, level: danger.level });
  if (whom.addresses.length === 0) tools.metrics.count('intake_escalations_untold', 1, { org_id: mine.id });
  return raised;
}

type Danger = Pick<Assessment, 'level' | 'reasons'>;

/** One escalation is open per session: more signs are counted there, and a higher level is told anew. */
async function escalate(db: OrgWriter, tools: Tools, session: IntakeSession, { level, reasons }: Danger, whom: Told): Promise<Escalation> {
  const before = await db.rows(Escalation).where({ session_id: session.id }).whereNull('acknowledged_at').first().forUpdate();
  const worst = highest(level, before?.level ?? 'high') as Escalation['level'];
  const all = [...new Set([...(before?.reasons ?? []), ...reasons])].sort();
  const after = before
    ? await db
        .rows(Escalation)
        .findById(before.id)
        .patch({ level: worst, reasons: all, signs: before.signs + 1, updated_at: new Date() })
        .returning('*')
        .first()
    : await db.rows(Escalation).insert({ session_id: session.id, level: worst, reasons: all }).returning('*');
  const escalation = found('escalation', after as Escalation | undefined);
  await touch(db, session.id, session.mode === 'safety' ? {} : { mode: 'safety', mode_before: session.mode });
  if (before?.level !== worst) await tell(db, tools, escalation, whom, 0);
  return escalation;
}

/** Writes the mails about an escalation into the outbox; each address gets the same one once. */
export async function tell(
  db: OrgWriter,
  tools: Tools,
  { id, level }: Escalation,
  { organisation, addresses }: Told,
  reminder: number,
): Promise<void> {
  const letter = escalationLetter({ organisation, url: publicUrl(tools.settings) }, { id, level }, reminder);
  for (const address of addresses)
    await tools.mail.send(db, {
      ...letter,
      to: address,
      dedupe_key: `escalation ${id} ${level} ${reminder} ${address}`,
    });
}

/** The escalations of the organisation, newest first; `state` open or acknowledged. */
export async function listEscalations(all: Org, call: { page(): Page }, state: 'open' | 'acknowledged' | undefined) {
  const { data, next_cursor } = await all.read((db) => {
    const rows = db.rows(Escalation);
    if (state === 'open') void rows.whereNull('acknowledged_at');
    if (state === 'acknowledged') void rows.whereNotNull('acknowledged_at');
    return paged(call, rows);
  });
  const keys = await all.read((db) => keysOf(db, data));
  return { data: data.map((row) => ({ ...row, session_key: keys.get(row.session_id) ?? '' })), next_cursor };
}

/** The keys of the sessions of these rows, by the session's id. */
export async function keysOf(db: OrgReader, rows: readonly { session_id: string }[]): Promise<Map<string, string>> {
  const sessions = await db
    .rows(IntakeSession)
    .select('id', 'session_key')
    .whereIn(
      'id',
      rows.map(({ session_id }) => session_id),
    );
  return new Map(sessions.map(({ id, session_key }) => [id, session_key]));
}

/** A person says that they have seen to it: the session leaves safety mode for what it did before. 409 where somebody did already. */
export function acknowledge(all: Org, caller: Caller, id: string) {
  return all.write('escalation.acknowledged', async (db) => {
    const seen = found('escalation', await db.rows(Escalation).findById(id));
    // A key is a program: whoever set it up is not somebody who looks.
    if (caller.kind === 'api_key') throw new Problem(403, 'permission_denied', 'Only a person can acknowledge an escalation.');
    // Always the session first, as everything that happens in it does.
    const session = await lockedSession(db, seen.session_id);
    const escalation = found('escalation', await db.rows(Escalation).findById(id).forUpdate());
    if (escalation.acknowledged_at !== null) throw conflict('escalation_conflict', 'Somebody has acknowledged it already.');
    const done = { acknowledged_at: new Date(), acknowledged_by: caller.user_id, updated_at: new Date() };
    const after = found('escalation', await db.rows(Escalation).findById(id).patch(done).returning('*').first());
    if (session.mode === 'safety') await touch(db, session.id, { mode: session.mode_before ?? 'intake', mode_before: null });
    return { ...after, session_key: session.session_key };
  });
}
