import { expect, test } from '@jest/globals';
import { azureCredential } from '../../server/platform/azure/credential.ts';

test('one credential per identity, kept: a managed identity by its client id, otherwise what the machine offers', async () => {
  const [app, again, auth, machine] = await Promise.all([
    azureCredential('11111111-1111-4111-8111-111111111111'),
    azureCredential('11111111-1111-4111-8111-111111111111'),
    azureCredential('22222222-2222-4222-8222-222222222222'),
    azureCredential(),
  ]);
  expect(again).toBe(app);
  expect(auth).not.toBe(app);
  expect(app.constructor.name).toBe('ManagedIdentityCredential');
  expect(machine.constructor.name).toBe('DefaultAzureCredential');
});
