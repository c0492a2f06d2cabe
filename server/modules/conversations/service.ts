import { createHash } from 'node:crypto';
import { found } from '../../core/problem.ts';
import type { Org } from '../../platform/db/index.ts';
import { listed, type Page } from '../../platform/http/index.ts';
import { heldVehicle, type Reach } from '../vehicles/index.ts';
import { ChatMessage, Conversation } from './models.ts';
import { conversationOf, lockConversation, within } from './reach.ts';
import type { ConversationPatch } from './shapes.ts';
import { shownMessage } from './shown.ts';

/** The version of a conversation, from what of it can be changed. */
export const versionOf = ({ title, vehicle_id }: Pick<Conversation, 'title' | 'vehicle_id'>): string =>
  createHash('sha256')
    .update(JSON.stringify([title, vehicle_id]))
    .digest('base64url')
    .slice(0, 16);

/** The conversations within reach, newest first. */
export const listConversations = (org: Org, reach: Reach, call: { page(): Page }, vehicle_id: string | undefined) =>
  org.read((db) => listed(db, call, Conversation, { where: { ...within(reach), ...(vehicle_id !== undefined && { vehicle_id }) } }));

/** Begins a conversation, which is then the caller's own; 404 `vehicle_not_found`. */
export const addConversation = (org: Org, reach: Reach, { title = null, vehicle_id = null }: ConversationPatch): Promise<Conversation> =>
  org.write('conversation.added', async (db) => {
    if (vehicle_id !== null) found('vehicle', await heldVehicle(db, reach, vehicle_id));
    return db.rows(Conversation).insert({ title, vehicle_id, user_id: reach.user_id }).returning('*');
  });

/** Changes what is named of a conversation. `expect` is checked against its version. */
export const changeConversation = (
  org: Org,
  reach: Reach,
  id: string,
  changes: ConversationPatch,
  expect: (version: string) => void,
): Promise<Conversation> =>
  org.write('conversation.changed', async (db) => {
    const row = await lockConversation(db, reach, id);
    expect(versionOf(row));
    if (typeof changes.vehicle_id === 'string') found('vehicle', await heldVehicle(db, reach, changes.vehicle_id));
    const fields = Object.keys(changes);
    db.record({ detail: { fields } });
    if (fields.length > 0)
      await db
        .rows(Conversation)
        .findById(id)
        .patch(changes as Partial<Conversation>);
    return conversationOf(db, reach, id);
  });

/** Removes a conversation with its messages and diagnoses; files that were sent in it stay. */
export const removeConversation = (org: Org, reach: Reach, id: string, expect: (version: string) => void): Promise<void> =>
  org.write('conversation.removed', async (db) => {
    expect(versionOf(await lockConversation(db, reach, id)));
    db.record({ target: id });
    await db.rows(Conversation).findById(id).delete();
  });

/** The messages of a conversation, in the order in which they were said. */
export const listMessages = (org: Org, reach: Reach, call: { page(): Page }, conversation_id: string) =>
  org.read(async (db) => {
    await conversationOf(db, reach, conversation_id);
    const { data, next_cursor } = await listed(db, call, ChatMessage, { where: { conversation_id }, order: 'asc' });
    return { data: data.map(shownMessage), next_cursor };
  });
