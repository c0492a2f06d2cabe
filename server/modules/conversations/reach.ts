import { found } from '../../core/problem.ts';
import type { Org, OrgReader, OrgWriter } from '../../platform/db/index.ts';
import type { Reach } from '../vehicles/index.ts';
import { ChatMessage, Conversation } from './models.ts';

/** What a row must say to be within the caller's reach: a device has its own conversations, everybody else the organisation's. */
export const within = ({ role, user_id }: Reach): { user_id?: string } => (role === 'device' ? { user_id } : {});

/** One conversation within the caller's reach; 404 `conversation_not_found`. */
export const conversationOf = async (db: OrgReader, reach: Reach, id: string): Promise<Conversation> =>
  found('conversation', await db.rows(Conversation).where(within(reach)).findById(id));

/** The same for those who hold no transaction. */
export const getConversation = (org: Org, reach: Reach, id: string): Promise<Conversation> =>
  org.read((db) => conversationOf(db, reach, id));

/** The same, held until the transaction ends, so that nobody removes it under what is being written into it. */
export const lockConversation = async (db: OrgWriter, reach: Reach, id: string): Promise<Conversation> =>
  found('conversation', await db.rows(Conversation).where(within(reach)).findById(id).forUpdate());

/** The newest messages of a conversation, oldest first. */
export const newestMessages = async (db: OrgReader, conversation_id: string, most: number): Promise<ChatMessage[]> =>
  (await db.rows(ChatMessage).where({ conversation_id }).orderBy('id', 'desc').limit(most)).toReversed();
