import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { makeSecrets, type SecretVault } from '../../server/platform/crypto/index.ts';
import { readSettings } from '../../server/platform/config/index.ts';
import { type FakeSecretVault, startSecretVault } from '../support/secret-vault.ts';
import { makeTls, type Tls } from '../support/tls.ts';

let tls: Tls;
let vault: FakeSecretVault;
let at: SecretVault;
beforeAll(async () => {
  tls = await makeTls();
  vault = await startSecretVault(tls, 'the-token');
  const credential = { getToken: async () => ({ token: 'the-token', expiresOnTimestamp: Date.now() + 3_600_000 }) };
  at = { url: vault.url, credential: async () => credential, loopback: { ca: tls.cert } };
});
afterAll(async () => {
  await vault.close();
  tls.remove();
});

const wanted = [
  { name: 'JwtSigningKey', blank: false },
  { name: 'PinPepper', blank: false },
  { name: 'OpenAiApiKey', blank: true },
];

test('secrets are made where they are absent, strong and each of its own; what is there is neither read nor changed', async () => {
  vault.secrets.set('PinPepper', 'as somebody set it');
  expect(await makeSecrets(at, wanted)).toEqual(['JwtSigningKey', 'OpenAiApiKey']);
  expect(vault.secrets.get('PinPepper')).toBe('as somebody set it');
  const made = vault.secrets.get('JwtSigningKey')!;
  expect(made).toMatch(/^[\w-]{64}$/);
  vault.calls.length = 0;
  expect(await makeSecrets(at, wanted)).toEqual([]);
  expect(vault.calls).toEqual(wanted.map(({ name }) => `GET /secrets/${name}/versions`));
  expect(vault.secrets.get('JwtSigningKey')).toBe(made);
});

test('a blank secret is an unset setting', () => {
  expect(readSettings({ OPENAI_API_KEY: vault.secrets.get('OpenAiApiKey') }).OPENAI_API_KEY).toBeUndefined();
});

test('a deleted secret is refused with the command that recovers it; a vault that refuses says why', async () => {
  vault.secrets.clear();
  vault.will('PUT', 409, 'Conflict');
  await expect(makeSecrets(at, wanted)).rejects.toThrow(/az keyvault secret recover --name JwtSigningKey$/);
  vault.will('GET', 403, 'Forbidden');
  await expect(makeSecrets(at, wanted)).rejects.toThrow(/^JwtSigningKey: 403/);
});
