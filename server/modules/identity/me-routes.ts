import { z } from 'zod';
import { ById, member } from '../../platform/http/index.ts';
import { link } from './linking.ts';
import { changeMe, deleteMe, endSession, me, sessionsOf } from './me.ts';
import { Link, MePatch, MeView, SessionRow } from './shapes.ts';

export const meRoutes = [
  member('me:read').get('/me', {
    summary: 'Who you are, where, and what you may do',
    reply: MeView,
    handle: ({ tools, caller }) => me(tools, caller),
  }),
  member('me:write').patch('/me', {
    summary: 'Change your name or preferences',
    body: MePatch,
    reply: MeView,
    handle: ({ tools, caller, body }) => changeMe(tools, caller, body as Parameters<typeof changeMe>[2]),
  }),
  member('me:write').post('/me/link', {
    summary: 'Make a device user one who signs in with an e-mail address or an Entra identity',
    description:
      'By the PIN that `auth/request-pin` sent for the purpose `link`, or by a fresh token of Entra External ID where it is set up. ' +
      'From then on the name of the device signs nobody in, and every other session of it has ended.',
    body: Link,
    reply: MeView,
    status: 200,
    limit: 'auth',
    handle: async ({ tools, caller, body, from }) => {
      await link(tools, caller, body, from);
      return me(tools, caller);
    },
  }),
  member('me:write').delete('/me', {
    summary: 'Delete yourself; organisations where you were alone are closed and marked for deletion',
    reply: null,
    handle: ({ tools, caller, from }) => deleteMe(tools, caller, from),
  }),
  member('me:read').get('/me/sessions', {
    summary: 'Where you are signed in',
    reply: z.object({ data: z.array(SessionRow) }),
    handle: async ({ tools, caller }) => ({ data: await sessionsOf(tools, caller) }),
  }),
  member('me:write').delete('/me/sessions/:id', {
    summary: 'End one of your sessions',
    params: ById,
    reply: null,
    handle: ({ tools, caller, params, from }) => endSession(tools, caller, params.id, from),
  }),
];
