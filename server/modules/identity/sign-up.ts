import type { From } from '../../platform/http/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { guardGuess, maySendPin } from './attempts.ts';
import { acceptAs, invitationFor } from './accept.ts';
import { noPinLetter, pinLetter } from './letters.ts';
import { defaultName, foundOrganisation } from './organisations.ts';
import { hashPassword, mustBeStrong } from './passwords.ts';
import { addPerson, type Person } from './people.ts';
import { checkPin, consumePin, issuePin, pinMinutes, pinRefused, type Purpose } from './pins.ts';
import { beginSession } from './sessions.ts';
import type { SessionReply } from './shapes.ts';

/**
 * Sends a PIN; `any` is for signing up or in, whichever the address needs. The answer, the time and the work are the same whether the
 * address is known or not: the letter tells its owner which.
 */
export async function requestPin(tools: Tools, email: string, asked: Purpose | 'any'): Promise<void> {
  if (!(await maySendPin(tools, email))) return;
  await tools.db.auth.transaction(async (trx) => {
    const known = (await trx('app.users').where({ email }).first('id')) !== undefined;
    const purpose = asked === 'any' ? (known ? 'sign_in' : 'sign_up') : asked;
    const usable = known !== (purpose === 'sign_up' || purpose === 'link');
    const pin = await issuePin(trx, tools, email, purpose, usable);
    const letter = usable ? pinLetter(purpose, pin, pinMinutes(tools, purpose)) : noPinLetter(purpose);
    await tools.mail.send(trx, { to: email, ...letter });
  });
}

/** What a newcomer sends. */
export interface SignUp {
  email: string;
  pin: string;
  password: string;
  org_name?: string | undefined;
  invitation_token?: string | undefined;
}

/**
 * Confirms the PIN, makes the person and founds their organisation, or lets them into the one that invited them. Should the process die
 * between the two, the person can sign in and is given an organisation then.
 */
export async function register(tools: Tools, input: SignUp, from: From): Promise<SessionReply> {
  const { email, pin, password, org_name, invitation_token } = input;
  await mustBeStrong(password);
  const invitation = invitation_token === undefined ? undefined : await invitationFor(tools, invitation_token, email);
  const person = await confirm(tools, { email, pin, password }, from);
  const place = invitation
    ? await acceptAs(tools, invitation, person)
    : await foundOrganisation(tools, person, org_name ?? defaultName(person));
  return beginSession(tools, person, place, from);
}

/** Confirms the PIN and makes the person, without a password where none is given. */
export const confirm = (tools: Tools, { email, pin, password }: Omit<SignUp, 'password'> & { password?: string | undefined }, from: From) =>
  guardGuess(tools, email, from.ip, async (): Promise<Person> => {
    const verification = await checkPin(tools, email, 'sign_up', pin);
    const hash = password === undefined ? null : await hashPassword(password);
    return tools.db.auth.transaction(async (trx) => {
      await consumePin(trx, verification);
      const person = await addPerson(trx, email, hash);
      if (!person) throw pinRefused();
      return person;
    });
  });
