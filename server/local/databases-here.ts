import fs from 'node:fs';
import path from 'node:path';
import type { Database, DatabaseRole, Settings } from '../platform/config/index.ts';
import type { Closing } from '../run/closing.ts';
import { StartFault } from '../run/start-fault.ts';
import { rolesOfRunning, startEmbeddedPostgres } from './embedded-postgres.ts';
import { takeFolder } from './house.ts';
import { databasesOn } from './own-postgres.ts';

/**
 * Where each role connects for a command: as the settings say, on the server that runs on the data folder, or on a Postgres started for it.
 * `alone` refuses to work beside a running server.
 */
export async function databasesHere(
  settings: Settings,
  closing: Closing,
  { alone = false }: { alone?: boolean } = {},
): Promise<(role: DatabaseRole) => Database> {
  const set = await databasesOn(settings);
  if (set) return set;
  const dir = path.resolve(settings.LONGHOUSE_DIR);
  if (!fs.existsSync(dir)) throw new StartFault(`There is no data folder ${settings.LONGHOUSE_DIR}: run npm start first.`);
  const running = alone ? undefined : await rolesOfRunning(dir);
  if (running) return (role) => running[role];
  const { server, roles } = await startEmbeddedPostgres(dir, await takeFolder(settings, closing));
  await closing.add('Postgres', () => server.stop());
  return (role) => roles[role];
}
