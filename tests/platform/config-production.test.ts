import { expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { readSettings, type SettingsFault } from '../../server/platform/config/index.ts';

const secret = (): string => randomBytes(36).toString('base64');
const good: Record<string, string> = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://api.example.com',
  JWT_SIGNING_KEY: secret(),
  PIN_PEPPER: secret(),
  CURSOR_SECRET: secret(),
  STAFF_SESSION_SECRET: secret(),
  KEY_VAULT_URL: 'https://lh.vault.azure.net',
  KEY_VAULT_KEY_NAME: 'org-keys',
  ASSETS_BLOB_ACCOUNT_URL: 'https://lh.blob.core.windows.net',
  AZURE_POSTGRESQL_CONNECTIONSTRING: 'host=lh.postgres.database.azure.com port=5432 dbname=longhouse user=api sslmode=require',
  DB_AUTH_USER: 'auth',
  DB_STAFF_USER: 'staff',
  SENDGRID_KEY: 'SG.x',
  MAIL_FROM: 'Longhouse <post@example.com>',
};

/** The faults of the good production settings with some changed; undefined takes one away. */
function faultsWith(change: Record<string, string | undefined>): string[] {
  try {
    readSettings({ ...good, ...change });
    return [];
  } catch (error) {
    return (error as SettingsFault).faults;
  }
}

test('complete production settings start without a warning', () => {
  const settings = readSettings(good);
  expect(settings.production).toBe(true);
  expect(settings.warnings).toEqual([]);
});

test.each([
  'PUBLIC_URL',
  'JWT_SIGNING_KEY',
  'PIN_PEPPER',
  'CURSOR_SECRET',
  'STAFF_SESSION_SECRET',
  'KEY_VAULT_URL',
  'KEY_VAULT_KEY_NAME',
  'ASSETS_BLOB_ACCOUNT_URL',
  'DB_AUTH_USER',
  'DB_STAFF_USER',
  'MAIL_FROM',
])('production without %s is refused in one sentence', (name) => {
  expect(faultsWith({ [name]: undefined })).toEqual([expect.stringMatching(new RegExp(`^${name} must be set in production`))]);
});

test('the embedded database is refused in production', () => {
  expect(faultsWith({ AZURE_POSTGRESQL_CONNECTIONSTRING: undefined })).toEqual([expect.stringMatching(/^No database is set: set AZURE_/)]);
});

const doubled = secret();
test.each([
  ['JWT_SIGNING_KEY', 'too-short', 'is shorter than 32 bytes'],
  ['JWT_SECRET', 'too-short', 'is shorter than 32 bytes'],
  ['JWT_PREVIOUS_SECRETS', `${secret()},too-short`, 'is shorter than 32 bytes'],
  ['PIN_PEPPER', 'change-me-change-me-change-me-change-me', 'is a placeholder'],
  ['STAFF_SESSION_SECRET', 'your-secret-goes-here-0123456789abcdef', 'is a placeholder'],
  ['CURSOR_SECRET', 'a'.repeat(64), 'repeats itself'],
  ['CURSOR_SECRET', `${'ab'.repeat(20)}c`, 'repeats itself'],
  ['CURSOR_SECRET', 'abcdefghijklmnop'.repeat(4), 'repeats itself'],
])('a weak %s (%s) is refused and not echoed', (name, value, why) => {
  const faults = faultsWith({ [name]: value });
  expect(faults).toEqual([`${name} ${why}: make one with: openssl rand -base64 48.`]);
  expect(faults[0]).not.toContain(value);
});

test.each([
  [{ PIN_PEPPER: doubled, CURSOR_SECRET: doubled }, /^PIN_PEPPER and CURSOR_SECRET hold the same value/],
  [{ LOCAL_KEY_FILE: '/keys' }, /^LOCAL_KEY_FILE must not be set: production wraps keys with Key Vault/],
  [{ ASSETS_BLOB_ACCOUNT_URL: undefined, ASSETS_BLOB_CONNECTION: 'UseDevelopmentStorage=true' }, /^ASSETS_BLOB_CONNECTION must not be set/],
  [{ PUBLIC_URL: 'http://api.example.com' }, /^PUBLIC_URL must begin with https/],
  [{ KEY_VAULT_URL: 'http://lh.vault.azure.net' }, /^KEY_VAULT_URL must begin with https/],
  [{ ASSETS_BLOB_ACCOUNT_URL: 'http://lh.blob.core.windows.net' }, /^ASSETS_BLOB_ACCOUNT_URL must begin with https/],
  [{ OPENAI_BASE_URL: 'http://ai.example.com' }, /^OPENAI_BASE_URL must begin with https/],
  [
    { OPENAI_API_KEY: '@Microsoft.KeyVault(SecretUri=https://lh.vault.azure.net/secrets/OpenAiApiKey)' },
    /^OPENAI_API_KEY still reads @Microsoft.KeyVault\(...\)/,
  ],
  [{ PIN_PEPPER: '@Microsoft.KeyVault(VaultName=lh;SecretName=PinPepper)' }, /^PIN_PEPPER still reads @Microsoft.KeyVault\(...\)/],
  [{ DB_AUTH_USER: 'api' }, /^DB_AUTH_USER is the user of AZURE_POSTGRESQL_CONNECTIONSTRING as well/],
  [{ DB_OWNER_USER: 'api' }, /^DB_OWNER_USER is the user of/],
  [{ DB_STAFF_USER: 'api' }, /^DB_STAFF_USER is the user of/],
  [{ AZURE_POSTGRESQL_CONNECTIONSTRING: 'host=h dbname=d user=api password=p' }, /^AZURE_POSTGRESQL_CONNECTIONSTRING holds a password/],
  [
    { AZURE_POSTGRESQL_CONNECTIONSTRING: 'host=127.0.0.1 dbname=d user=api sslmode=disable' },
    /^AZURE_POSTGRESQL_CONNECTIONSTRING has sslmode=disable/,
  ],
])('production refuses %j', (change, sentence) => {
  expect(faultsWith(change)).toEqual([expect.stringMatching(sentence)]);
});

test('both blob settings at once are refused everywhere, with both names', () => {
  const both = { ASSETS_BLOB_ACCOUNT_URL: 'https://lh.blob.core.windows.net', ASSETS_BLOB_CONNECTION: 'UseDevelopmentStorage=true' };
  expect(() => readSettings(both)).toThrow(/ASSETS_BLOB_ACCOUNT_URL and ASSETS_BLOB_CONNECTION are both set/);
});

test('ALLOW_BLOB_CONNECTION_STRING lets production use a connection string', () => {
  const change = { ASSETS_BLOB_ACCOUNT_URL: undefined, ASSETS_BLOB_CONNECTION: 'x', ALLOW_BLOB_CONNECTION_STRING: 'true' };
  expect(faultsWith(change)).toEqual([]);
});

test('a process is asked only for what its roles need', () => {
  const api = { LONGHOUSE_ROLES: 'api,worker', STAFF_SESSION_SECRET: undefined, DB_STAFF_USER: undefined };
  expect(faultsWith(api)).toEqual([]);
  const admin = {
    LONGHOUSE_ROLES: 'admin',
    JWT_SIGNING_KEY: undefined,
    PIN_PEPPER: undefined,
    CURSOR_SECRET: undefined,
    DB_AUTH_USER: undefined,
  };
  expect(faultsWith({ ...admin, DB_STAFF_USER: 'api' })).toEqual([]);
});

test('JWT_SECRET alone signs as well, and may equal JWT_SIGNING_KEY', () => {
  const key = secret();
  expect(faultsWith({ JWT_SIGNING_KEY: undefined, JWT_SECRET: key })).toEqual([]);
  expect(faultsWith({ JWT_SIGNING_KEY: key, JWT_SECRET: key })).toEqual([]);
});

test('no mail service is a warning, a password in DB_URI too', () => {
  const change = {
    SENDGRID_KEY: undefined,
    MAIL_FROM: undefined,
    AZURE_POSTGRESQL_CONNECTIONSTRING: undefined,
    DB_URI: 'postgresql://api:pw@db.example.com/longhouse',
  };
  expect(readSettings({ ...good, ...change }).warnings).toEqual([
    expect.stringMatching(/^No mail will leave/),
    expect.stringMatching(/^DB_URI signs in with a password/),
  ]);
});

test.each(['WEBSITE_SITE_NAME', 'CONTAINER_APP_JOB_NAME'])('on Azure (%s) only production starts', (mark) => {
  expect(() => readSettings({ [mark]: 'lh' })).toThrow(`NODE_ENV must be production on Azure (${mark} is set).`);
  expect(faultsWith({ [mark]: 'lh' })).toEqual([]);
});
