import { notFound } from '../../core/problem.ts';
import type { Org } from '../../platform/db/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { opened, summaryColumn } from './columns.ts';
import { openedMessage } from './messages.ts';
import { Escalation, IntakeMessage, IntakeSession, RiskCheck, SessionSummary } from './models.ts';
import { fieldsIn, mustBeCalm } from './sessions.ts';

/** Everything that one person said and what was made of it; 404 `subject_not_found`. Looking is an event in the audit log. */
export async function exportSubject(org: Org, tools: Tools, userId: string) {
  const theirs = org.subject(userId);
  const sessions = await theirs.write('subject.exported', async (db) => {
    const rows = await db.rows(IntakeSession).orderBy('id');
    if (rows.length === 0) throw notFound('subject');
    db.record({ target: userId, detail: { sessions: rows.length } });
    return rows;
  });
  const exported = [];
  for (const session of sessions) exported.push(await exportSession(theirs, tools, session));
  return { user_id: userId, sessions: exported };
}

async function exportSession(theirs: Org, tools: Tools, session: IntakeSession) {
  const of = { session_id: session.id };
  const messages = await theirs.read((db) => db.rows(IntakeMessage).where(of).orderBy('id'));
  const [summary] = await theirs.read((db) => db.rows(SessionSummary).where(of));
  return {
    key: session.session_key,
    mode: session.mode,
    created_at: session.created_at,
    updated_at: session.updated_at,
    messages: await Promise.all(messages.map((row) => openedMessage(theirs, tools, row))),
    fields: await fieldsIn(theirs, tools, session),
    summary: summary ? await opened(theirs, tools, summaryColumn, summary) : null,
    risk_checks: await theirs.read((db) => db.rows(RiskCheck).where(of).orderBy('id')),
    escalations: await theirs.read((db) => db.rows(Escalation).where(of).orderBy('id')),
  };
}

/** Erases everything that one person said; the audit log keeps that it was done. 409 while somebody has yet to look at an escalation. */
export const eraseSubject = (org: Org, userId: string): Promise<void> =>
  org.subject(userId).write('subject.erased', async (db) => {
    // Locked before anybody looks: danger that is being said at this moment waits, or is seen.
    const ids = (await db.rows(IntakeSession).select('id').orderBy('id').forUpdate()).map(({ id }) => id);
    await mustBeCalm(db, { user_id: userId });
    const sessions = await db.rows(IntakeSession).whereRaw('id = any(?)', [ids]).delete();
    if (sessions === 0) throw notFound('subject');
    db.record({ target: userId, detail: { sessions } });
  });
