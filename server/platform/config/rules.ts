import { resolveDatabase } from './database.ts';
import type { ProcessRole } from './kinds.ts';
import { settingNames, settingOf, type SettingName, type Values } from './settings.ts';
import { weakness } from './strength.ts';

/** What a rule found: one sentence each, without a secret's value. */
export interface Findings {
  faults: string[];
  warnings: string[];
}

const howToMake = 'make one with: openssl rand -base64 48';
const doesOneOf = (values: Values, roles: readonly ProcessRole[]): boolean => roles.some((role) => values.LONGHOUSE_ROLES.includes(role));

/** The production rule that each setting carries. */
function ofEach(values: Values, skip: ReadonlySet<SettingName>): string[] {
  return settingNames
    .filter((name) => !skip.has(name))
    .flatMap((name) => {
      const { required, refused, https, strong } = settingOf(name).production;
      const value = values[name];
      if (value === undefined) {
        return required && doesOneOf(values, required) ? [`${name} must be set in production${strong ? `: ${howToMake}` : ''}.`] : [];
      }
      if (refused !== undefined) return [`${name} must not be set: ${refused}.`];
      if (https && !String(value).startsWith('https://')) return [`${name} must begin with https:// in production.`];
      const weak =
        strong &&
        [value]
          .flat()
          .map((one) => weakness(String(one)))
          .find((why) => why !== undefined);
      return weak ? [`${name} ${weak}: ${howToMake}.`] : [];
    });
}

const keys = ['JWT_SIGNING_KEY', 'JWT_SECRET', 'PIN_PEPPER', 'CURSOR_SECRET', 'STAFF_SESSION_SECRET'] as const;

/** Two keys with one value: who learns the one may forge the other. The two JWT names may agree. */
function sharedSecrets(values: Values): string[] {
  return keys.flatMap((name, i) =>
    keys
      .slice(i + 1)
      .filter(
        (other) => values[name] !== undefined && values[name] === values[other] && !(name.startsWith('JWT') && other.startsWith('JWT')),
      )
      .map((other) => `${name} and ${other} hold the same value: give each a secret of its own.`),
  );
}

/** What production asks of several settings together. */
function inProduction(values: Values): Findings {
  const faults = sharedSecrets(values);
  const warnings: string[] = [];
  const serves = doesOneOf(values, ['api', 'worker']);
  if (values.LONGHOUSE_ROLES.includes('api') && values.JWT_SIGNING_KEY === undefined && values.JWT_SECRET === undefined) {
    faults.push(`JWT_SIGNING_KEY must be set in production: ${howToMake}.`);
  }
  if (values.ASSETS_BLOB_CONNECTION !== undefined && !values.ALLOW_BLOB_CONNECTION_STRING) {
    faults.push(
      'ASSETS_BLOB_CONNECTION must not be set in production: set ASSETS_BLOB_ACCOUNT_URL (or ALLOW_BLOB_CONNECTION_STRING=true).',
    );
  } else if (values.ASSETS_BLOB_ACCOUNT_URL === undefined && values.ASSETS_BLOB_CONNECTION === undefined) {
    faults.push('ASSETS_BLOB_ACCOUNT_URL must be set in production.');
  }
  const mails = values.SENDGRID_KEY !== undefined || values.SMTP_URL !== undefined;
  if (serves && !mails) warnings.push('No mail will leave: set SENDGRID_KEY or SMTP_URL.');
  if (mails && values.MAIL_FROM.includes('@localhost'))
    faults.push('MAIL_FROM must be set in production: an address your mail service may send from.');
  return { faults, warnings };
}

/**
 * The database: which one, and in production a user of its own for each role this process needs. A command may be any one of them, a server
 * is the app.
 */
function ofDatabase(values: Values, command: boolean): Findings {
  const { database, faults } = resolveDatabase(values);
  if (values.NODE_ENV !== 'production' || !database) return { faults, warnings: [] };
  const serves = doesOneOf(values, ['api', 'worker']);
  const roles = [
    ...(serves ? (['DB_AUTH_USER'] as const) : []),
    ...(values.LONGHOUSE_ROLES.includes('admin') ? (['DB_STAFF_USER'] as const) : []),
  ];
  for (const name of roles)
    if (values[name] === undefined) faults.push(`${name} must be set in production: each database role has its own user.`);
  for (const name of ['DB_AUTH_USER', 'DB_STAFF_USER', 'DB_OWNER_USER'] as const) {
    if (serves && !command && values[name] === database.user)
      faults.push(`${name} is the user of ${database.source} as well: give the role a user of its own.`);
  }
  const warnings =
    database.password === undefined ? [] : [`${database.source} signs in with a password; on Azure, leave it out and use Entra.`];
  return { faults, warnings };
}

/** Everything that is checked once all values are read; `skip` are the settings whose value was already refused. */
export function rulesOf(values: Values, skip: ReadonlySet<SettingName>, command: boolean): Findings {
  const production = values.NODE_ENV === 'production';
  const together = production ? inProduction(values) : { faults: [], warnings: [] };
  const database = [...skip].some((name) => /^(?:DB_|POSTGRES_|AZURE_POSTGRESQL)/.test(name))
    ? { faults: [], warnings: [] }
    : ofDatabase(values, command);
  const faults = [...(production ? ofEach(values, skip) : []), ...together.faults, ...database.faults];
  if (values.ASSETS_BLOB_ACCOUNT_URL !== undefined && values.ASSETS_BLOB_CONNECTION !== undefined) {
    faults.push('ASSETS_BLOB_ACCOUNT_URL and ASSETS_BLOB_CONNECTION are both set: unset one of them.');
  }
  const entra = [values.ENTRA_ISSUER, values.ENTRA_AUDIENCE, values.ENTRA_JWKS_URL].filter((value) => value !== undefined).length;
  if (entra !== 0 && entra !== 3) faults.push('ENTRA_ISSUER, ENTRA_AUDIENCE and ENTRA_JWKS_URL go together: set all three or none.');
  if (values.DB_POOL_MIN > values.DB_POOL_MAX) faults.push('DB_POOL_MIN is more than DB_POOL_MAX.');
  return { faults, warnings: [...together.warnings, ...database.warnings] };
}
