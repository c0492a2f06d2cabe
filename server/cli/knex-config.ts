import path from 'node:path';
import { databaseFor, examineSettings, SettingsFault, type Database } from '../platform/config/index.ts';
import { connect, freeLeftLock, holdMigrationLock, knexConfig } from '../platform/db/index.ts';
import { ownerDatabase } from '../release/owner.ts';

/**
 * What `npx knex migrate:…` works with: the database of the settings as longhouse_owner; with none set, the embedded one of the run that
 * has the data folder, or one started for the command. Only the database settings are judged: a release step has no others.
 */
export default function config() {
  const { settings } = examineSettings();
  const set = database();
  const owner = async (): Promise<Database> => {
    const found = await ownerDatabase(settings);
    await unlock(found);
    return found;
  };
  const { migrations, ...rest } = knexConfig(set ?? embedded, pool);
  return {
    ...rest,
    // A first connection may have to wait for the embedded server to be made and started.
    pool: { ...rest.pool, acquireTimeoutMillis: 60_000 },
    // Asked for when a command first needs it: `migrate:make` starts no database.
    connection: async () => knexConfig(await owner(), pool).connection,
    migrations: { ...migrations, extension: 'ts', stub: path.resolve(import.meta.dirname, 'migration.stub') },
  };

  function database(): Database | undefined {
    try {
      return databaseFor(settings, 'owner');
    } catch (error) {
      if (!(error instanceof SettingsFault)) throw error;
      for (const fault of error.faults) process.stderr.write(`${fault}\n`);
      process.exit(78);
    }
  }
}

const pool = { min: 0, max: 1 };

/** Frees what a killed migration left locked; while another is under way the command finds that out by itself. */
async function unlock(owner: Database): Promise<void> {
  const knex = connect(owner, pool);
  try {
    await holdMigrationLock(knex);
    await freeLeftLock(knex);
  } catch {
    // The command is about to meet the same, and says so in its own words.
  } finally {
    await knex.destroy();
  }
}

/** Stands in for the embedded server until it is known where that listens. */
const embedded: Database = {
  host: '127.0.0.1',
  port: 0,
  database: 'longhouse',
  user: 'longhouse_owner',
  ssl: false,
  entra: false,
  source: 'embedded',
};
