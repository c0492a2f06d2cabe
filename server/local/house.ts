import path from 'node:path';
import type { Blobs } from '../platform/blobs/index.ts';
import { keptSecrets, type Database, type DatabaseRole, type Settings } from '../platform/config/index.ts';
import { Stopped, type Closing } from '../run/closing.ts';
import { claim, type Instance } from './instance.ts';
import { databasesOn } from './own-postgres.ts';

/** The parts of the house that Azure provides in production, as they are on this machine. */
export interface LocalHouse {
  /** With the secrets that were made here and kept. */
  settings: Settings;
  database: (role: DatabaseRole) => Database;
  /** Set where the blobs are the embedded ones, which come up a moment later. */
  blobs?: Blobs;
  /** What runs here, for the person at the terminal. */
  parts: string[];
  /** Resolves with a sentence if a part ends by itself. */
  broken: Promise<string>;
}

/** Takes the data folder for this process; refused in one sentence if another has it. */
export async function takeFolder(settings: Settings, closing: Closing): Promise<Instance> {
  const instance = await claim(path.resolve(settings.LONGHOUSE_DIR));
  await closing.add('data folder', () => instance.release());
  return instance;
}

/**
 * Starts what no setting names a server for, Postgres and Azurite side by side, and waits for Postgres only. `onSpawned` is called when
 * their processes are under way.
 */
export async function openLocalHouse(given: Settings, instance: Instance, closing: Closing, onSpawned: () => void): Promise<LocalHouse> {
  const dir = path.resolve(given.LONGHOUSE_DIR);
  const settings = keptSecrets(dir, given);
  const { promise: broken, resolve: breaks } = Promise.withResolvers<string>();
  const watch = async (name: string, part: { ended: Promise<void> }): Promise<void> => {
    await part.ended;
    if (!closing.begun) breaks(`${name} has ended by itself.`);
  };
  const parts: string[] = [];
  const blobs = embeddedBlobs(settings, dir, instance, closing, watch);
  blobs?.catch((error: unknown) => closing.begun || breaks(`The blob storage did not start: ${(error as Error).message}`));

  let database = await databasesOn(settings);
  if (!database) {
    const { startEmbeddedPostgres } = await import('./embedded-postgres.ts');
    const { server, roles } = await startEmbeddedPostgres(dir, instance, onSpawned);
    await closing.add('Postgres', () => server.stop());
    void watch('Postgres', server);
    database = (role) => roles[role];
    parts.push(`Postgres on port ${server.port}`);
  }
  if (!blobs) return { settings, database, parts, broken };
  const { blobsOnceUp } = await import('./blobs-once-up.ts');
  return { settings, database, blobs: blobsOnceUp(blobs), parts, broken };
}

function embeddedBlobs(
  settings: Settings,
  dir: string,
  instance: Instance,
  closing: Closing,
  watch: (name: string, part: { ended: Promise<void> }) => Promise<void>,
): Promise<Blobs> | undefined {
  if (settings.ASSETS_BLOB_ACCOUNT_URL !== undefined || settings.ASSETS_BLOB_CONNECTION !== undefined) return undefined;
  const start = async (): Promise<Blobs> => {
    const { startAzurite } = await import('./azurite.ts');
    const azurite = await startAzurite({ dir: path.join(dir, 'blob'), onSpawn: instance.add });
    await closing.add('Azurite', () => azurite.stop());
    void watch('Azurite', azurite);
    const { openBlobs } = await import('../platform/blobs/index.ts');
    return openBlobs({ ...settings, ASSETS_BLOB_CONNECTION: azurite.connection });
  };
  const starting = start();
  // Told to stop while it starts: wait for it, so that nothing stays behind.
  void closing.add('Azurite', () =>
    starting.then(
      () => {},
      (error: unknown) => (error instanceof Stopped ? undefined : Promise.reject(error as Error)),
    ),
  );
  return starting;
}
