import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { databasesOf, type Superuser } from '../../server/local/provision.ts';
import type { Database, DatabaseRole } from '../../server/platform/config/index.ts';
import { Db } from '../../server/platform/db/index.ts';

/** A database of its own, cloned from the migrated template; drop it when done. */
export interface TestDatabase {
  name: string;
  roles: Record<DatabaseRole, Database>;
  /** The pools as the server has them. */
  db: Db;
  /** Runs SQL as the server's superuser, past row level security: for arranging and for looking at what is really there. */
  sql<R extends pg.QueryResultRow = pg.QueryResultRow>(text: string, values?: unknown[]): Promise<R[]>;
  drop(): Promise<void>;
}

interface TestServer extends Superuser {
  template: string;
  passwords: Record<DatabaseRole, string>;
}

/** The server that global setup started or was pointed at. */
export const testServer = (): TestServer => JSON.parse(process.env['LONGHOUSE_TEST_SERVER'] ?? '{}') as TestServer;

/** Clones the template (about 60 ms). */
export async function cloneDatabase(pool: { min: number; max: number } = { min: 0, max: 6 }): Promise<TestDatabase> {
  const server = testServer();
  const name = `test_${randomBytes(6).toString('hex')}`;
  await once(server, 'postgres', `create database ${name} template ${server.template} owner longhouse_owner`);
  const roles = databasesOf(server, name, server.passwords);
  const troubles: string[] = [];
  const db = new Db({ database: (role) => roles[role], pool, onTrouble: (message) => troubles.push(message) });
  const superuser = new pg.Pool({ ...at(server), database: name, max: 2, idleTimeoutMillis: 1_000, allowExitOnIdle: true });
  superuser.on('error', () => {});
  return {
    name,
    roles,
    db,
    sql: async (text, values) => (await superuser.query(text, values)).rows as never,
    drop: async () => {
      await db.closePool();
      await superuser.end();
      await once(server, 'postgres', `drop database if exists ${name} with (force)`);
    },
  };
}

const at = ({ host, port, user, password }: Superuser) => ({ host, port, user, password });

async function once(server: Superuser, database: string, text: string): Promise<void> {
  const client = new pg.Client({ ...at(server), database });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
