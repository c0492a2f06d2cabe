import path from 'node:path';
import { databaseFor, type Database, type Settings } from '../platform/config/index.ts';

/**
 * Where longhouse_owner connects: as set; or with no database set, on the embedded one of the run that has the data folder, or one started
 * for this command. Throws SettingsFault.
 */
export async function ownerDatabase(settings: Settings): Promise<Database> {
  const set = databaseFor(settings, 'owner');
  if (set) {
    const { databasesOn } = await import('../local/own-postgres.ts');
    return (await databasesOn(settings))?.('owner') ?? set;
  }
  const { ownerOfEmbedded } = await import('../local/embedded-postgres.ts');
  return ownerOfEmbedded(path.resolve(settings.LONGHOUSE_DIR));
}
