import { z } from 'zod';
import { legacy, uuid } from '../../platform/http/index.ts';
import { Email } from './email.ts';
import { confirmSignup, legacyLogin, legacyRequestPin } from './legacy.ts';

const Address = z.string().max(254);
const Password = z.string().min(1).max(1024);
const Pin = z.string().regex(/^\d{6}$/, 'Must be six digits.');
const Session = z.object({ token: z.string(), user: z.object({ id: uuid, email: z.string().nullable() }) });
const example = { token: 'eyJhbGciOiJIUzI1NiIs…', user: { id: '0198c3a0-5b6c-7d3e-8f10-2a3b4c5d6e7f', email: 'ada@example.com' } };

/** Sign-up and sign-in of the old back end. */
export const legacyRoutes = [
  legacy.anyone('asking for a PIN is the first thing a newcomer does').post('/request_pin', {
    summary: 'Ask for a PIN by e-mail, to sign up or in',
    description: 'Always 200 with the same body, whether the address is known or not.',
    successor: '/api/v1/auth/request-pin',
    body: z.object({ email: Address }),
    reply: null,
    limit: 'auth',
    example: { status: 'ok' },
    handle: ({ tools, body }) => legacyRequestPin(tools, body.email),
  }),
  legacy.anyone('signing up needs no account').post('/confirm_signup', {
    summary: 'Confirm the PIN and get a token; a newcomer founds an organisation of their own',
    successor: '/api/v1/auth/register',
    body: z.object({ email: Email, pin: Pin, password: Password.optional() }),
    reply: Session.extend({ status: z.literal('ok') }),
    status: 200,
    limit: 'auth',
    example: { status: 'ok', ...example },
    handle: async ({ tools, body, from }) => ({ status: 'ok' as const, ...(await confirmSignup(tools, body, from)) }),
  }),
  legacy.anyone('signing in is how a token is got').post('/login', {
    summary: 'Sign in with a password and get a token',
    successor: '/api/v1/auth/login',
    body: z.object({ email: Address, password: Password }),
    reply: Session,
    status: 200,
    refuses: [401],
    limit: 'auth',
    example,
    handle: ({ tools, body, from }) => legacyLogin(tools, body, from),
  }),
];
