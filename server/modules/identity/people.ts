import type { Knex } from 'knex';
import { newId } from '../../core/ids.ts';
import type { Tools } from '../../platform/tools.ts';
import type { Role } from '../../platform/http/index.ts';
import type { OrgStatus } from './models.ts';

/** A person, platform-wide, as sign-in knows them (role longhouse_auth). */
export interface Person {
  id: string;
  email: string | null;
  /** The name that a device gave, of its organisation only. */
  external_id: string | null;
  display_name: string | null;
  password_hash: string | null;
  preferences: Record<string, unknown>;
  disabled_at: Date | null;
  created_at: Date;
}

/** One organisation that a person is in. */
export interface Place {
  org_id: string;
  slug: string;
  name: string;
  status: OrgStatus;
  role: Role;
}

/** The person with this address, in its normalised form. */
export const personByEmail = (tools: Tools, email: string): Promise<Person | undefined> =>
  tools.db.auth('app.users').where({ email }).first<Person | undefined>();

/** The person with this id. */
export const personById = (tools: Tools, id: string): Promise<Person | undefined> =>
  tools.db.auth('app.users').where({ id }).first<Person | undefined>();

/** Adds a person; `undefined` when the address belongs to somebody by now. */
export async function addPerson(trx: Knex.Transaction, email: string, passwordHash: string | null): Promise<Person | undefined> {
  const row = { id: newId(), email, password_hash: passwordHash };
  const [added] = (await trx('app.users').insert(row).onConflict('email').ignore().returning('*')) as Person[];
  return added;
}

/** The organisations that a person is in, those they used last first. */
export async function placesOf(tools: Tools, userId: string): Promise<Place[]> {
  const { rows } = (await tools.db.auth.raw(
    `select m.org_id, o.slug, o.name, o.status, m.role from app.memberships m join app.orgs o on o.id = m.org_id
     where m.user_id = ? order by (select max(s.last_used_at) from app.sessions s where s.org_id = m.org_id and s.user_id = m.user_id) desc nulls last,
       m.created_at, m.id`,
    [userId],
  )) as { rows: Place[] };
  return rows;
}

/** The person of this address with this password: added, or known and given a new one. */
export async function putPerson(tools: Tools, email: string, passwordHash: string): Promise<Person> {
  const row = { id: newId(), email, password_hash: passwordHash };
  const [person] = (await tools.db.auth('app.users').insert(row).onConflict('email').merge(['password_hash']).returning('*')) as Person[];
  if (!person) throw new Error('The database did not answer with the person.');
  return person;
}
