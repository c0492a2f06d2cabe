import { randomBytes } from 'node:crypto';
import type { Database, DatabaseRole } from '../platform/config/index.ts';
import { atDesk, named, quoted } from '../release/administrator.ts';
import { databaseIsOurs, schemasAreOurs } from '../release/database.ts';
import { databaseRoles, rolesOfTheHouse } from '../release/roles.ts';
import { fulfil, nothing, type Outcome } from '../release/wishes.ts';

/** A server on which we may create roles and databases. */
export interface Superuser {
  host: string;
  port: number;
  user: string;
  password: string;
}

/**
 * Makes the roles of the house as on Azure, only that here they sign in by themselves with a password, and the database with its schemas.
 * Safe to run again. `passwords` are kept by the caller; `tell` hears what was made.
 */
export async function provision(
  server: Superuser,
  database: string,
  passwords: Record<DatabaseRole, string>,
  tell: (outcome: Outcome) => void = () => {},
): Promise<Record<DatabaseRole, Database>> {
  const outcome = nothing();
  await atDesk(server, 'postgres', async (desk) => {
    await fulfil(desk, rolesOfTheHouse(), outcome);
    // Always: what a password is cannot be looked up.
    for (const role of databaseRoles) await desk.ask(`alter role longhouse_${role} login password ${quoted(passwords[role])}`);
    const exists = {
      what: `database ${database}`,
      there: `select from pg_database where datname = ${quoted(database)}`,
      make: `create database ${named(database)} owner longhouse_owner`,
    };
    await fulfil(desk, [exists, ...databaseIsOurs(database)], outcome);
  });
  await atDesk(server, database, (desk) => fulfil(desk, schemasAreOurs(), outcome));
  tell(outcome);
  return databasesOf(server, database, passwords);
}

/** Whether this user may do everything on the server, and so passes by row level security. */
export async function isSuperuser(server: Superuser): Promise<boolean> {
  const rows = await atDesk(server, 'postgres', (desk) =>
    desk.ask<{ rolsuper: boolean }>('select rolsuper from pg_roles where rolname = current_user'),
  );
  return rows[0]?.rolsuper === true;
}

/** Where each role connects. */
export function databasesOf(
  server: Pick<Superuser, 'host' | 'port'>,
  database: string,
  passwords: Record<DatabaseRole, string>,
): Record<DatabaseRole, Database> {
  const at = (role: DatabaseRole): Database => ({
    host: server.host,
    port: server.port,
    database,
    user: `longhouse_${role}`,
    password: passwords[role],
    ssl: false,
    entra: false,
    source: 'embedded',
  });
  return { owner: at('owner'), app: at('app'), auth: at('auth'), staff: at('staff') };
}

/** Fresh passwords for the roles. */
export function newPasswords(): Record<DatabaseRole, string> {
  const make = () => randomBytes(24).toString('base64url');
  return { owner: make(), app: make(), auth: make(), staff: make() };
}
