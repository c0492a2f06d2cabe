import { expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { environments, prod } from '../../cdktf/environments.ts';
import { bootstrapSettings, eraseSettings, migrateSettings, rewrapSettings, staffSettings } from '../../server/cli/command-settings.ts';
import { settingNames, settingOf } from '../../server/platform/config/settings.ts';
import { databaseFor, examineSettings } from '../../server/platform/config/index.ts';
import { settingsOf } from '../../server/release/command.ts';
import { at, build, ofType, type Resource } from './stacks.ts';

const built = environments.map((environment) => build('longhouse', environment));
const guid = '11111111-2222-7333-8444-555555555555';

/** What a reference would give, on Azure. */
const told: [RegExp, string | (() => string)][] = [
  [/^@Microsoft\.KeyVault\(SecretUri=.*\)$/, () => randomBytes(48).toString('base64url')],
  [/\$\{azurerm_key_vault\.[\w-]+\.vault_uri\}/g, 'https://lh-prod-us1-abcdef.vault.azure.net/'],
  [/\$\{azurerm_postgresql_flexible_server\.[\w-]+\.fqdn\}/g, 'longhouse.private.postgres.database.azure.com'],
  [/\$\{azurerm_postgresql_flexible_server_database\.[\w-]+\.name\}/g, 'longhouse'],
  [/\$\{azurerm_user_assigned_identity\.[\w-]+\.(?:client|principal)_id\}/g, guid],
  [/\$\{azurerm_storage_account\.[\w-]+\.name\}/g, 'lhprodus1abcdef'],
  [
    /\$\{azurerm_application_insights\.[\w-]+\.connection_string\}/g,
    `InstrumentationKey=${guid};IngestionEndpoint=https://centralus-0.in.applicationinsights.azure.com/`,
  ],
];

const onAzure = (settings: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [
      name,
      told.reduce((text, [what, by]) => text.replace(what, typeof by === 'string' ? by : by()), value),
    ]),
  );
const settingsIn = (resource: Resource | undefined): Record<string, string> => resource?.['app_settings'] as Record<string, string>;
const apps = built.flatMap((it) =>
  ['azurerm_linux_web_app', 'azurerm_linux_web_app_slot'].flatMap((type) =>
    ofType(it, type).map(([id, resource]) => ({ name: `${it.environment} ${id}`, id, settings: settingsIn(resource) })),
  ),
);

test.each(apps)('$name: the server starts with what it is given, without a fault or a warning', ({ settings, id }) => {
  const { faults, settings: read } = examineSettings({ ...onAzure(settings), WEBSITE_SITE_NAME: 'x' });
  const mail = settings['SENDGRID_KEY'] === undefined ? ['No mail will leave: set SENDGRID_KEY or SMTP_URL.'] : [];
  expect({ faults, warnings: read.warnings }).toEqual({ faults: [], warnings: id.startsWith('api') ? mail : [] });
  expect(read.production).toBe(true);
});

test('each of the promised names has the promised value', () => {
  for (const { id, settings } of apps) {
    expect(settings).toMatchObject({
      ASSETS_BLOB_ACCOUNT_URL: 'https://${azurerm_storage_account.account.name}.blob.core.windows.net',
      ASSETS_CONTAINER_MOD_DOCS: 'mod-documents',
      ASSETS_CONTAINER_SERVICE_DOCS: 'service-documents',
      ASSETS_CONTAINER_UPLOADS: 'diagnose-uploads',
      PIN_EXP_MINUTES: '15',
      APPLICATIONINSIGHTS_CONNECTION_STRING: '${azurerm_application_insights.insights.connection_string}',
      WEBSITES_CONTAINER_STOP_TIME_LIMIT: '60',
      WEBSITE_SWAP_WARMUP_PING_PATH: '/readyz',
    });
    expect(settings['AZURE_POSTGRESQL_CONNECTIONSTRING']).toMatch(
      /^host=\S+ port=(?:5432|6432) dbname=\S+ user=longhouse-\w+-us1-(?:api|admin) sslmode=require$/,
    );
    const signs = '@Microsoft.KeyVault(SecretUri=${azurerm_key_vault.vault.vault_uri}secrets/JwtSigningKey)';
    expect(settings['JWT_SIGNING_KEY']).toBe(id.startsWith('api') ? signs : undefined);
    for (const old of ['AzureWebJobsStorage', 'APPINSIGHTS_INSTRUMENTATIONKEY', 'DB_URI', 'POSTGRES_PASSWORD'])
      expect(settings[old]).toBeUndefined();
  }
});

test('names that are no settings of the server are those of App Service', () => {
  const strangers = apps.flatMap(({ settings }) => Object.keys(settings).filter((name) => !settingNames.some((known) => known === name)));
  expect(strangers.every((name) => /^WEBSITES?_/.test(name))).toBe(true);
});

test('the jobs know who they are, and bring the settings of the owner, of the bootstrap, of the rewrap, of the erasing or of staff', () => {
  for (const it of built) {
    const env = (id: string): Record<string, string> => {
      const list = at(Object.fromEntries(ofType(it, 'azurerm_container_app_job')), `${id}.template.container.0.env`) as {
        name: string;
        value: string;
      }[];
      return onAzure(Object.fromEntries(list.map(({ name, value }) => [name, value])));
    };
    const migrate = env('migrate-job');
    expect(migrate).toMatchObject({
      NODE_ENV: 'production',
      DB_OWNER_USER: `longhouse-${it.environment}-us1-migrator`,
      DB_OWNER_CLIENT_ID: guid,
    });
    expect(databaseFor(settingsOf(migrateSettings, migrate), 'owner')).toMatchObject({ port: 5432, entra: true, client_id: guid });
    const bootstrap = env('db-bootstrap-job');
    expect(settingsOf(bootstrapSettings, bootstrap).KEY_VAULT_URL).toMatch(/^https:/);
    expect(bootstrap['AZURE_POSTGRESQL_CONNECTIONSTRING']).toMatch(/ port=5432 .* user=longhouse-\w+-us1-dbadmin /);
    expect(bootstrap['DB_PRINCIPALS']?.split(',').map((one) => one.replace(/=.*-us1-/, '='))).toEqual([
      `owner=migrator/${guid}`,
      `app=api/${guid}`,
      `auth=auth/${guid}`,
      `staff=admin/${guid}`,
      `app=rewrapper/${guid}`,
    ]);
    expect(bootstrap['VAULT_SECRETS']).toBe('JwtSigningKey,PinPepper,CursorSecret,StaffSessionSecret');
    const rewrap = env('rewrap-job');
    expect(Object.keys(rewrap).toSorted()).toEqual([
      'AZURE_CLIENT_ID',
      'AZURE_POSTGRESQL_CONNECTIONSTRING',
      'DB_AUTH_CLIENT_ID',
      'DB_AUTH_USER',
      'KEY_VAULT_KEY_NAME',
      'KEY_VAULT_URL',
      'NODE_ENV',
    ]);
    const settings = settingsOf(rewrapSettings, rewrap);
    const base = `longhouse-${it.environment}-us1`;
    expect(databaseFor(settings, 'app')).toMatchObject({ user: `${base}-rewrapper`, port: 5432, entra: true });
    expect(databaseFor(settings, 'auth')).toMatchObject({ user: `${base}-auth`, port: 5432, entra: true, client_id: guid });
    expect(settings.KEY_VAULT_KEY_NAME).toBe('longhouse-kek');
    const staff = settingsOf(staffSettings, env('staff-job'));
    expect(databaseFor(staff, 'staff')).toMatchObject({ user: `${base}-admin`, port: 5432, entra: true, client_id: guid });
    const erase = settingsOf(eraseSettings, env('erase-job'));
    expect(databaseFor(erase, 'owner')).toMatchObject({ user: `${base}-migrator`, port: 5432, entra: true, client_id: guid });
    expect(databaseFor(erase, 'auth')).toMatchObject({ user: `${base}-auth`, port: 5432, entra: true, client_id: guid });
  }
});

test('a signing key that is being turned over is still verified with: the old version of the same secret', () => {
  const version = '0123456789abcdef0123456789abcdef';
  const it = build('longhouse', { ...prod, vault: { ...prod.vault, previousJwtVersion: version } });
  const api = settingsIn(ofType(it, 'azurerm_linux_web_app').find(([id]) => id === 'api-app')?.[1]);
  expect(api['JWT_PREVIOUS_SECRETS']).toBe(
    `@Microsoft.KeyVault(SecretUri=\${azurerm_key_vault.vault.vault_uri}secrets/JwtSigningKey/${version})`,
  );
  expect(examineSettings(onAzure(api)).faults).toEqual([]);
});

test('what is set outside the vault is nothing that the server calls a secret', () => {
  for (const { settings } of apps)
    for (const name of settingNames)
      if (settingOf(name).secret && settings[name] !== undefined) expect(settings[name]).toMatch(/^@Microsoft\.KeyVault\(SecretUri=/);
});

test('what the bootstrap is given is what its settings take', () => {
  for (const it of built) {
    const job = Object.fromEntries(ofType(it, 'azurerm_container_app_job'))['db-bootstrap-job'];
    const env = at(job, 'template.container.0.env') as { name: string; value: string }[];
    const { faults } = examineSettings(onAzure(Object.fromEntries(env.map(({ name, value }) => [name, value]))));
    expect(faults.filter((fault) => env.some(({ name }) => fault.startsWith(name)))).toEqual([]);
    expect(env.filter(({ name }) => !settingNames.some((known) => known === name))).toEqual([]);
  }
});

test('Entra External ID and staff by Entra ID are set whole, the latter with its secret in the vault', () => {
  const it = build('longhouse', {
    ...prod,
    supplied: [...prod.supplied, 'STAFF_ENTRA_CLIENT_SECRET'],
    entra: {
      issuer: 'https://longhouse.ciamlogin.com/x/v2.0',
      audience: guid,
      keysUrl: 'https://longhouse.ciamlogin.com/x/discovery/v2.0/keys',
    },
    staffEntra: { tenantId: guid, clientId: guid },
  });
  for (const [, app] of ofType(it, 'azurerm_linux_web_app')) expect(examineSettings(onAzure(settingsIn(app))).faults).toEqual([]);
  const admin = settingsIn(ofType(it, 'azurerm_linux_web_app').find(([id]) => id === 'admin-app')?.[1]);
  expect(admin).toMatchObject({
    STAFF_ENTRA_TENANT_ID: guid,
    STAFF_ENTRA_CLIENT_SECRET: expect.stringMatching(/secrets\/StaffEntraClientSecret\)$/),
  });
});
