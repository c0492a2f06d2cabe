import path from 'node:path';
import { databaseFor, examineSettings, SettingsFault, type Database } from '../platform/config/index.ts';
import { databasesOn } from '../local/own-postgres.ts';
import { knexConfig } from '../platform/db/index.ts';

/**
 * What `npx knex migrate:…` works with: the database of the settings as longhouse_owner; with none set, the embedded one of the run that
 * has the data folder, or one started for the command. Only the database settings are judged: a release step has no others.
 */
export default function config() {
  const { settings } = examineSettings();
  const set = database();
  const owner = async (): Promise<Database> => {
    if (set) return (await databasesOn(settings))?.('owner') ?? set;
    const { ownerOfEmbedded } = await import('../local/embedded-postgres.ts');
    return ownerOfEmbedded(path.resolve(settings.LONGHOUSE_DIR));
  };
  const { migrations, ...rest } = knexConfig(set ?? embedded, pool);
  return {
    ...rest,
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
