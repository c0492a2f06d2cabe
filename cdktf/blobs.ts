import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account/index.js';
import { StorageContainer } from '@cdktf/provider-azurerm/lib/storage-container/index.js';
import type { Usable } from './identities.ts';
import type { Network } from './network.ts';
import { keptIn, type Place } from './place.ts';
import { lock } from './protect.ts';

/** The containers, by the setting that names each. Clients and the old back ends know these names. */
export const containers = {
  ASSETS_CONTAINER_MOD_DOCS: 'mod-documents',
  ASSETS_CONTAINER_SERVICE_DOCS: 'service-documents',
  ASSETS_CONTAINER_UPLOADS: 'diagnose-uploads',
  ASSETS_CONTAINER_REPORTS: 'reports',
} as const;

/** Assets in Blob Storage: no key opens it, nobody anonymous reads it; clients come with links that an identity signed for ten minutes. */
export class Blobs {
  readonly id: string;
  readonly url: string;
  /** Writing and reading every container. */
  readonly writing: readonly Usable[];
  /** Reading every container. */
  readonly reading: readonly Usable[];
  /** Signing links. */
  readonly links: Usable;

  constructor(place: Place, network: Network) {
    const { stack, environment } = place;
    const account = this.#account(place);
    this.id = account.id;
    this.url = `https://${account.name}.blob.core.windows.net`;
    lock(place, 'account', account.id);
    if (environment.blobs.access === 'private') network.endpoint('blob', account.id, 'blob', 'privatelink.blob.core.windows.net');
    const scopes = Object.values(containers).map((name) => {
      const container = new StorageContainer(stack, name, {
        name,
        storageAccountId: account.id,
        containerAccessType: 'private',
        lifecycle: keptIn(place),
      });
      return { words: `container ${name}`, id: `${account.id}/blobServices/default/containers/${name}`, after: container };
    });
    this.writing = scopes.map((scope) => ({ scope, role: 'Storage Blob Data Contributor' }));
    this.reading = scopes.map((scope) => ({ scope, role: 'Storage Blob Data Reader' }));
    this.links = { scope: { words: 'the blob account', id: account.id }, role: 'Storage Blob Delegator' };
  }

  #account(place: Place): StorageAccount {
    const { stack, here, names, environment } = place;
    const { replication, keepDays, access } = environment.blobs;
    const open = access === 'direct';
    const origins = environment.corsOrigins;
    return new StorageAccount(stack, 'account', {
      ...here,
      name: names.account,
      accountKind: 'StorageV2',
      accountTier: 'Standard',
      accountReplicationType: replication,
      minTlsVersion: 'TLS1_2',
      httpsTrafficOnlyEnabled: true,
      sharedAccessKeyEnabled: false,
      defaultToOauthAuthentication: true,
      allowNestedItemsToBePublic: false,
      localUserEnabled: false,
      crossTenantReplicationEnabled: false,
      infrastructureEncryptionEnabled: true,
      publicNetworkAccessEnabled: open,
      networkRules: { defaultAction: open ? 'Allow' : 'Deny', bypass: ['AzureServices'] },
      sasPolicy: { expirationPeriod: '00.01:00:00', expirationAction: 'Log' },
      blobProperties: {
        versioningEnabled: true,
        deleteRetentionPolicy: { days: keepDays },
        containerDeleteRetentionPolicy: { days: keepDays },
        ...(origins.length > 0 && {
          corsRule: [
            {
              allowedOrigins: origins,
              allowedMethods: ['GET', 'PUT'],
              allowedHeaders: ['content-type', 'content-md5', 'x-ms-*'],
              exposedHeaders: ['etag'],
              maxAgeInSeconds: 3600,
            },
          ],
        }),
      },
      lifecycle: keptIn(place),
    });
  }
}
