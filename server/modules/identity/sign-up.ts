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

/** Sends a PIN. The answer, the time and the work are the same whether the address is known or not: the letter tells its owner which. */
export async function requestPin(tools: Tools, email: string, purpose: Purpose): Promise<void> {
  if (!(await maySendPin(tools, email))) return;
  await tools.db.auth.transaction(async (trx) => {
    const known = (await trx('app.users').where({ email }).first('id')) !== undefined;
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
  const person = await guardGuess(tools, email, from.ip, () => confirm(tools, email, pin, password));
  const place = invitation
    ? await acceptAs(tools, invitation, person)
    : await foundOrganisation(tools, person, org_name ?? defaultName(person));
  return beginSession(tools, person, place, from);
}

async function confirm(tools: Tools, email: string, pin: string, password: string): Promise<Person> {
  const verification = await checkPin(tools, email, 'sign_up', pin);
  const hash = await hashPassword(password);
  return tools.db.auth.transaction(async (trx) => {
    await consumePin(trx, verification);
    const person = await addPerson(trx, email, hash);
    if (!person) throw pinRefused();
    return person;
  });
}
