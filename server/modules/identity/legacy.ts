import type { From } from '../../platform/http/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { normaliseEmail } from './email.ts';
import { defaultName, foundOrganisation } from './organisations.ts';
import { mustBeStrong } from './passwords.ts';
import { type Person, personByEmail, type Place } from './people.ts';
import { beginLegacySession } from './sessions.ts';
import { type Proof, recognise, refused } from './sign-in.ts';
import { confirm, requestPin } from './sign-up.ts';

/** What the old sign-in answers: a token that lives for weeks, and whose it is. */
interface LegacySession {
  token: string;
  user: { id: string; email: string | null };
}

/**
 * Sends a PIN to whom it may concern: to sign up, or for an address with an account to sign in. What is no address gets none, and no word
 * about it.
 */
export async function legacyRequestPin(tools: Tools, text: string): Promise<void> {
  const email = normaliseEmail(text);
  if (email !== undefined) await requestPin(tools, email, 'any');
}

/**
 * Confirms the PIN. A newcomer is given an organisation of their own, so that nobody sees another's vehicles; somebody who has an account
 * is signed in, and their password stays what it is.
 */
export async function confirmSignup(
  tools: Tools,
  { email, pin, password }: { email: string; pin: string; password?: string | undefined },
  from: From,
): Promise<LegacySession> {
  if (password !== undefined) await mustBeStrong(password);
  if (await personByEmail(tools, email)) return signIn(tools, { email, pin }, from);
  const person = await confirm(tools, { email, pin, password }, from);
  const place = await foundOrganisation(tools, person, defaultName(person));
  return begun(tools, person, place, from);
}

/** Signs in with a password; 401 for whatever does not go together. */
export async function legacyLogin(tools: Tools, { email: text, password }: { email: string; password: string }, from: From) {
  const email = normaliseEmail(text);
  if (email === undefined) throw refused();
  return signIn(tools, { email, password }, from);
}

async function signIn(tools: Tools, proof: Proof, from: From): Promise<LegacySession> {
  const { person, place } = await recognise(tools, proof, from);
  return begun(tools, person, place, from);
}

async function begun(tools: Tools, person: Person, place: Place, from: From): Promise<LegacySession> {
  const { id, email } = person;
  return { token: await beginLegacySession(tools, person, place, from), user: { id, email } };
}
