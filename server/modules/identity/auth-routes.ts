import { anyone, member } from '../../platform/http/index.ts';
import { loginByEntra } from './linking.ts';
import { onlyPeople } from './people-only.ts';
import { endSessions, refreshSession } from './sessions.ts';
import { Done, Login, Logout, PinRequest, Refresh, Registration, Reset, SessionView, SwitchOrg } from './shapes.ts';
import { login, resetPassword, switchOrg } from './sign-in.ts';
import { register, requestPin } from './sign-up.ts';
import { hashToken } from './tokens.ts';

export const authRoutes = [
  anyone('asking for a PIN is the first thing a newcomer does').post('/auth/request-pin', {
    summary: 'Ask for a PIN by e-mail',
    description: 'Always 202 with the same body, whether the address is known or not. The PIN has six digits, five tries and one use.',
    body: PinRequest,
    reply: Done,
    status: 202,
    limit: 'auth',
    example: { status: 'ok' },
    handle: async ({ tools, body }) => {
      await requestPin(tools, body.email, body.purpose);
      return { status: 'ok' as const };
    },
  }),

  anyone('signing up needs no account').post('/auth/register', {
    summary: 'Confirm the PIN, sign up and found an organisation, or join one by invitation',
    body: Registration,
    reply: SessionView,
    refuses: [404, 409],
    limit: 'auth',
    handle: ({ tools, body, from }) => register(tools, body, from),
  }),

  anyone('signing in is how a token is got').post('/auth/login', {
    summary: 'Sign in with a password, a PIN, or an Entra identity that was linked',
    body: Login,
    reply: SessionView,
    refuses: [401, 404],
    status: 200,
    limit: 'auth',
    handle: ({ tools, body: { email = '', entra_token, ...proof }, from }) =>
      entra_token === undefined ? login(tools, { email, ...proof }, from) : loginByEntra(tools, entra_token, from),
  }),

  anyone('the refresh token is the proof').post('/auth/refresh', {
    summary: 'Trade a refresh token for a new session, once',
    body: Refresh,
    reply: SessionView,
    refuses: [401],
    status: 200,
    limit: 'auth',
    handle: ({ tools, body }) => refreshSession(tools, body.refresh_token),
  }),

  anyone('the PIN is the proof').post('/auth/reset-password', {
    summary: 'Set a new password by PIN; ends every session',
    body: Reset,
    reply: Done,
    status: 200,
    limit: 'auth',
    handle: async ({ tools, body, from }) => {
      await resetPassword(tools, body.email, body.pin, body.password, from);
      return { status: 'ok' as const };
    },
  }),

  member('me:write').post('/auth/logout', {
    summary: 'End this session, and that of a refresh token',
    body: Logout,
    reply: null,
    evenSuspended: true,
    handle: async ({ tools, body, caller, from }) => {
      onlyPeople(caller);
      if (caller.session_id !== undefined) await endSessions(tools, caller.user_id, from, caller.session_id);
      if (body?.refresh_token === undefined) return;
      const token = await tools.db
        .auth('app.refresh_tokens')
        .where({ token_hash: hashToken(body.refresh_token) })
        .first<{ session_id: string } | undefined>();
      if (token) await endSessions(tools, caller.user_id, from, token.session_id);
    },
  }),

  member('me:write').post('/auth/switch-org', {
    summary: 'A session in another of your organisations',
    body: SwitchOrg,
    reply: SessionView,
    status: 200,
    secretReply: true,
    handle: ({ tools, caller, body, from }) => {
      onlyPeople(caller);
      return switchOrg(tools, caller, body.org_slug, from);
    },
  }),
];
