import { afterAll, expect, test } from '@jest/globals';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { needed, readSettings, SettingsFault, type Settings } from '../../server/platform/config/index.ts';
import { environment } from '../../server/platform/config/read.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'longhouse-config-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));

const faultsOf = (env: Record<string, string>): string[] => {
  try {
    readSettings(env);
    return [];
  } catch (error) {
    return (error as SettingsFault).faults;
  }
};

test('an empty environment gives the defaults of the promises, and no warning', () => {
  const settings = readSettings({});
  expect(settings).toMatchObject({
    production: false,
    warnings: [],
    PORT: 8080,
    HOST: '127.0.0.1',
    LONGHOUSE_DIR: '.longhouse',
    LONGHOUSE_ROLES: ['api', 'admin', 'worker'],
    MODULES: ['repositories', 'vehicles', 'intake', 'events'],
    PIN_EXP_MINUTES: 15,
    LEGACY_TOKEN_DAYS: 30,
    DB_POOL_MIN: 1,
    DB_POOL_MAX: 10,
    OPENAI_MODEL: 'gpt-4o-mini',
    ASSETS_CONTAINER_MOD_DOCS: 'mod-documents',
    ASSETS_CONTAINER_SERVICE_DOCS: 'service-documents',
    ASSETS_CONTAINER_UPLOADS: 'diagnose-uploads',
    ASSETS_CONTAINER_REPORTS: 'reports',
    CORS_ALLOWED_ORIGINS: [],
  });
  expect(settings.JWT_SIGNING_KEY).toBeUndefined();
});

test('values arrive as numbers, flags, lists and dates; blanks count as unset', () => {
  const settings = readSettings({
    PORT: ' 0 ',
    MODULES: 'intake, events,,',
    ALLOW_BLOB_CONNECTION_STRING: 'yes',
    JWT_LEGACY_UNTIL: '2027-01-31',
    HOST: '  ',
    PUBLIC_URL: 'http://localhost:8080/',
    GIT_ALLOWED_HOSTS: 'Git.Example.com,127.0.0.1:3000,[::1]:3000',
    JWT_PREVIOUS_SECRETS: 'one,two',
  });
  expect(settings).toMatchObject({
    PORT: 0,
    MODULES: ['intake', 'events'],
    ALLOW_BLOB_CONNECTION_STRING: true,
    JWT_LEGACY_UNTIL: new Date('2027-01-31T00:00:00Z'),
    HOST: '127.0.0.1',
    PUBLIC_URL: 'http://localhost:8080',
    GIT_ALLOWED_HOSTS: ['git.example.com', '127.0.0.1:3000', '[::1]:3000'],
    JWT_PREVIOUS_SECRETS: ['one', 'two'],
  });
  expect(settings.sources).toMatchObject({ PORT: 'env', HOST: 'default' });
});

test('CORS origins are exact: blanks ignored, a slash at the end tolerated, a star or a path refused', () => {
  const read = (origins: string): string[] => readSettings({ CORS_ALLOWED_ORIGINS: origins }).CORS_ALLOWED_ORIGINS;
  expect(read('http://localhost:19006,https://app.axly.pro')).toEqual(['http://localhost:19006', 'https://app.axly.pro']);
  expect(read(' https://App.axly.pro/ ,, https://app.axly.pro:443,capacitor://localhost')).toEqual([
    'https://app.axly.pro',
    'capacitor://localhost',
  ]);
  for (const wrong of ['*', 'https://*.axly.pro', 'app.axly.pro', 'https://app.axly.pro/path', 'https://user@app.axly.pro', 'null']) {
    expect(faultsOf({ CORS_ALLOWED_ORIGINS: wrong })).toEqual([expect.stringMatching(/^CORS_ALLOWED_ORIGINS must list exact origins/)]);
  }
});

test('every fault is told at once, each by the name of its setting and with what is expected', () => {
  const faults = faultsOf({
    PORT: '80a',
    NODE_ENV: 'prod',
    LONGHOUSE_ROLES: 'api,web',
    PIN_EXP_MINUTES: '16',
    JWT_LEGACY_UNTIL: '2027-02-30',
    LEGACY_ORG_INTAKE: 'Not A Slug',
    PUBLIC_URL: 'localhost:8080',
    ALLOW_BLOB_CONNECTION_STRING: 'perhaps',
    GIT_ALLOWED_HOSTS: 'https://git.example.com',
    DB_POOL_MIN: '20',
  });
  expect(faults.map((fault) => fault.split(' ')[0])).toEqual([
    'NODE_ENV',
    'PORT',
    'PUBLIC_URL',
    'LONGHOUSE_ROLES',
    'GIT_ALLOWED_HOSTS',
    'PIN_EXP_MINUTES',
    'ALLOW_BLOB_CONNECTION_STRING',
    'LEGACY_ORG_INTAKE',
    'JWT_LEGACY_UNTIL',
    'DB_POOL_MIN',
  ]);
  expect(faults[1]).toBe('PORT must be a whole number from 0 to 65535.');
  expect(() => readSettings({ PORT: 'x' })).toThrow('PORT must be');
});

test('no fault and no warning echoes a value', () => {
  const marked = 'zq7-Marker';
  const env = {
    SMTP_URL: `http://me:${marked}@host`,
    DB_URI: `mysql://me:${marked}@host/db`,
    AZURE_POSTGRESQL_CONNECTIONSTRING: `host=a password=two ${marked}`,
    TEST_DB_URI: marked,
    PORT: marked,
    OPENAI_BASE_URL: `ftp://me:${marked}@host`,
    OPENAI_KEY: marked,
    APPINSIGHTS_INSTRUMENTATIONKEY: marked,
    OPENAI_API_KEYS: marked,
  };
  const faults = faultsOf(env);
  expect(faults).toHaveLength(5);
  expect(faults.join('\n')).not.toContain(marked);
  const { OPENAI_KEY, APPINSIGHTS_INSTRUMENTATIONKEY, OPENAI_API_KEYS } = env;
  const { warnings } = readSettings({ OPENAI_KEY, APPINSIGHTS_INSTRUMENTATIONKEY, OPENAI_API_KEYS });
  expect(warnings).toHaveLength(3);
  expect(warnings.join('\n')).not.toContain(marked);
});

test('old names: OPENAI_KEY is read with a warning, the instrumentation key only warned about, AzureWebJobsStorage passes', () => {
  const settings = readSettings({ OPENAI_KEY: 'k', APPINSIGHTS_INSTRUMENTATIONKEY: 'x', AzureWebJobsStorage: 'y' });
  expect(settings.OPENAI_API_KEY).toBe('k');
  expect(settings.sources.OPENAI_API_KEY).toBe('alias');
  expect(settings.APPLICATIONINSIGHTS_CONNECTION_STRING).toBeUndefined();
  expect(settings.warnings).toEqual([
    expect.stringMatching(/^APPINSIGHTS_INSTRUMENTATIONKEY .*APPLICATIONINSIGHTS_CONNECTION_STRING/),
    'OPENAI_KEY is an old name: set OPENAI_API_KEY instead.',
  ]);
  expect(readSettings({ OPENAI_KEY: 'old', OPENAI_API_KEY: 'new' })).toMatchObject({
    OPENAI_API_KEY: 'new',
    sources: { OPENAI_API_KEY: 'env' },
  });
});

test.each([
  ['LONGHOUSE_ROLE', 'LONGHOUSE_ROLES'],
  ['LONGHOUSE_FOLDER', undefined],
  ['LONGHOUSE_MODULES', 'MODULES'],
  ['JWT_SIGNINGKEY', 'JWT_SIGNING_KEY'],
  ['CORS_ALLOWED_ORIGIN', 'CORS_ALLOWED_ORIGINS'],
  ['log_level', 'LOG_LEVEL'],
  ['HOME', undefined],
  ['HOSTNAME', undefined],
  ['AZURE_TENANT_ID', undefined],
  ['PWD', undefined],
])('a mistyped %s is answered with %s', (typed, meant) => {
  const expected = meant === undefined ? [] : [`${typed} is not a setting: did you mean ${meant}?`];
  expect(readSettings({ [typed]: 'x' }).warnings).toEqual(expected);
});

test('a .env file is read under the real environment, never in production, and cannot itself declare production', () => {
  const file = path.join(folder, '.env');
  fs.writeFileSync(file, 'PORT=9000\nOPENAI_MODEL="a b" # note\n');
  expect(environment({ PORT: '7000' }, file)).toEqual({ PORT: '7000', OPENAI_MODEL: 'a b' });
  expect(environment({ NODE_ENV: 'production' }, file)).toEqual({ NODE_ENV: 'production' });
  expect(environment({ PORT: '1' }, path.join(folder, 'none'))).toEqual({ PORT: '1' });
  fs.writeFileSync(file, 'NODE_ENV=production\n');
  expect(() => environment({}, file)).toThrow(SettingsFault);
});

test('needed gives the value or a sentence that names the setting', () => {
  const settings: Settings = readSettings({ PIN_PEPPER: 'p' });
  expect(needed(settings, 'PIN_PEPPER')).toBe('p');
  expect(() => needed(settings, 'CURSOR_SECRET')).toThrow(/^CURSOR_SECRET is not set/);
});

test('settings cannot be changed after they were read', () => {
  expect(() => Object.assign(readSettings({}), { PORT: 1 })).toThrow(TypeError);
});
