import type { Knex } from 'knex';
import { newId } from '../../core/ids.ts';
import { conflict, Problem } from '../../core/problem.ts';
import { entraIdentity } from '../../platform/entra/index.ts';
import type { Caller, From } from '../../platform/http/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { guardGuess } from './attempts.ts';
import { type Person, personById, placesOf } from './people.ts';
import { checkPin, consumePin } from './pins.ts';
import { beginSession, by } from './sessions.ts';
import type { SessionReply } from './shapes.ts';
import { refused } from './sign-in.ts';

const provider = 'entra';

/** What a device user proves to be theirs: an address, by the PIN sent to it, or an identity of Entra External ID. */
export interface Link {
  email?: string | undefined;
  pin?: string | undefined;
  entra_token?: string | undefined;
}

/**
 * Makes a device user somebody who signs in with an address or an Entra identity. Their rows and their role stay; their name alone signs
 * nobody in any more, and every session but this one ends. An address is never taken from an identity: only its own PIN links it.
 */
export async function link(tools: Tools, caller: Caller, proof: Link, from: From): Promise<void> {
  const session = mustBeDevice(caller, await personById(tools, caller.user_id));
  const { email, pin, entra_token } = proof;
  const linked = email !== undefined && pin !== undefined;
  const device = { id: caller.user_id, session };
  if (linked) await linkEmail(tools, device, email, pin, from);
  else await linkEntra(tools, device, entra_token ?? '');
  await endOthers(tools.db.auth, device); // who signed in by the name while it was linked
  const org = tools.db.org(caller.org_id, by(caller.user_id, from));
  await org.write('user.linked', async (db) => db.record({ target: caller.user_id, detail: { to: linked ? 'email' : provider } }));
}

/** The session of a device that can be linked. A token without one (of an old back end) could not be taken back afterwards. */
function mustBeDevice(caller: Caller, person: Person | undefined): string {
  if (caller.kind !== 'user' || caller.session_id === undefined)
    throw new Problem(403, 'permission_denied', 'Sign the device in first: linking needs a session of its own.');
  if (!person?.external_id || person.email !== null) throw already();
  return caller.session_id;
}

const already = () => conflict('user_conflict', 'Only a device user that was not linked before can be linked.');

interface Device {
  id: string;
  session: string;
}

const linkEmail = (tools: Tools, device: Device, email: string, pin: string, from: From): Promise<void> =>
  guardGuess(tools, email, from.ip, async () => {
    const verification = await checkPin(tools, email, 'link', pin);
    await tools.db.auth.transaction(async (trx) => {
      await consumePin(trx, verification);
      await changeDevice(trx, device, { email });
    });
  });

async function linkEntra(tools: Tools, device: Device, token: string): Promise<void> {
  const subject = await (await entraIdentity(tools.settings))(token);
  await tools.db.auth.transaction(async (trx) => {
    await changeDevice(trx, device, {}); // which locks the user: two that link at once take turns
    if (await trx('app.identities').where({ user_id: device.id, provider }).first('id')) throw already();
    await trx('app.identities').insert({ id: newId(), user_id: device.id, provider, subject });
  });
}

/** The device's secret is forgotten, and whoever else came by its name is out, in the same moment. */
async function changeDevice(trx: Knex.Transaction, { id, session }: Device, changes: { email?: string }): Promise<void> {
  const changed = await trx('app.users')
    .where({ id })
    .whereNull('email')
    .whereNotNull('external_id')
    .update({ ...changes, device_secret_hash: null, updated_at: trx.fn.now() });
  if (changed !== 1) throw already();
  await endOthers(trx, { id, session });
}

const endOthers = (db: Knex, { id, session }: Device) =>
  db('app.sessions').where({ user_id: id }).whereNot({ id: session }).whereNull('revoked_at').update({ revoked_at: db.fn.now() });

/** Signs in who linked this Entra identity before; nobody is made by it. */
export async function loginByEntra(tools: Tools, token: string, from: From): Promise<SessionReply> {
  const subject = await (await entraIdentity(tools.settings))(token);
  const identity = await tools.db.auth('app.identities').where({ provider, subject }).first<{ user_id: string } | undefined>('user_id');
  const person = identity && (await personById(tools, identity.user_id));
  const places = person ? await placesOf(tools, person.id) : [];
  const place = places.find(({ status }) => status === 'active') ?? places[0];
  if (!person || person.disabled_at || !place) throw refused();
  return beginSession(tools, person, place, from);
}
