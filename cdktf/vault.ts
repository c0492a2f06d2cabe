import { KeyVault } from '@cdktf/provider-azurerm/lib/key-vault/index.js';
import { ResourceGroupTemplateDeployment } from '@cdktf/provider-azurerm/lib/resource-group-template-deployment/index.js';
import type { Usable } from './identities.ts';
import type { Network } from './network.ts';
import { keptIn, type Place } from './place.ts';
import { lock } from './protect.ts';
import { type SecretSetting, vaultSecrets } from './secrets.ts';
import { keyName, keyTemplate } from './vault-key.ts';

/** The vault: the key that wraps organisations' keys, and the secrets of the applications. Closed but for its private endpoint. */
export class Vault {
  readonly id: string;
  readonly url: string;
  readonly keyName = keyName;
  /** Wrapping and unwrapping with the key. */
  readonly key: Usable;
  /** Reading secrets. */
  readonly secrets: Usable;
  /** Making secrets. */
  readonly writing: Usable;

  constructor(place: Place, network: Network) {
    const { stack, here, inGroup, names, client, environment } = place;
    const vault = new KeyVault(stack, 'vault', {
      ...here,
      name: names.vault,
      tenantId: client.tenantId,
      skuName: environment.vault.sku,
      rbacAuthorizationEnabled: true,
      purgeProtectionEnabled: true,
      softDeleteRetentionDays: 90,
      publicNetworkAccessEnabled: false,
      networkAcls: { defaultAction: 'Deny', bypass: 'AzureServices' },
      enabledForDeployment: false,
      enabledForDiskEncryption: false,
      enabledForTemplateDeployment: false,
      lifecycle: keptIn(place),
    });
    this.id = vault.id;
    this.url = vault.vaultUri;
    lock(place, 'vault', vault.id);
    network.endpoint('vault', vault.id, 'vault', 'privatelink.vaultcore.azure.net');
    const made = new ResourceGroupTemplateDeployment(stack, 'vault-key', {
      ...inGroup,
      name: names.of('vault-key'),
      deploymentMode: 'Incremental',
      templateContent: keyTemplate(environment.vault.sku),
      parametersContent: JSON.stringify({ vault: { value: vault.name } }),
      lifecycle: keptIn(place),
    });
    this.key = {
      scope: { words: 'the key', id: `${vault.id}/keys/${keyName}`, after: made },
      role: 'Key Vault Crypto Service Encryption User',
    };
    this.secrets = { scope: { words: 'the vault', id: vault.id }, role: 'Key Vault Secrets User' };
    this.writing = { scope: { words: 'the vault', id: vault.id }, role: 'Key Vault Secrets Officer' };
  }

  /** What an app setting says instead of a secret: App Service reads it as the app's identity. A version pins an old value. */
  reference(setting: SecretSetting, version?: string): string {
    const { secret } = vaultSecrets[setting];
    return `@Microsoft.KeyVault(SecretUri=${this.url}secrets/${secret}${version === undefined ? '' : `/${version}`})`;
  }
}
