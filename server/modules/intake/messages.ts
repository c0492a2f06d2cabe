import { newId } from '../../core/ids.ts';
import type { Org, Row } from '../../platform/db/index.ts';
import { listed, type Page } from '../../platform/http/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { messageColumn, opened, sealedInto } from './columns.ts';
import { fieldsOf } from './forms.ts';
import { hear } from './hearing.ts';
import { IntakeField, IntakeMessage, type Mode } from './models.ts';
import { findSession } from './sessions.ts';
import type { Speaker } from './speaker.ts';

/** The messages of a session, newest first, opened. */
export async function listMessages(mine: Org, tools: Tools, key: string, call: { page(): Page }) {
  const { id } = await findSession(mine, key);
  const { data, next_cursor } = await mine.read((db) => listed(db, call, IntakeMessage, { where: { session_id: id } }));
  return { data: await Promise.all(data.map((row) => openedMessage(mine, tools, row))), next_cursor };
}

/** A message with its words. */
export const openedMessage = async (mine: Org, tools: Tools, row: Row<IntakeMessage>) => ({
  id: row.id,
  role: row.role,
  content: await opened(mine, tools, messageColumn, row),
  created_at: row.created_at,
});

/**
 * Takes a message and answers it. In safety mode the answer is the fixed text, in intake mode the next open question of the form; nothing
 * that is answered comes from a model.
 */
export async function addMessage(mine: Org, tools: Tools, key: string, content: string, by: Speaker) {
  const session = await findSession(mine, key);
  const [said, answered] = [newId(), newId()];
  const to = { surface: 'intake_message.added', text: content, judge: 'model', by } as const;
  const { mode, risk, kept } = await hear(mine, tools, session, to, async (now) => {
    const answer = now.text ?? (await nextQuestion(mine, session.id, now.mode));
    const row = await sealedInto(mine, tools, messageColumn, said, content);
    const answerRow = answer === null ? undefined : await sealedInto(mine, tools, messageColumn, answered, answer);
    return async (db, at) => {
      await db.rows(IntakeMessage).insert({ ...row, session_id: session.id, role: 'user' });
      // A question is asked in the mode that it was meant for; what is fixed is said in any.
      if (!answerRow || (now.text === null && at.mode !== now.mode)) return null;
      await db.rows(IntakeMessage).insert({ ...answerRow, session_id: session.id, role: 'assistant' });
      return answer;
    };
  });
  return { id: said, mode, risk, answer: kept === null ? null : { id: answered, content: kept } };
}

/** The first question of the form that nothing is known about; none outside of intake mode. */
async function nextQuestion(mine: Org, session_id: string, mode: Mode): Promise<string | null> {
  if (mode !== 'intake') return null;
  const form = await fieldsOf(mine);
  const rows = await mine.read((db) => db.rows(IntakeField).select('name').where({ session_id }));
  const known = new Set(rows.map(({ name }) => name));
  return (form.find(({ name, required }) => required && !known.has(name)) ?? form.find(({ name }) => !known.has(name)))?.question ?? null;
}
