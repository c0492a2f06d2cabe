import knexFactory, { type Knex } from 'knex';
import type { Database } from '../config/index.ts';
import { OrgClient } from './client.ts';
import { entraPassword } from './entra-password.ts';
import { holdMigrationLock } from './migration-lock.ts';
import { Migrations } from './migrations.ts';

const waitForConnectionMs = 5_000;
/** Below the four minutes after which Azure's network forgets a silent connection. */
const idleMs = 180_000;

/**
 * The knex settings of one database role; the password of an Entra database is a token fetched for each new connection. What its
 * connections begin with is set on the role (server/release/roles.ts): a pooler lets in nobody who asks for more than that.
 */
export function knexConfig(
  database: Database,
  pool: { min: number; max: number },
  onTrouble: (message: string) => void = () => {},
): Knex.Config {
  const { host, port, user, ssl } = database;
  const password = database.entra ? entraPassword(database.client_id) : database.password;
  return {
    client: OrgClient as unknown as NonNullable<Knex.Config['client']>,
    connection: {
      host,
      port,
      user,
      database: database.database,
      ssl,
      password: password as string,
      application_name: 'longhouse',
      ...(database.as !== undefined && { options: `-c role=${database.as}` }),
      keepAlive: true,
      connectionTimeoutMillis: waitForConnectionMs,
      // BEGIN and the first statement, the audit event and COMMIT travel together; knex's typings do not know the setting yet.
      ...({ pipeline: true } as object),
    },
    pool: { ...pool, acquireTimeoutMillis: waitForConnectionMs, idleTimeoutMillis: idleMs, reapIntervalMillis: 10_000 },
    migrations: {
      migrationSource: new Migrations(),
      tableName: 'knex_migrations',
      schemaName: 'app',
      // Whoever migrates, by whatever command; knex's typings know the hook only for its other half.
      ...({ beforeAll: holdMigrationLock } as object),
    },
    // knex writes connection troubles with a stack to the terminal; the caller sees them as errors already.
    log: {
      warn: (message) => onTrouble(text(message)),
      error: (message) => onTrouble(text(message)),
      debug: () => {},
      deprecate: () => {},
    },
  };
}

/** A pool of connections of one database role. */
export const connect = (...asked: Parameters<typeof knexConfig>): Knex => knexFactory(knexConfig(...asked));

const text = (message: unknown): string => (message instanceof Error ? message.message : String(message)).split('\n', 1)[0] ?? '';
