import { OrgModel } from '../../platform/db/index.ts';

/** A conversation, perhaps about a vehicle; `user_id` is the person who began it. */
export class Conversation extends OrgModel {
  static override tableName = 'app.conversations';
  declare user_id: string;
  declare vehicle_id: string | null;
  declare title: string | null;
}

/** One message of a conversation. What `content` holds is said by `MessageContent`; rows of old clients may hold less. */
export class ChatMessage extends OrgModel {
  static override tableName = 'app.chat_messages';
  declare conversation_id: string;
  declare role: 'user' | 'assistant';
  declare content: Record<string, unknown>;
}
