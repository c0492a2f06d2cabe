import { databaseSources, type Database, type DatabaseSource } from './database-sources.ts';
import { SettingsFault } from './fault.ts';
import type { Settings, Values } from './settings.ts';

export type { Database } from './database-sources.ts';

/**
 * A database role of the house: `app` inside an organisation, `auth` before one is known, `staff` for the console, `owner` for migrations.
 */
export type DatabaseRole = 'app' | 'auth' | 'staff' | 'owner';

interface Resolved {
  database?: Database;
  faults: string[];
}

const noDatabase = 'No database is set: set AZURE_POSTGRESQL_CONNECTIONSTRING, or DB_HOST, DB_USER and DB_NAME.';
const ownerRole = 'longhouse_owner';
const compared = ['host', 'port', 'database', 'user'] as const;

/** The database that wins (none: the embedded server) and every fault of the database settings. */
export function resolveDatabase(values: Values): Resolved {
  const production = values.NODE_ENV === 'production';
  const faults: string[] = [];
  const read = (source: DatabaseSource): Database[] => {
    try {
      const found = source.read(values, production);
      return found ? [found] : [];
    } catch (error) {
      faults.push(`${source.name} ${(error as Error).message}.`);
      return [];
    }
  };
  const [first, ...others] = databaseSources.flatMap(read);
  if (!first) return { faults: production && faults.length === 0 ? [noDatabase] : faults };
  for (const other of others) {
    const differ = compared.filter((field) => first[field] !== other[field]);
    if (differ.length > 0) faults.push(`${first.source} and ${other.source} disagree on ${differ.join(', ')}: unset one of them.`);
  }
  return { database: first, faults };
}

/**
 * Where the application connects; undefined means the embedded server, never in production. Throws SettingsFault, as readSettings does
 * before it.
 */
export function databaseOf(settings: Settings): Database | undefined {
  const { database, faults } = resolveDatabase(settings);
  if (faults.length > 0) throw new SettingsFault(faults);
  return database;
}

/** Where a database role connects: the winning server with the role's own user; off production it falls back to the base user. */
export function databaseFor(settings: Settings, role: DatabaseRole): Database | undefined {
  const base = databaseOf(settings);
  if (!base || role === 'app') return base;
  const prefix = ({ auth: 'DB_AUTH', staff: 'DB_STAFF', owner: 'DB_OWNER' } as const)[role];
  const user = settings[`${prefix}_USER`];
  const password = settings[`${prefix}_PASSWORD`];
  const clientId = settings[`${prefix}_CLIENT_ID`];
  if (user === undefined) {
    if (settings.production)
      throw new SettingsFault([`${prefix}_USER is not set: in production every database role has a user of its own.`]);
    return base;
  }
  if (password === undefined && base.password !== undefined) throw new SettingsFault([`${prefix}_USER needs ${prefix}_PASSWORD.`]);
  const { password: _base, client_id: _identity, ...server } = base;
  return {
    ...server,
    user,
    source: `${prefix}_USER`,
    entra: base.entra && password === undefined,
    ...(password !== undefined && { password }),
    ...(clientId !== undefined && { client_id: clientId }),
    ...(role === 'owner' && user !== ownerRole && { as: ownerRole }),
  };
}

/** The same place past a pooler: for what lives as long as a session, such as LISTEN. */
export const withSession = (settings: Pick<Settings, 'DB_SESSION_PORT'>, database: Database): Database => ({
  ...database,
  port: settings.DB_SESSION_PORT ?? database.port,
});
