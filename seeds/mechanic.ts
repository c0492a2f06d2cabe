import { ChatMessage, Conversation } from '../server/modules/conversations/index.ts';
import { Diagnosis, diagnosisExample, exchangeExample } from '../server/modules/diagnoses/index.ts';
import { newId } from '../server/core/ids.ts';
import type { Org } from '../server/platform/db/index.ts';
import { Vehicle, VehicleMod } from '../server/modules/vehicles/index.ts';

/** A vehicle with a modification, and a conversation about it that already has its answer; nothing where the organisation has a conversation. */
export const seedConversation = (org: Org, user_id: string): Promise<void> =>
  org.write('conversation.added', async (db) => {
    if (await db.rows(Conversation).first()) return;
    const car = { make: 'Mazda', model: 'MX-5', year: '1998' };
    const { id: vehicle_id } = (await db.rows(Vehicle).where(car).first()) ?? (await db.rows(Vehicle).insert({ ...car, user_id }));
    await db
      .rows(VehicleMod)
      .insert({ vehicle_id, name: 'Coilover suspension', description: 'Set 20 mm lower', installed_on: '2024-05-18' });
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
