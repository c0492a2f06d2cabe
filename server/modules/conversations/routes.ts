import { ById, listQuery, member, mustMatch } from '../../platform/http/index.ts';
import { conversationExample, messageExample } from './examples.ts';
import { getConversation } from './reach.ts';
import { addConversation, changeConversation, listConversations, listMessages, removeConversation, versionOf } from './service.ts';
import { ConversationInput, ConversationPatch, ConversationQuery, Conversations, ConversationView, Messages } from './shapes.ts';

const one = { reply: ConversationView, etag: versionOf, example: conversationExample } as const;

export const routes = [
  member('conversations:read').get('/conversations', {
    summary: 'The conversations of your organisation, newest first; a device sees its own',
    query: ConversationQuery,
    reply: Conversations,
    example: { data: [conversationExample], next_cursor: null },
    handle: (call) => listConversations(call.org, call.caller, call, call.query.vehicle_id),
  }),
  member('conversations:write').post('/conversations', {
    summary: 'Begin a conversation',
    body: ConversationInput,
    ...one,
    location: ({ id }) => `/api/v1/conversations/${id}`,
    handle: ({ org, caller, body: { title, vehicle_id } }) =>
      addConversation(org, caller, { title: title ?? null, vehicle_id: vehicle_id ?? null }),
  }),
  member('conversations:read').get('/conversations/:id', {
    summary: 'One conversation',
    params: ById,
    ...one,
    handle: ({ org, caller, params }) => getConversation(org, caller, params.id),
  }),
  member('conversations:write').patch('/conversations/:id', {
    summary: 'Change the title or the vehicle of a conversation',
    params: ById,
    body: ConversationPatch,
    ...one,
    handle: ({ org, caller, params, body, if_match }) =>
      changeConversation(org, caller, params.id, body, (version) => mustMatch(if_match, version)),
  }),
  member('conversations:write').delete('/conversations/:id', {
    summary: 'Remove a conversation with its messages and diagnoses',
    params: ById,
    reply: null,
    handle: ({ org, caller, params, if_match }) => removeConversation(org, caller, params.id, (version) => mustMatch(if_match, version)),
  }),
  member('conversations:read').get('/conversations/:id/messages', {
    summary: 'What was said, in its order',
    params: ById,
    query: listQuery,
    reply: Messages,
    example: { data: [messageExample], next_cursor: null },
    handle: (call) => listMessages(call.org, call.caller, call, call.params.id),
  }),
];
