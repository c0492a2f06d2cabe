import { firstCodePoints, storable } from '../../core/text.ts';
import { newId } from '../../core/ids.ts';
import type { Cost } from '../../platform/ai/index.ts';
import type { Org, OrgWriter } from '../../platform/db/index.ts';
import { ChatMessage, Conversation, lockConversation, type MessageContent } from '../conversations/index.ts';
import { heldVehicle, type Reach } from '../vehicles/index.ts';
import { findingOf, type MechanicAnswer, proseOf } from './answer.ts';
import type { TroubleCode } from './codes/index.ts';
import type { Asked, Matter } from './matter.ts';
import { Diagnosis } from './models.ts';

/** A question on its way to an answer. */
export interface Draft {
  asked: Asked;
  matter: Matter;
  transcript: string;
  codes: TroubleCode[];
  spent: Omit<Cost, 'model'>;
  /** By `performance.now()`. */
  began: number;
}

/** What is left of a question: the message, its answer, and the diagnosis that the answer is. */
export interface Kept {
  diagnosis: Diagnosis;
  message: ChatMessage;
  answer: ChatMessage;
}

const longestTitle = 80;

/**
 * Writes question and answer, with what the answer cost, in one transaction: there is no question without answer to be found. `said` is the
 * whole answer, or as much of its prose as came before it was interrupted.
 */
export const keep = (org: Org, reach: Reach, draft: Draft, model: string, said: MechanicAnswer | string): Promise<Kept> =>
  org.write(typeof said === 'string' ? 'diagnosis.interrupted' : 'diagnosis.made', async (db) => {
    const { asked, transcript, codes, matter, spent, began } = draft;
    // The vehicle may be gone by now: what was said of it, and paid for, outlives it.
    const vehicle_id = (matter.vehicle && (await heldVehicle(db, reach, matter.vehicle.id)))?.id ?? null;
    const conversation_id = await conversationFor(db, reach, draft, vehicle_id);
    for (const { role, text } of asked.said ?? []) await db.rows(ChatMessage).insert({ conversation_id, role, content: { text } });
    const question: MessageContent = {
      text: asked.text,
      asset_ids: [...new Set(asked.asset_ids)],
      ...(transcript !== '' && { transcript }),
      ...(codes.length > 0 && { codes }),
    };
    const message = await db.rows(ChatMessage).insert({ conversation_id, role: 'user', content: question }).returning('*');
    const id = newId();
    const content: MessageContent =
      typeof said === 'string'
        ? { text: proseOf(said), state: 'interrupted', finding: null, diagnosis_id: id }
        : { text: proseOf(said.reply), state: 'complete', finding: findingOf(said), diagnosis_id: id };
    const answer = await db.rows(ChatMessage).insert({ conversation_id, role: 'assistant', content }).returning('*');
    const diagnosis = await db
      .rows(Diagnosis)
      .insert({
        id,
        user_id: reach.user_id,
        conversation_id,
        message_id: answer.id,
        vehicle_id,
        model: firstCodePoints(model, 200),
        ...spent,
        duration_ms: Math.round(performance.now() - began),
      })
      .returning('*');
    db.record({ target: id, detail: { conversation_id } });
    return { diagnosis, message, answer };
  });

/** The conversation that it is said in: the one named, which learns of the vehicle if it knew none, or a new one. */
async function conversationFor(db: OrgWriter, reach: Reach, { asked, matter }: Draft, vehicle_id: string | null): Promise<string> {
  if (matter.conversation) {
    const { id, vehicle_id: known } = await lockConversation(db, reach, matter.conversation.id);
    if (known === null && vehicle_id !== null) await db.rows(Conversation).findById(id).patch({ vehicle_id });
    return id;
  }
  const [line = ''] = asked.text.trim().split('\n', 1);
  const title = storable(line, longestTitle).trim() || null;
  return (await db.rows(Conversation).insert({ title, vehicle_id, user_id: reach.user_id })).id;
}
