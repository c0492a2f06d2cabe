import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { Database, DatabaseRole } from '../platform/config/index.ts';

/** A server on which we may create roles and databases. */
export interface Superuser {
  host: string;
  port: number;
  user: string;
  password: string;
}

const roles: DatabaseRole[] = ['owner', 'app', 'auth', 'staff'];

/** Limits that go with a role wherever it connects from: the worker lifts its own where it needs to. */
const limits: Record<DatabaseRole, string[]> = {
  owner: ["lock_timeout = '2s'"],
  app: ["statement_timeout = '5s'", "lock_timeout = '2s'", "idle_in_transaction_session_timeout = '10s'"],
  auth: ["statement_timeout = '5s'", "lock_timeout = '2s'", "idle_in_transaction_session_timeout = '10s'"],
  staff: ["statement_timeout = '10s'", "lock_timeout = '2s'", "idle_in_transaction_session_timeout = '10s'"],
};

/**
 * Makes the roles of the house as on Azure (an owner that migrates; app, auth and staff that own nothing and cannot bypass row
 * level security), the database and its schemas. Safe to run again. `passwords` are kept by the caller.
 */
export async function provision(
  server: Superuser,
  database: string,
  passwords: Record<DatabaseRole, string>,
): Promise<Record<DatabaseRole, Database>> {
  await using(server, 'postgres', async (client) => {
    for (const role of roles) await makeRole(client, role, passwords[role]);
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database]);
    if (!rowCount) await client.query(`create database ${client.escapeIdentifier(database)} owner longhouse_owner`);
  });
  await using(server, database, (client) =>
    client.query(`
      revoke all on schema public from public;
      create schema if not exists app authorization longhouse_owner;
      grant usage on schema app to longhouse_app, longhouse_auth, longhouse_staff`),
  );
  return databasesOf(server, database, passwords);
}

/** Whether this user may do everything on the server, and so passes by row level security. */
export async function isSuperuser(server: Superuser): Promise<boolean> {
  const { rows } = await using(server, 'postgres', (client) =>
    client.query<{ rolsuper: boolean }>('select rolsuper from pg_roles where rolname = current_user'),
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

async function makeRole(client: pg.Client, role: DatabaseRole, password: string): Promise<void> {
  const name = `longhouse_${role}`;
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [name]);
  await client.query(`${rowCount ? 'alter' : 'create'} role ${name} login nosuperuser nobypassrls nocreaterole nocreatedb noreplication
    password ${client.escapeLiteral(password)}`);
  for (const limit of limits[role]) await client.query(`alter role ${name} set ${limit}`);
}

async function using<T>(server: Superuser, database: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ ...server, database });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
