import fs from 'node:fs';
import path from 'node:path';
import { rolesOfEmbedded } from '../../local/embedded-postgres.ts';
import { databasesOn } from '../../local/own-postgres.ts';
import type { Database, DatabaseRole, Settings } from '../../platform/config/index.ts';
import { StartFault } from '../../run/start-fault.ts';

/** Where each role connects: as set, or the embedded Postgres of the run that has the data folder, or one started for this command. */
export async function connections(settings: Settings): Promise<(role: DatabaseRole) => Database> {
  const set = await databasesOn(settings);
  if (set) return set;
  if (!fs.existsSync(settings.LONGHOUSE_DIR))
    throw new StartFault(`There is no data folder ${settings.LONGHOUSE_DIR}, so no organisation.`);
  const roles = await rolesOfEmbedded(path.resolve(settings.LONGHOUSE_DIR));
  return (role) => roles[role];
}
