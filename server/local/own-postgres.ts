import { createHmac } from 'node:crypto';
import { databaseFor, databaseOf, type Database, type DatabaseRole, type Settings } from '../platform/config/index.ts';
import { StartFault } from '../run/start-fault.ts';

/**
 * Where each database role connects on the server that the settings name; undefined if they name none. A superuser passes by row level
 * security, so where the settings give one and no other user (a container on a developer's machine), the roles of the house are made
 * there, and it is they who connect.
 */
export async function databasesOn(settings: Settings): Promise<((role: DatabaseRole) => Database) | undefined> {
  const base = databaseOf(settings);
  if (!base) return undefined;
  const asSet = (role: DatabaseRole): Database => databaseFor(settings, role) ?? base;
  const named = [settings.DB_AUTH_USER, settings.DB_STAFF_USER, settings.DB_OWNER_USER].some((user) => user !== undefined);
  const { host, port, user, password, database, ssl } = base;
  if (settings.production || named || ssl !== false || typeof password !== 'string') return asSet;
  const { isSuperuser, provision } = await import('./provision.ts');
  const server = { host, port, user, password };
  try {
    if (!(await isSuperuser(server))) return asSet;
    const roles = await provision(server, database, passwordsFrom(password));
    return (role) => roles[role];
  } catch (error) {
    throw new StartFault(`${base.source}: the database at ${host}:${port} cannot be used: ${(error as Error).message}`);
  }
}

/** They follow from the superuser's, so that every process and command has the same without keeping them. */
function passwordsFrom(secret: string): Record<DatabaseRole, string> {
  const of = (role: DatabaseRole): string => createHmac('sha256', secret).update(`longhouse_${role}`).digest('base64url');
  return { owner: of('owner'), app: of('app'), auth: of('auth'), staff: of('staff') };
}
