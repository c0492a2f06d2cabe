import type { Values } from './settings.ts';
import { parseLibpq } from './libpq.ts';
import { sslFor } from './ssl.ts';
import { isUri, parseUri } from './uri.ts';

/**
 * How to connect. `entra`: the password is an Entra token, fetched for each new connection as the managed identity `client_id`
 * (unset: the app's own); the db room puts that function into `password`. `source` is the setting it came from.
 */
export interface Database {
  host: string;
  port: number;
  database: string;
  user: string;
  password?: string | (() => Promise<string>);
  ssl: boolean | { rejectUnauthorized: boolean };
  entra: boolean;
  client_id?: string;
  /** The role that the user takes on once connected: an identity signs in for the owner and by itself can do nothing. */
  as?: string;
  source: string;
}

/** One way to name the database; throws an Error that continues a sentence begun with the setting's name. */
export interface DatabaseSource {
  name: string;
  read(values: Values, production: boolean): Database | undefined;
}

const azureHost = /\.postgres\.database\.azure\.com$/i;

function portOf(text: string | undefined): number {
  const port = Number(text ?? 5432);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error('has a port that is not a number from 1 to 65535');
  return port;
}

/** Puts libpq's keywords together; `entra` says whether no password means a token. */
function fromKeywords(source: string, words: Record<string, string>, values: Values, production: boolean, entra: boolean): Database {
  const { host = words['hostaddr'], dbname, user, password } = words;
  if (host === undefined || dbname === undefined || user === undefined) throw new Error('must name host, dbname and user');
  if (host.includes(',')) throw new Error('names several hosts: name one');
  const byToken = password === undefined && (entra || azureHost.test(host));
  return {
    host: host.toLowerCase(),
    port: portOf(words['port']),
    database: dbname,
    user,
    ...(password !== undefined && { password }),
    ssl: sslFor(words['sslmode'] ?? words['ssl'], host, production),
    entra: byToken,
    ...(byToken && values.AZURE_CLIENT_ID !== undefined && { client_id: values.AZURE_CLIENT_ID }),
    source,
  };
}

/** The four ways, the first that is set wins. */
export const databaseSources: readonly DatabaseSource[] = [
  {
    name: 'AZURE_POSTGRESQL_CONNECTIONSTRING',
    read(values, production) {
      const text = values.AZURE_POSTGRESQL_CONNECTIONSTRING;
      if (text === undefined) return undefined;
      const words = isUri(text) ? parseUri(text) : parseLibpq(text);
      if (production && words['password'] !== undefined)
        throw new Error('holds a password: leave it out, production signs in with an Entra token');
      return fromKeywords('AZURE_POSTGRESQL_CONNECTIONSTRING', words, values, production, true);
    },
  },
  {
    name: 'DB_HOST',
    read(values, production) {
      const { DB_HOST: host, DB_USER: user, DB_NAME: dbname } = values;
      if (host === undefined && user === undefined && dbname === undefined) return undefined;
      if (host === undefined || user === undefined || dbname === undefined)
        throw new Error('goes together with DB_USER and DB_NAME: set all three');
      return fromKeywords('DB_HOST', { host, user, dbname, port: String(values.DB_PORT) }, values, production, true);
    },
  },
  {
    name: 'DB_URI',
    read: (values, production) =>
      values.DB_URI === undefined ? undefined : fromKeywords('DB_URI', parseUri(values.DB_URI), values, production, false),
  },
  {
    name: 'POSTGRES_HOST',
    read(values, production) {
      const { POSTGRES_HOST: host, POSTGRES_USER: user, POSTGRES_DB: dbname, POSTGRES_PASSWORD: password } = values;
      if (host === undefined) return undefined;
      const words = { host, user, dbname, port: String(values.POSTGRES_PORT), ...(password !== undefined && { password }) };
      return fromKeywords('POSTGRES_HOST', words, values, production, false);
    },
  },
];
