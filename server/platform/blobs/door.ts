import { unavailable } from '../../core/problem.ts';
import { azureCredential, type TokenSource } from '../azure/credential.ts';
import type { Settings } from '../config/index.ts';
import { leavingTheBuilding } from '../db/index.ts';
import { Account, type Outside, type Way } from './account.ts';
import type { BlobPlace, Container } from './blobs.ts';
import { blobName } from './names.ts';

/** The settings that say where the files are. */
export type BlobSettings = Pick<
  Settings,
  | 'ASSETS_BLOB_ACCOUNT_URL'
  | 'ASSETS_BLOB_CONNECTION'
  | 'ASSETS_CONTAINER_MOD_DOCS'
  | 'ASSETS_CONTAINER_SERVICE_DOCS'
  | 'ASSETS_CONTAINER_UPLOADS'
  | 'ASSETS_CONTAINER_REPORTS'
  | 'AZURE_CLIENT_ID'
  | 'production'
>;

/** The way to the account: opened at the first use, not before, and not with a transaction open. */
export interface Door {
  /** The account and the name that the container has there. */
  enter(container: Container): Promise<{ account: Account; name: string }>;
  /** One blob's client, and the option that bounds an operation on it. */
  blob(at: BlobPlace): Promise<{ blob: ReturnType<Account['blob']>; inTime: ReturnType<Account['inTime']> }>;
}

async function wayOf(settings: BlobSettings, credential: TokenSource | undefined): Promise<Way> {
  const { ASSETS_BLOB_ACCOUNT_URL: url, ASSETS_BLOB_CONNECTION: connection } = settings;
  if (url !== undefined) return { url, credential: credential ?? (await azureCredential(settings.AZURE_CLIENT_ID)) };
  if (connection !== undefined) return { connection };
  throw unavailable('storage_unavailable', 'File storage is not set up.', 60);
}

/** Keeps what was made; where making it failed, the next one tries again. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}

/** The name of each container in the account. */
export const containerNames = (settings: BlobSettings): Record<Container, string> => ({
  'mod-documents': settings.ASSETS_CONTAINER_MOD_DOCS,
  'service-documents': settings.ASSETS_CONTAINER_SERVICE_DOCS,
  'diagnose-uploads': settings.ASSETS_CONTAINER_UPLOADS,
  reports: settings.ASSETS_CONTAINER_REPORTS,
});

/** Off production a container is made when first entered; production's are made by the infrastructure. */
export function openDoor(settings: BlobSettings, outside: Outside): Door {
  const names = containerNames(settings);
  const account = once(async () => Account.open(await wayOf(settings, outside.credential), outside));
  const made = new Map<Container, () => Promise<unknown>>();
  const make = (container: Container) => {
    const kept =
      made.get(container) ??
      once(async () => {
        const there = await account();
        await there.container(names[container]).createIfNotExists(there.inTime());
      });
    made.set(container, kept);
    return kept();
  };
  const enter: Door['enter'] = async (container) => {
    leavingTheBuilding('blob storage');
    if (!settings.production) await make(container);
    return { account: await account(), name: names[container] };
  };
  return {
    enter,
    async blob(at) {
      const name = blobName(at);
      const there = await enter(at.container);
      return { blob: there.account.blob(there.name, name), inTime: there.account.inTime() };
    },
  };
}
