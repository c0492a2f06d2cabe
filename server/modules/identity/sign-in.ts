import { found, Problem } from '../../core/problem.ts';
import type { Caller, From } from '../../platform/http/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { guardGuess } from './attempts.ts';
import { defaultName, foundOrganisation } from './organisations.ts';
import { hashPassword, mustBeStrong, verifyPassword } from './passwords.ts';
import { type Person, personByEmail, personById, type Place, placesOf } from './people.ts';
import { checkPin, consumePin } from './pins.ts';
import { beginSession, by, endSessions } from './sessions.ts';
import type { SessionReply } from './shapes.ts';

/** One answer for a wrong password and an unknown address. */
export const refused = () => new Problem(401, 'credentials_invalid', 'E-mail and password do not go together.');

/** What proves who somebody is: a password, or a PIN that was asked for to sign in. */
export interface Proof {
  email: string;
  password?: string | undefined;
  pin?: string | undefined;
}

/** Signs in with a password or a PIN, into the organisation that the person used last. */
export async function login(tools: Tools, proof: Proof, from: From): Promise<SessionReply> {
  const { person, place } = await recognise(tools, proof, from);
  return beginSession(tools, person, place, from);
}

/** The person who proves to be themselves, and where they belong. */
export async function recognise(tools: Tools, input: Proof, from: From): Promise<{ person: Person; place: Place }> {
  const { email, password, pin } = input;
  const person = await guardGuess(tools, email, from.ip, () =>
    pin === undefined ? byPassword(tools, email, password ?? '') : byPin(tools, email, pin),
  );
  const places = await placesOf(tools, person.id);
  const place =
    places.find(({ status }) => status === 'active') ?? places[0] ?? (await foundOrganisation(tools, person, defaultName(person)));
  return { person, place };
}

async function byPassword(tools: Tools, email: string, password: string): Promise<Person> {
  const person = await personByEmail(tools, email);
  const right = await verifyPassword(person?.password_hash ?? null, password);
  if (!right || !person || person.disabled_at) throw refused();
  return person;
}

async function byPin(tools: Tools, email: string, pin: string): Promise<Person> {
  const verification = await checkPin(tools, email, 'sign_in', pin);
  await tools.db.auth.transaction((trx) => consumePin(trx, verification));
  const person = await personByEmail(tools, email);
  if (!person || person.disabled_at) throw refused();
  return person;
}

/** Sets a new password by PIN and ends every session of the person. */
export async function resetPassword(tools: Tools, email: string, pin: string, password: string, from: From): Promise<void> {
  await mustBeStrong(password);
  await guardGuess(tools, email, from.ip, async () => {
    const verification = await checkPin(tools, email, 'reset', pin);
    const hash = await hashPassword(password);
    const person = await tools.db.auth.transaction(async (trx) => {
      await consumePin(trx, verification);
      const [changed] = (await trx('app.users')
        .where({ email })
        .update({ password_hash: hash, updated_at: trx.fn.now() })
        .returning('*')) as Person[];
      return changed;
    });
    if (!person) return;
    await endSessions(tools, person.id, from);
    for (const { org_id } of await placesOf(tools, person.id)) {
      await tools.db.org(org_id, by(person.id, from)).write('password.reset', async (db) => db.record({ target: person.id }));
    }
  });
}

/** A new session of the caller in another of their organisations; the one it was asked with ends. 404 for any other slug. */
export async function switchOrg(tools: Tools, caller: Caller, slug: string, from: From): Promise<SessionReply> {
  const places: Place[] = await placesOf(tools, caller.user_id);
  const place = found(
    'org',
    places.find((candidate) => candidate.slug === slug),
  );
  const person = found('user', await personById(tools, caller.user_id));
  const same = ({ org_id, role }: Place): boolean => org_id === place.org_id && role === place.role;
  const session = await beginSession(tools, person, place, from, async () => (await placesOf(tools, person.id)).some(same));
  if (caller.session_id !== undefined) await endSessions(tools, caller.user_id, from, caller.session_id);
  return session;
}
