import path from 'node:path';
import { entraPassword } from '../platform/db/index.ts';
import { openBlobs } from '../platform/blobs/index.ts';
import { databaseFor, type Database, type DatabaseRole, examineSettings, type Settings } from '../platform/config/index.ts';
import { openWrapper } from '../platform/crypto/index.ts';
import { runCommand } from '../release/command.ts';
import { StartFault } from '../run/start-fault.ts';
import type { Around } from './doctor/around.ts';
import { examine, tell } from './doctor/examine.ts';

/** What a process with these settings would connect as. */
const rolesOf = ({ LONGHOUSE_ROLES: does, DB_STAFF_USER: staff }: Settings): DatabaseRole[] => [
  ...(does.includes('api') || does.includes('worker') ? (['app', 'auth'] as const) : []),
  ...(does.includes('admin') && staff !== undefined ? (['staff'] as const) : []),
];

/** As set; otherwise as in the run that has the data folder. */
async function databaseOf(settings: Settings, role: DatabaseRole): Promise<Database> {
  const set = databaseFor(settings, role);
  if (set) {
    const { databasesOn } = await import('../local/own-postgres.ts');
    return (await databasesOn(settings))?.(role) ?? set;
  }
  const { rolesOfRunning } = await import('../local/embedded-postgres.ts');
  const running = await rolesOfRunning(path.resolve(settings.LONGHOUSE_DIR));
  if (!running) throw new StartFault(`No Longhouse runs on ${settings.LONGHOUSE_DIR}, and no database is set: npm start, or set one.`);
  return running[role];
}

await runCommand(async (said) => {
  const { settings, faults } = examineSettings();
  const blobs = settings.ASSETS_BLOB_ACCOUNT_URL !== undefined || settings.ASSETS_BLOB_CONNECTION !== undefined;
  const around: Around = {
    settings,
    faults,
    roles: rolesOf(settings),
    database: (role) => databaseOf(settings, role),
    token: (clientId) => entraPassword(clientId)(),
    wrapper: () => openWrapper(settings, () => {}),
    ...(blobs && { blobs: openBlobs(settings) }),
  };
  return tell(said, await examine(around));
});
