import type { LinuxWebAppConfig } from '@cdktf/provider-azurerm/lib/linux-web-app/index.js';
import type { ManagedIdentity } from './identities.ts';
import { imageName, type Registry } from './registry.ts';

/** What an app and its slot are made of. */
export interface Site {
  registry: Registry;
  /** The first identity is the one that pulls the image and reads the vault. */
  identities: readonly [ManagedIdentity, ...ManagedIdentity[]];
  /** Address ranges that may come in; none: nobody. */
  from: readonly string[];
  subnetId: string;
  settings: Record<string, string>;
  tags: Record<string, string>;
}

/** What App Service itself is told. It waits 60 s for a process to end, asks /readyz before a swap, and mounts no shared disk. */
const platform = {
  WEBSITES_PORT: '8080',
  WEBSITES_CONTAINER_STOP_TIME_LIMIT: '60',
  WEBSITES_ENABLE_APP_SERVICE_STORAGE: 'false',
  WEBSITE_SWAP_WARMUP_PING_PATH: '/readyz',
  WEBSITE_SWAP_WARMUP_PING_STATUSES: '200',
};

const everyList = { xAzureFdid: [], xFdHealthProbe: [], xForwardedFor: [], xForwardedHost: [] };

/** The part that an app and its slot share; a slot inherits nothing, so both are given all of it. */
export function siteOf({ registry, identities, from, subnetId, settings, tags }: Site) {
  const [main] = identities;
  return {
    tags,
    httpsOnly: true,
    publicNetworkAccessEnabled: true,
    ftpPublishBasicAuthenticationEnabled: false,
    webdeployPublishBasicAuthenticationEnabled: false,
    clientAffinityEnabled: false,
    virtualNetworkSubnetId: subnetId,
    identity: { type: 'UserAssigned', identityIds: identities.map(({ id }) => id) },
    keyVaultReferenceIdentityId: main.id,
    appSettings: { ...settings, ...platform },
    siteConfig: {
      alwaysOn: true,
      http2Enabled: true,
      ftpsState: 'Disabled',
      minimumTlsVersion: '1.2',
      scmMinimumTlsVersion: '1.2',
      vnetRouteAllEnabled: true,
      healthCheckPath: '/healthz',
      healthCheckEvictionTimeInMin: 5,
      use32BitWorker: false,
      remoteDebuggingEnabled: false,
      websocketsEnabled: false,
      localMysqlEnabled: false,
      ipRestrictionDefaultAction: 'Deny',
      ipRestriction: from.map((ipAddress, index) => ({
        name: `allowed-${index + 1}`,
        priority: 100 + index,
        action: 'Allow',
        ipAddress,
        headers: [everyList],
      })),
      scmIpRestrictionDefaultAction: 'Deny',
      scmUseMainIpRestriction: false,
      containerRegistryUseManagedIdentity: true,
      containerRegistryManagedIdentityClientId: main.clientId,
      applicationStack: { dockerRegistryUrl: `https://${registry.server}`, dockerImageName: `${imageName}:unreleased` },
    },
    // The release workflow says which image runs, everything else is said here.
    lifecycle: { ignoreChanges: ['site_config[0].application_stack[0].docker_image_name'] },
  } satisfies Partial<LinuxWebAppConfig>;
}
