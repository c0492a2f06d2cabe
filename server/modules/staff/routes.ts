import { z } from 'zod';
import { listQuery, member, pageOf, timestamp, uuid } from '../../platform/http/index.ts';
import { allowStaff, staffAccess } from './access.ts';

const GrantView = z
  .object({
    id: uuid,
    staff_name: z.string(),
    reason: z.string(),
    created_at: timestamp,
    expires_at: timestamp,
    ended_at: timestamp.nullable(),
    ended_by: z.enum(['staff', 'organisation']).nullable(),
    live: z.boolean(),
  })
  .meta({ id: 'StaffGrant' });
const Access = pageOf(GrantView).extend({ allowed: z.boolean() }).meta({ id: 'StaffAccess' });
const Changed = z.object({ allowed: z.boolean(), grants_ended: z.int() }).meta({ id: 'StaffAccessChange' });

export const routes = [
  member('staff_access:read').get('/org/staff-access', {
    summary: 'Whether our staff may be let in to read your content, and every time they were, newest first',
    query: listQuery,
    reply: Access,
    handle: (call) => staffAccess(call.org, call),
  }),
  member('staff_access:write').put('/org/staff-access', {
    summary: 'Let our staff read your content for a stated reason, an hour at most, or not',
    description:
      'The default is true. false ends at once whatever access there is. What is metadata (names, statuses, times) staff see either way.',
    body: z.strictObject({ allowed: z.boolean() }),
    reply: Changed,
    handle: ({ org, body }) => allowStaff(org, body.allowed),
  }),
];
