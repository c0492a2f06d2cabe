import { choice, choices, number, origins, processRoles, slug, text, texts, url, date, hosts, vaultNames } from '../kinds.ts';

/** What this process is, where it listens and what it offers. */
export const processSettings = {
  NODE_ENV: choice(
    'production',
    'development',
    'test',
  )('Where this runs; production refuses everything insecure.', { default: 'development' }),
  HOST: text('Address to listen on; a container needs 0.0.0.0.', { default: '127.0.0.1' }),
  PORT: number(0, 65_535)('Port to listen on; 0 takes any free one.', { default: 8080 }),
  PUBLIC_URL: url('Address under which clients reach the API; unset: the address it listens on.', {
    production: { required: processRoles, https: true },
  }),
  LONGHOUSE_DIR: text('Data folder of a machine without Azure: database, files, mail, secrets.', { default: '.longhouse' }),
  LONGHOUSE_ROLES: choices(...processRoles)('What this process does.', { default: ['api', 'admin', 'worker'] }),
  MODULES: choices(
    'repositories',
    'vehicles',
    'intake',
    'events',
  )('Products that this deployment offers.', {
    default: ['repositories', 'vehicles', 'intake', 'events'],
  }),
  CORS_ALLOWED_ORIGINS: origins('Origins of web apps that may call the API from a browser.', { default: [] }),
  ERASE_AFTER_DAYS: number(0, 365)('Days that an organisation marked for deletion is kept before its files and rows are removed.', {
    default: 30,
  }),
  LOG_LEVEL: choice('trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent')('Least level that is logged.', { default: 'info' }),
  GIT_ALLOWED_HOSTS: hosts(
    'Git hosts beside api.github.com, dev.azure.com, *.visualstudio.com and login.microsoftonline.com, as host or host:port.',
    { default: [] },
  ),
};

/** What the clients of the four old back ends need. */
export const legacySettings = {
  LEGACY_ORG_INTAKE: slug('Organisation of the old device sign-in; unset: the demo organisation, none in production.'),
  JWT_LEGACY_ORG: slug('Organisation that old tokens (without kid) belong to; unset: they are refused.'),
  JWT_LEGACY_UNTIL: date('Until when old tokens without exp are accepted; unset: never.'),
  LEGACY_TOKEN_DAYS: number(1, 365)('Days that a token of the old sign-in lives.', { default: 30 }),
};

/** What signs, keys and seals. Off production the unset ones are made and kept in the data folder. */
export const secretSettings = {
  JWT_SIGNING_KEY: text('Signs access tokens; at least 32 bytes.', { secret: true, production: { strong: true } }),
  JWT_SECRET: text('Old name: signs where JWT_SIGNING_KEY is unset, always verifies.', { secret: true, production: { strong: true } }),
  JWT_PREVIOUS_SECRETS: texts('Keys that still verify tokens, never sign.', { default: [], secret: true, production: { strong: true } }),
  PIN_PEPPER: text('Keys the hash of e-mail PINs and the fingerprints of credentials, and seals mail that waits.', {
    secret: true,
    production: { required: ['api', 'worker'], strong: true },
  }),
  CURSOR_SECRET: text('Signs the cursors of lists.', { secret: true, production: { required: ['api', 'worker'], strong: true } }),
  STAFF_SESSION_SECRET: text('Signs the sessions of the staff console.', {
    secret: true,
    production: { required: ['admin'], strong: true },
  }),
  STAFF_ENTRA_TENANT_ID: text('Our own Entra ID tenant, whose people may sign in to the console; unset: password and authenticator only.'),
  STAFF_ENTRA_CLIENT_ID: text('Application there that the console is registered as.'),
  STAFF_ENTRA_CLIENT_SECRET: text('Its client secret.', { secret: true }),
  STAFF_ENTRA_AUTHORITY: url('Where Entra ID is.', { default: 'https://login.microsoftonline.com', production: { https: true } }),
  PIN_EXP_MINUTES: number(1, 15)('Minutes that an e-mail PIN lives (at most 10 where it signs in).', { default: 15 }),
  KEY_VAULT_URL: url('Vault whose key wraps the organisation keys; unset: a local key file.', {
    production: { required: processRoles, https: true },
  }),
  KEY_VAULT_KEY_NAME: text('Name of that key (RSA, in Key Vault).', { production: { required: processRoles } }),
  VAULT_SECRETS: vaultNames('For db:bootstrap: the secrets that it makes in the vault, 48 random bytes each, where they are absent.', {
    default: [],
  }),
  VAULT_BLANK_SECRETS: vaultNames('For db:bootstrap: secrets left blank (= unset) where absent, so that references to them can be read.', {
    default: [],
  }),
  LOCAL_KEY_FILE: text('Key file instead of Key Vault; unset: one in the data folder.', {
    production: { refused: 'production wraps keys with Key Vault only' },
  }),
};
