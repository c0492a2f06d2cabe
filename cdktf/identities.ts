import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity/index.js';
import type { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment/index.js';
import { grant, type Grantee, type RuntimeRole, type Scope } from './access.ts';
import type { Place } from './place.ts';

/** Something that can be used, and the role that using it takes: a room hands these out, an identity is given them. */
export interface Usable {
  scope: Scope;
  role: RuntimeRole;
}

/** One managed identity: what a process on Azure is known as. Its name is also its name in the database. */
export class ManagedIdentity implements Grantee {
  readonly word: string;
  readonly name: string;
  readonly id: string;
  readonly clientId: string;
  readonly principalId: string;
  readonly #place: Place;

  constructor(place: Place, word: string) {
    this.#place = place;
    this.word = word;
    this.name = place.names.of(word);
    const made = new UserAssignedIdentity(place.stack, word, { ...place.here, name: this.name });
    this.id = made.id;
    this.clientId = made.clientId;
    this.principalId = made.principalId;
  }

  /** Gives it what it takes to use each of these, and answers the assignments. */
  mayUse(...things: readonly Usable[]): RoleAssignment[] {
    return things.map(({ scope, role }) => grant(this.#place.stack, this, role, scope));
  }
}

/** Who enters the database as which role. `auth` is a second identity of the API, and of the jobs that rewrap and erase. */
export const databaseRoles = {
  api: 'longhouse_app',
  auth: 'longhouse_auth',
  admin: 'longhouse_staff',
  migrator: 'longhouse_owner',
  rewrapper: 'longhouse_app',
} as const;

export type Identities = Record<keyof typeof databaseRoles | 'dbadmin', ManagedIdentity>;

/** The identities of what runs. */
export const identitiesOf = (place: Place): Identities => ({
  api: new ManagedIdentity(place, 'api'),
  auth: new ManagedIdentity(place, 'auth'),
  admin: new ManagedIdentity(place, 'admin'),
  migrator: new ManagedIdentity(place, 'migrator'),
  rewrapper: new ManagedIdentity(place, 'rewrapper'),
  dbadmin: new ManagedIdentity(place, 'dbadmin'),
});
