import { randomInt } from 'node:crypto';
import { newId } from '../../core/ids.ts';
import type { Tools } from '../../platform/tools.ts';
import { Membership, OrgRow } from './models.ts';
import type { Person, Place } from './people.ts';

const lettersAndDigits = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A slug from a name: its letters and digits in ASCII, and a random end so that no name can be found taken. */
function slugFrom(name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '');
  const end = Array.from({ length: 6 }, () => lettersAndDigits[randomInt(lettersAndDigits.length)]).join('');
  return `${plain || 'org'}-${end}`;
}

/** Whether an organisation has this slug. */
export const isTaken = async (tools: Tools, slug: string): Promise<boolean> =>
  (await tools.db.auth('app.orgs').where({ slug }).first('id')) !== undefined;

/** Founds an organisation with the person as its owner. */
export async function foundOrganisation(tools: Tools, person: Person, name: string, slug = slugFrom(name), id = newId()): Promise<Place> {
  const org = tools.db.org(id, { kind: 'user', id: person.id });
  return org.write('org.created', async (db) => {
    await db.rows(OrgRow).insert({ id, slug, name });
    await db.rows(Membership).insert({ user_id: person.id, role: 'owner' });
    db.record({ target: id });
    return { org_id: id, slug, name, status: 'active', role: 'owner' };
  });
}

/** What an organisation is called when nobody named it. */
export const defaultName = (person: Person): string => `${person.display_name ?? person.email?.split('@')[0] ?? 'My'}’s organisation`;
