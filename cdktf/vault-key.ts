/** Name of the key-encryption key in every vault. A key that is there is never changed by a deployment: another key needs another name. */
export const keyName = 'longhouse-kek';

/** How the key is turned over: a new version a year, each good for two; the vault's own clock does it. */
export const keyRotation = {
  attributes: { expiryTime: 'P2Y' },
  lifetimeActions: [
    { trigger: { timeAfterCreate: 'P1Y' }, action: { type: 'rotate' } },
    { trigger: { timeBeforeExpiry: 'P60D' }, action: { type: 'notify' } },
  ],
};

/**
 * The template that makes the key through Azure's control plane, since the vault itself answers only inside the network. RSA 3072, in
 * hardware where the vault has some; it can wrap and unwrap, and nothing else.
 */
export function keyTemplate(sku: 'standard' | 'premium'): string {
  return JSON.stringify({
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    parameters: { vault: { type: 'string' } },
    resources: [
      {
        type: 'Microsoft.KeyVault/vaults/keys',
        apiVersion: '2023-07-01',
        name: `[concat(parameters('vault'), '/${keyName}')]`,
        properties: {
          kty: sku === 'premium' ? 'RSA-HSM' : 'RSA',
          keySize: 3072,
          keyOps: ['wrapKey', 'unwrapKey'],
          attributes: { enabled: true, exportable: false },
          rotationPolicy: keyRotation,
        },
      },
    ],
  });
}
