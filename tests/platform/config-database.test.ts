import { expect, test } from '@jest/globals';
import {
  databaseFor,
  databaseOf,
  examineSettings,
  readSettings,
  SettingsFault,
  type Database,
  type Settings,
  withSession,
} from '../../server/platform/config/index.ts';

const of = (env: Record<string, string>): Database | undefined => databaseOf(readSettings(env));
const azure = 'host=h.postgres.database.azure.com port=5432 dbname=postgres user=fastapi-backend-dev sslmode=require';

test('no database setting means the embedded server', () => {
  expect(of({})).toBeUndefined();
  expect(databaseFor(readSettings({}), 'auth')).toBeUndefined();
});

test('a production command that needs only a database gets one or a refusal, whatever else is unset', () => {
  const production = (env: Record<string, string>): Settings => examineSettings({ NODE_ENV: 'production', ...env }).settings;
  expect(() => databaseFor(production({}), 'owner')).toThrow(/^No database is set/);
  expect(databaseFor(production({ AZURE_POSTGRESQL_CONNECTIONSTRING: azure, DB_OWNER_USER: 'migrator' }), 'owner')?.user).toBe('migrator');
});

test('AZURE_POSTGRESQL_CONNECTIONSTRING as Azure writes it: libpq keywords, verified TLS, an Entra token of the app', () => {
  expect(of({ AZURE_POSTGRESQL_CONNECTIONSTRING: azure, AZURE_CLIENT_ID: 'id' })).toEqual({
    host: 'h.postgres.database.azure.com',
    port: 5432,
    database: 'postgres',
    user: 'fastapi-backend-dev',
    ssl: { rejectUnauthorized: true },
    entra: true,
    client_id: 'id',
    source: 'AZURE_POSTGRESQL_CONNECTIONSTRING',
  });
});

test('AZURE_POSTGRESQL_CONNECTIONSTRING may be an address too', () => {
  const found = of({ AZURE_POSTGRESQL_CONNECTIONSTRING: 'postgres://app@h.example.com/db?sslmode=verify-full' });
  expect(found).toMatchObject({ host: 'h.example.com', port: 5432, database: 'db', user: 'app', entra: true });
});

test('DB_HOST, DB_USER and DB_NAME sign in with a token, and go together', () => {
  expect(of({ DB_HOST: 'H.example.com', DB_USER: 'u', DB_NAME: 'n' })).toMatchObject({
    host: 'h.example.com',
    port: 5432,
    user: 'u',
    database: 'n',
    entra: true,
  });
  expect(() => of({ DB_HOST: 'h', DB_USER: 'u' })).toThrow('DB_HOST goes together with DB_USER and DB_NAME: set all three.');
  expect(() => of({ DB_NAME: 'n' })).toThrow(SettingsFault);
});

test.each(['postgresql+psycopg://', 'postgresql+psycopg2://', 'postgresql://', 'postgres://'])('DB_URI is read with %s', (scheme) => {
  expect(of({ DB_URI: `${scheme}me%40x:p%2Fw%3F@db.example.com:6543/da%20ta?sslmode=require` })).toEqual({
    host: 'db.example.com',
    port: 6543,
    database: 'da ta',
    user: 'me@x',
    password: 'p/w?',
    ssl: { rejectUnauthorized: true },
    entra: false,
    source: 'DB_URI',
  });
});

test('DB_URI without a password asks for a token on Azure only', () => {
  expect(of({ DB_URI: 'postgresql://u@h.postgres.database.azure.com/d' })?.entra).toBe(true);
  expect(of({ DB_URI: 'postgresql://u@db.example.com/d' })?.entra).toBe(false);
  expect(of({ DB_URI: 'postgresql://u@[::1]:5433/d' })).toMatchObject({ host: '::1', port: 5433, ssl: false });
  expect(of({ DB_URI: 'postgresql:///d?user=u&host=/var/run/postgresql' })).toMatchObject({ host: '/var/run/postgresql', ssl: false });
});

test.each([
  ['mysql://u:p@h/d', /^DB_URI must be an address such as/],
  ['postgresql://u:p%@h/d', /^DB_URI has a % that is no percent-code/],
  ['postgresql://u:p@h:99999/d', /^DB_URI must be an address such as/],
  ['postgresql://h/d', /^DB_URI must name host, dbname and user/],
  ['postgresql://u:p@h', /^DB_URI must name host, dbname and user/],
  ['postgresql://u:p@h/d?sslmod=require', /^DB_URI has a keyword that PostgreSQL does not know/],
  ['postgresql://u:p@h/d?port=x', /^DB_URI has a port that is not a number/],
])('%s is refused in a sentence', (uri, sentence) => {
  expect(() => of({ DB_URI: uri })).toThrow(sentence);
});

test('POSTGRES_HOST comes with the old defaults, which alone mean nothing', () => {
  expect(of({ POSTGRES_HOST: 'pg.example.com', POSTGRES_PASSWORD: 'p' })).toMatchObject({
    database: 'gdohealth',
    user: 'gdoadmin',
    password: 'p',
    ssl: { rejectUnauthorized: true },
    source: 'POSTGRES_HOST',
  });
  expect(of({ POSTGRES_USER: 'x', POSTGRES_PASSWORD: 'p' })).toBeUndefined();
});

test('the order is Azure, DB_HOST, DB_URI, POSTGRES_HOST where all agree', () => {
  const env: Record<string, string> = {
    AZURE_POSTGRESQL_CONNECTIONSTRING: 'host=h dbname=d user=u',
    DB_HOST: 'H',
    DB_USER: 'u',
    DB_NAME: 'd',
    DB_URI: 'postgresql://u:p@h/d',
    POSTGRES_HOST: 'h',
    POSTGRES_USER: 'u',
    POSTGRES_DB: 'd',
  };
  for (const [winner, ...away] of [
    ['AZURE_POSTGRESQL_CONNECTIONSTRING', 'AZURE_POSTGRESQL_CONNECTIONSTRING'],
    ['DB_HOST', 'DB_HOST', 'DB_USER', 'DB_NAME'],
    ['DB_URI', 'DB_URI'],
    ['POSTGRES_HOST'],
  ]) {
    expect(of(env)?.source).toBe(winner);
    for (const name of away) delete env[name];
  }
});

test('two that disagree are refused with both names and what differs', () => {
  const env = { DB_HOST: 'h', DB_USER: 'u', DB_NAME: 'd' };
  const refusal = (more: Record<string, string>): string[] => {
    try {
      readSettings({ ...env, ...more });
      return [];
    } catch (error) {
      return (error as SettingsFault).faults;
    }
  };
  expect(refusal({ DB_URI: 'postgresql://u:p@h/d' })).toEqual([]);
  expect(refusal({ DB_URI: 'postgresql://u:p@other/d' })).toEqual(['DB_HOST and DB_URI disagree on host: unset one of them.']);
  expect(refusal({ DB_URI: 'postgresql://v:p@h/e' })).toEqual(['DB_HOST and DB_URI disagree on database, user: unset one of them.']);
  expect(refusal({ AZURE_POSTGRESQL_CONNECTIONSTRING: 'host=h dbname=d user=u port=6432', POSTGRES_HOST: 'h' })).toEqual([
    'AZURE_POSTGRESQL_CONNECTIONSTRING and DB_HOST disagree on port: unset one of them.',
    'AZURE_POSTGRESQL_CONNECTIONSTRING and POSTGRES_HOST disagree on port, database, user: unset one of them.',
  ]);
});

test.each([
  ['127.0.0.1', '', false],
  ['localhost', 'disable', false],
  ['localhost', 'require', { rejectUnauthorized: true }],
  ['db.example.com', '', { rejectUnauthorized: true }],
  ['db.example.com', 'require', { rejectUnauthorized: true }],
  ['db.example.com', 'verify-ca', { rejectUnauthorized: true }],
  ['db.example.com', 'verify-full', { rejectUnauthorized: true }],
])('TLS to %s with sslmode=%s', (host, mode, ssl) => {
  expect(of({ DB_URI: `postgresql://u:p@${host}/d${mode && `?sslmode=${mode}`}` })?.ssl).toEqual(ssl);
});

test.each([
  ['db.example.com', 'disable', 'is for a server on this machine'],
  ['localhost.example.com', 'disable', 'is for a server on this machine'],
  ['localhost', 'prefer', 'not one of disable, require'],
  ['db.example.com', 'allow', 'not one of disable, require'],
  ['db.example.com', 'no-verify', 'not one of disable, require'],
])('TLS to %s with sslmode=%s is refused', (host, mode, why) => {
  expect(() => of({ DB_URI: `postgresql://u:p@${host}/d?sslmode=${mode}` })).toThrow(why);
});

test('each role has the winning server with its own user, password or identity', () => {
  const entra = readSettings({
    AZURE_POSTGRESQL_CONNECTIONSTRING: azure,
    AZURE_CLIENT_ID: 'app-id',
    DB_AUTH_USER: 'auth',
    DB_AUTH_CLIENT_ID: 'auth-id',
  });
  expect(databaseFor(entra, 'auth')).toEqual({ ...databaseOf(entra), user: 'auth', client_id: 'auth-id', source: 'DB_AUTH_USER' });
  expect(databaseFor(entra, 'app')).toEqual(databaseOf(entra));
  const byPassword = readSettings({
    DB_URI: 'postgresql://u:p@localhost/d',
    DB_OWNER_USER: 'o',
    DB_OWNER_PASSWORD: 'op',
    DB_STAFF_USER: 's',
  });
  expect(databaseFor(byPassword, 'owner')).toMatchObject({ host: 'localhost', user: 'o', password: 'op', entra: false });
  expect(() => databaseFor(byPassword, 'staff')).toThrow('DB_STAFF_USER needs DB_STAFF_PASSWORD.');
});

test('a role identity never inherits the identity or the password of the application', () => {
  const settings = readSettings({ AZURE_POSTGRESQL_CONNECTIONSTRING: azure, AZURE_CLIENT_ID: 'app-id', DB_AUTH_USER: 'auth' });
  expect(databaseFor(settings, 'auth')).not.toHaveProperty('client_id');
});

test('a role without a user is the base user off production and refused in production', () => {
  const settings = readSettings({ DB_URI: 'postgresql://u:p@localhost/d' });
  expect(databaseFor(settings, 'owner')).toEqual(databaseOf(settings));
  expect(() => databaseFor({ ...settings, production: true }, 'owner')).toThrow(/^DB_OWNER_USER is not set/);
});

test('past a pooler goes what needs a session: same server, same user, the port of the database itself', () => {
  const pooled = readSettings({ AZURE_POSTGRESQL_CONNECTIONSTRING: azure.replace('port=5432', 'port=6432'), DB_SESSION_PORT: '5432' });
  const database = databaseOf(pooled) as Database;
  expect(database.port).toBe(6432);
  expect(withSession(pooled, database)).toEqual({ ...database, port: 5432 });
  expect(withSession({ DB_SESSION_PORT: undefined }, database)).toEqual(database);
});
