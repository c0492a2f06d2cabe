import { listQuery, member, mustMatch } from '../../platform/http/index.ts';
import { listEvents, receive } from './service.ts';
import { ByType, EventQuery, Events, EventsInput, EventTypeInput, EventTypes, EventTypeView, Received } from './shapes.ts';
import { getType, listTypes, putType, removeType, versionOf } from './types.ts';

const id = '0190a000-0000-7000-8000-000000000001';
const moment = '2026-03-01T10:00:00.000Z';
const described = {
  type: 'order.placed',
  description: 'An order was placed.',
  schema: { type: 'object', required: ['order'], properties: { order: { type: 'integer' }, total: { type: 'number', minimum: 0 } } },
  created_at: moment,
  updated_at: moment,
};

export const routes = [
  member('events:write').post('/events', {
    summary: 'Send one event, or up to 500',
    description: 'One event, or an array of them: all are kept or none. Where their type has a schema, the data must fit it.',
    body: EventsInput,
    reply: Received,
    bodyLimit: '1mb',
    bulkBody: true,
    example: { data: [{ id, type: 'order.placed', created_at: moment }] },
    handle: ({ org, body }) => receive(org, body),
  }),
  member('events:read').get('/events', {
    summary: 'The events of your organisation, newest first',
    description: 'Of one type, or received since a moment. A page may hold fewer than `limit` events where they are large.',
    query: EventQuery,
    reply: Events,
    example: { data: [{ id, type: 'order.placed', data: { order: 7, total: 12.5 }, created_at: moment }], next_cursor: null },
    handle: (call) => listEvents(call.org, call, call.query),
  }),
  member('events:read').get('/events/types', {
    summary: 'The types of events that your organisation has described, by name',
    query: listQuery,
    reply: EventTypes,
    example: { data: [described], next_cursor: null },
    handle: (call) => listTypes(call.org, call),
  }),
  member('events:read').get('/events/types/:type', {
    summary: 'How a type of events is described',
    params: ByType,
    reply: EventTypeView,
    etag: versionOf,
    example: described,
    handle: ({ org, params }) => getType(org, params.type),
  }),
  member('settings:write').put('/events/types/:type', {
    summary: 'Describe a type of events, with a JSON Schema that their data must fit',
    description: 'JSON Schema of draft 2020-12 without references; patterns are those of RE2. Events received before stay as they are.',
    params: ByType,
    body: EventTypeInput,
    reply: EventTypeView,
    etag: versionOf,
    limit: 'expensive',
    example: described,
    handle: ({ org, params, body, if_match }) => putType(org, params.type, body, (version) => mustMatch(if_match, version)),
  }),
  member('settings:write').delete('/events/types/:type', {
    summary: 'Take back how a type of events is described',
    description: 'From then on any data are taken for it. Events received before stay as they are.',
    params: ByType,
    reply: null,
    handle: ({ org, params, if_match }) => removeType(org, params.type, (version) => mustMatch(if_match, version)),
  }),
];
