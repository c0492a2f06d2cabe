import { ChatMessage, Conversation } from '../server/modules/conversations/index.ts';
import { Diagnosis, diagnosisExample, exchangeExample } from '../server/modules/diagnoses/index.ts';
import { newId } from '../server/core/ids.ts';
import type { Org } from '../server/platform/db/index.ts';
import { Vehicle } from '../server/modules/vehicles/index.ts';

/** A conversation about a vehicle of the organisation that already has its answer; nothing where the organisation has a conversation. */
export const seedConversation = (org: Org, user_id: string): Promise<void> =>
  org.write('conversation.added', async (db) => {
    if (await db.rows(Conversation).first()) return;
    const vehicle_id = (await db.rows(Vehicle).orderBy('id').first())?.id ?? null;
    const conversation = await db.rows(Conversation).insert({ user_id, vehicle_id, title: 'Shakes after a cold start' });
    const conversation_id = conversation.id;
    const { message, answer } = exchangeExample;
    await db.rows(ChatMessage).insert({ conversation_id, role: 'user', content: message.content });
    const id = newId();
    const said = await db
      .rows(ChatMessage)
      .insert({ conversation_id, role: 'assistant', content: { ...answer.content, diagnosis_id: id } });
    const { model, usage, duration_ms } = diagnosisExample;
    await db.rows(Diagnosis).insert({ id, user_id, conversation_id, message_id: said.id, vehicle_id, model, ...usage, duration_ms });
    db.record({ target: conversation_id });
  });
