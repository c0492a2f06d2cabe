import { type Blobs, containers } from './blobs.ts';
import type { Database } from './database.ts';
import { deployment } from './deployment.ts';
import type { Environment } from './environment-shape.ts';
import { type EverySetting, fromVault, type Given, ifSet, is, unneeded } from './given.ts';
import type { Identities } from './identities.ts';
import type { SecretSetting } from './secrets.ts';
import type { Vault } from './vault.ts';
import type { Watch } from './watch.ts';

/** The rooms that a setting may speak of. */
export interface Rooms {
  environment: Environment;
  identities: Identities;
  database: Database;
  vault: Vault;
  blobs: Blobs;
  watch: Watch;
}

const noPassword = 'Entra tokens take the place of passwords';
const oneDatabase = 'AZURE_POSTGRESQL_CONNECTIONSTRING says where the database is';
const otherApp = 'belongs to the other app';
const default_ = 'the default holds';
const onlyBootstrap = 'only the job db-bootstrap makes roles and secrets';

/** What both apps are given alike. */
function common({ environment, database, vault, blobs, watch }: Rooms) {
  const { logs, modules, corsOrigins, gitHosts, model, legacy } = environment;
  const list = (values: readonly string[]): Given => ifSet(values.join(','), 'the list is empty');
  return {
    NODE_ENV: is('production'),
    HOST: is('0.0.0.0'),
    PORT: is(8080),
    LONGHOUSE_DIR: unneeded('nothing is kept on the disk of an app'),
    MODULES: list(modules),
    CORS_ALLOWED_ORIGINS: list(corsOrigins),
    LOG_LEVEL: is(logs.level),
    GIT_ALLOWED_HOSTS: list(gitHosts),
    DB_SESSION_PORT: database.port === 5432 ? unneeded('there is no pooler') : is(5432),
    DB_HOST: unneeded(oneDatabase),
    DB_PORT: unneeded(oneDatabase),
    DB_USER: unneeded(oneDatabase),
    DB_NAME: unneeded(oneDatabase),
    DB_URI: unneeded(oneDatabase),
    POSTGRES_HOST: unneeded(oneDatabase),
    POSTGRES_PORT: unneeded(oneDatabase),
    POSTGRES_DB: unneeded(oneDatabase),
    POSTGRES_USER: unneeded(oneDatabase),
    POSTGRES_PASSWORD: unneeded(noPassword),
    DB_AUTH_PASSWORD: unneeded(noPassword),
    DB_STAFF_PASSWORD: unneeded(noPassword),
    DB_OWNER_USER: unneeded('only the jobs that migrate and erase are the owner'),
    DB_OWNER_PASSWORD: unneeded(noPassword),
    DB_OWNER_CLIENT_ID: unneeded('only the jobs that migrate and erase are the owner'),
    DB_PRINCIPALS: unneeded(onlyBootstrap),
    VAULT_SECRETS: unneeded(onlyBootstrap),
    VAULT_BLANK_SECRETS: unneeded(onlyBootstrap),
    STAFF_ENTRA_AUTHORITY: unneeded(default_),
    DB_POOL_MIN: unneeded(default_),
    DB_POOL_MAX: is(environment.database.poolMax),
    TEST_DB_URI: unneeded('no tests run there'),
    PIN_EXP_MINUTES: is(15),
    KEY_VAULT_URL: is(vault.url),
    KEY_VAULT_KEY_NAME: is(vault.keyName),
    LOCAL_KEY_FILE: unneeded('the vault wraps keys'),
    ASSETS_BLOB_ACCOUNT_URL: is(blobs.url),
    ASSETS_BLOB_CONNECTION: unneeded('the account takes no keys'),
    ALLOW_BLOB_CONNECTION_STRING: unneeded('the account takes no keys'),
    ASSETS_CONTAINER_MOD_DOCS: is(containers.ASSETS_CONTAINER_MOD_DOCS),
    ASSETS_CONTAINER_SERVICE_DOCS: is(containers.ASSETS_CONTAINER_SERVICE_DOCS),
    ASSETS_CONTAINER_UPLOADS: is(containers.ASSETS_CONTAINER_UPLOADS),
    ASSETS_CONTAINER_REPORTS: is(containers.ASSETS_CONTAINER_REPORTS),
    SMTP_URL: unneeded('SendGrid sends the mail'),
    MAIL_FROM: is(deployment.mailFrom),
    OPENAI_BASE_URL: ifSet(model.url, 'OpenAI itself is asked'),
    OPENAI_MODEL: is(model.name),
    OPENAI_TRANSCRIBE_MODEL: is(model.transcribe),
    APPLICATIONINSIGHTS_CONNECTION_STRING: is(watch.connectionString),
    OTEL_EXPORTER_OTLP_ENDPOINT: unneeded('measures go to Application Insights'),
    LEGACY_ORG_INTAKE: ifSet(legacy.intakeOrg, 'no clients of the old intake'),
    JWT_LEGACY_ORG: ifSet(legacy.jwtOrg, 'no tokens of the old back ends'),
    JWT_LEGACY_UNTIL: ifSet(legacy.jwtUntil, 'no tokens of the old back ends'),
    LEGACY_TOKEN_DAYS: unneeded(default_),
    ERASE_AFTER_DAYS: unneeded(default_),
    PIN_PEPPER: fromVault('PIN_PEPPER'),
  } satisfies Partial<EverySetting>;
}

const ifSupplied = ({ supplied }: Environment, secret: SecretSetting): Given =>
  supplied.some((name) => name === secret) ? fromVault(secret) : unneeded('not among the secrets that the deployer supplies');

/** Every setting of the API and its workers. */
export function apiSettings(rooms: Rooms, publicUrl: string): EverySetting {
  const { environment, identities, database } = rooms;
  const { entra } = environment;
  const version = environment.vault.previousJwtVersion;
  const byEntra = (value: string | undefined): Given => ifSet(value, 'nobody signs in by Entra External ID');
  return {
    ...common(rooms),
    LONGHOUSE_ROLES: is('api,worker'),
    PUBLIC_URL: is(publicUrl),
    AZURE_CLIENT_ID: is(identities.api.clientId),
    AZURE_POSTGRESQL_CONNECTIONSTRING: is(database.connectionString(identities.api, 'pooled')),
    DB_AUTH_USER: is(identities.auth.name),
    DB_AUTH_CLIENT_ID: is(identities.auth.clientId),
    DB_STAFF_USER: unneeded(otherApp),
    DB_STAFF_CLIENT_ID: unneeded(otherApp),
    JWT_SIGNING_KEY: fromVault('JWT_SIGNING_KEY'),
    JWT_SECRET: ifSupplied(environment, 'JWT_SECRET'),
    JWT_PREVIOUS_SECRETS: version === null ? unneeded('no key is being turned over') : { secret: 'JWT_SIGNING_KEY', version },
    CURSOR_SECRET: fromVault('CURSOR_SECRET'),
    STAFF_SESSION_SECRET: unneeded(otherApp),
    SENDGRID_KEY: ifSupplied(environment, 'SENDGRID_KEY'),
    OPENAI_API_KEY: ifSupplied(environment, 'OPENAI_API_KEY'),
    ENTRA_ISSUER: byEntra(entra?.issuer),
    ENTRA_AUDIENCE: byEntra(entra?.audience),
    ENTRA_JWKS_URL: byEntra(entra?.keysUrl),
    STAFF_ENTRA_TENANT_ID: unneeded(otherApp),
    STAFF_ENTRA_CLIENT_ID: unneeded(otherApp),
    STAFF_ENTRA_CLIENT_SECRET: unneeded(otherApp),
  };
}

/** Every setting of the staff console. It signs in to the database as staff and as nobody else. */
export function adminSettings(rooms: Rooms, publicUrl: string): EverySetting {
  const { environment, identities, database } = rooms;
  const byEntra = (value: string | undefined): Given => ifSet(value, 'password and authenticator only');
  return {
    ...common(rooms),
    LONGHOUSE_ROLES: is('admin'),
    PUBLIC_URL: is(publicUrl),
    AZURE_CLIENT_ID: is(identities.admin.clientId),
    AZURE_POSTGRESQL_CONNECTIONSTRING: is(database.connectionString(identities.admin, 'pooled')),
    DB_AUTH_USER: unneeded(otherApp),
    DB_AUTH_CLIENT_ID: unneeded(otherApp),
    DB_STAFF_USER: is(identities.admin.name),
    DB_STAFF_CLIENT_ID: is(identities.admin.clientId),
    JWT_SIGNING_KEY: unneeded(otherApp),
    JWT_SECRET: unneeded(otherApp),
    JWT_PREVIOUS_SECRETS: unneeded(otherApp),
    CURSOR_SECRET: unneeded(otherApp),
    STAFF_SESSION_SECRET: fromVault('STAFF_SESSION_SECRET'),
    SENDGRID_KEY: unneeded(otherApp),
    OPENAI_API_KEY: unneeded(otherApp),
    ENTRA_ISSUER: unneeded(otherApp),
    ENTRA_AUDIENCE: unneeded(otherApp),
    ENTRA_JWKS_URL: unneeded(otherApp),
    STAFF_ENTRA_TENANT_ID: byEntra(environment.staffEntra?.tenantId),
    STAFF_ENTRA_CLIENT_ID: byEntra(environment.staffEntra?.clientId),
    STAFF_ENTRA_CLIENT_SECRET: ifSupplied(environment, 'STAFF_ENTRA_CLIENT_SECRET'),
  };
}
