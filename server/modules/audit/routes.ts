import { member } from '../../platform/http/index.ts';
import { listEvents, verifyChain } from './service.ts';
import { AuditEvents, AuditQuery, Verification } from './shapes.ts';

export const routes = [
  member('audit:read').get('/audit', {
    summary: 'Who changed what in your organisation, newest first',
    query: AuditQuery,
    reply: AuditEvents,
    handle: (call) => listEvents(call.org, call, call.query),
  }),
  member('audit:read').get('/audit/verify', {
    summary: 'Compute the chain of events anew and name the first fault',
    description: 'Keep the head of an earlier answer: a later chain must still hold that number with that hash.',
    reply: Verification,
    limit: 'expensive',
    handle: ({ org }) => verifyChain(org),
  }),
];
