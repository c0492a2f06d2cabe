import { found } from '../../core/problem.ts';
import type { Org, OrgReader } from '../../platform/db/index.ts';
import { ChatMessage, shownMessage } from '../conversations/index.ts';
import { codesIn } from './codes/index.ts';
import type { Kept } from './keep.ts';
import { Diagnosis } from './models.ts';

/** A diagnosis as it is shown, with what its messages say. */
export function shown({ diagnosis, message, answer }: Kept) {
  const { input_tokens, output_tokens, ...row } = diagnosis;
  const { text, state = 'complete', finding = null } = shownMessage(answer).content;
  const { content } = shownMessage(message);
  const codes = content.codes ?? codesIn(content.text);
  return { ...row, state, reply: text, finding, codes, usage: { input_tokens, output_tokens } };
}

/** Question and answer as they are shown. */
export const exchange = ({ message, answer }: Kept) => ({ message: shownMessage(message), answer: shownMessage(answer) });

/** One diagnosis; 404 `diagnosis_not_found`. */
export const getDiagnosis = (org: Org, id: string) =>
  org.read(async (db) => {
    const diagnosis = found('diagnosis', await db.rows(Diagnosis).findById(id));
    const answer = found('diagnosis', await db.rows(ChatMessage).findById(diagnosis.message_id));
    return shown({ diagnosis, answer, message: (await questionOf(db, answer)) ?? answer });
  });

/** What was asked right before the answer. */
const questionOf = (db: OrgReader, { id, conversation_id }: ChatMessage): Promise<ChatMessage | undefined> =>
  db.rows(ChatMessage).where({ conversation_id, role: 'user' }).where('id', '<', id).orderBy('id', 'desc').first().execute();
