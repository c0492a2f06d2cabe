import { number, principals, text } from '../kinds.ts';

/** Where the data is: the first that is set of the four wins; two that disagree are refused. None: the embedded server. */
export const databaseSettings = {
  AZURE_POSTGRESQL_CONNECTIONSTRING: text('host=… dbname=… user=… as Azure writes it; no password: an Entra token.'),
  DB_HOST: text('Database host, with an Entra token as password; needs DB_USER and DB_NAME.'),
  DB_PORT: number(1, 65_535)('Port of DB_HOST.', { default: 5432 }),
  DB_SESSION_PORT: number(
    1,
    65_535,
  )('Port of the database itself, which must be set where the other is a PgBouncer: the queue listens there.'),
  DB_USER: text('Database user of the application at DB_HOST.'),
  DB_NAME: text('Database at DB_HOST.'),
  DB_URI: text('postgresql://user:password@host:5432/db, also postgresql+psycopg://.', { secret: true }),
  POSTGRES_HOST: text('Old name of the database host, with a password.'),
  POSTGRES_PORT: number(1, 65_535)('Port of POSTGRES_HOST.', { default: 5432 }),
  POSTGRES_DB: text('Database at POSTGRES_HOST.', { default: 'gdohealth' }),
  POSTGRES_USER: text('Database user at POSTGRES_HOST.', { default: 'gdoadmin' }),
  POSTGRES_PASSWORD: text('Password at POSTGRES_HOST.', { secret: true }),
  DB_AUTH_USER: text('Database role for sign-in; unset: the base user, not in production.'),
  DB_AUTH_PASSWORD: text('Its password, where there is one.', { secret: true }),
  DB_AUTH_CLIENT_ID: text('Client id of the managed identity it connects as.'),
  DB_STAFF_USER: text('Database role for the console; unset: the base user, not in production.'),
  DB_STAFF_PASSWORD: text('Its password, where there is one.', { secret: true }),
  DB_STAFF_CLIENT_ID: text('Client id of the managed identity it connects as.'),
  DB_OWNER_USER: text('Database role for migrations and erasing; unset: the base user, not in production.'),
  DB_OWNER_PASSWORD: text('Its password, where there is one.', { secret: true }),
  DB_OWNER_CLIENT_ID: text('Client id of the managed identity it connects as.'),
  DB_POOL_MIN: number(0, 100)('Connections that the application pool keeps open.', { default: 1 }),
  DB_POOL_MAX: number(1, 500)('Most connections of the application pool (auth 4, staff 2, queue 2 beside it).', { default: 10 }),
  DB_PRINCIPALS: principals('For db:bootstrap: the Entra identities that sign in, as role=name/object-id (owner, app, auth, staff).', {
    default: [],
  }),
  TEST_DB_URI: text('Server that the tests use instead of the embedded one.', { secret: true }),
};
