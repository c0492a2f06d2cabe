import { defineModule } from '../../platform/module.ts';
import { routes } from './routes.ts';
import { staffPages } from './staff.ts';

export { conversationExample, messageExample } from './examples.ts';
export { ChatMessage, Conversation } from './models.ts';
export { conversationOf, lockConversation, newestMessages } from './reach.ts';
export { Finding, type MessageContent, MessageView, TroubleCodeView } from './shapes.ts';
export { shownMessage, textOf } from './shown.ts';

/** Conversations and what was said in them. */
export const conversations = defineModule({ name: 'conversations', product: 'vehicles', endpoints: routes, staff: staffPages });
