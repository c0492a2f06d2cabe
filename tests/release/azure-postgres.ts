import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { startPostgres } from '../../server/local/postgres.ts';
import type { Principal } from '../../server/release/principals.ts';
import { newFolder } from '../local/programs/processes.ts';
import { makeTls } from '../support/tls.ts';

/** A server as Azure hands it over: an administrator who is no superuser, an empty database, and a way to make principals. */
export interface AzurePostgres {
  host: string;
  port: number;
  /** Runs SQL as the superuser, whom on Azure nobody is. */
  sql<R extends pg.QueryResultRow = pg.QueryResultRow>(text: string, database?: string): Promise<R[]>;
  /** The setting DB_URI of somebody who signs in; the token of a principal is its password here. */
  uri(user: string, database?: string): string;
  /** The settings of the API in production there, as the infrastructure gives them; `user` signs in for the application. */
  production(user?: string): Record<string, string>;
  /** One connection as somebody. */
  as(user: string, database?: string): Promise<pg.Client>;
  close(): Promise<void>;
}

export const database = 'longhouse';
export const administrator = 'id-longhouse-dbadmin';

const oid = (digit: number): string => `0000000${digit}-0000-4000-8000-00000000000${digit}`;

/** The identities of the house, as the infrastructure makes them. */
export const principals: Principal[] = [
  { role: 'owner', name: 'id-longhouse-migrator', object_id: oid(1) },
  { role: 'app', name: 'id-longhouse-api', object_id: oid(2) },
  { role: 'auth', name: 'id-longhouse-auth', object_id: oid(3) },
  { role: 'staff', name: 'id-longhouse-admin', object_id: oid(4) },
];
export const setting = principals.map(({ role, name, object_id }) => `${role}=${name}/${object_id}`).join(',');

/** Azure's own function makes a role that signs in with a token, labelled with the identity it belongs to; here its token is its name. */
export const pgaadauth = (rights: 'definer' | 'invoker'): string => `
  create or replace function label_principal(name text, oid text) returns void language plpgsql security definer set allow_system_table_mods = on as $$ begin
    insert into pg_shseclabel (objoid, classoid, provider, label)
      select r.oid, 'pg_authid'::regclass, 'pgaadauth', format('aadauth,oid=%s,type=service', $2) from pg_roles r where r.rolname = $1;
  end $$;
  create or replace function pgaadauth_create_principal_with_oid(name text, oid text, kind text, admin boolean, mfa boolean) returns text
  language plpgsql security ${rights} as $$ begin
    execute format('create role %I login password %L', name, name);
    perform label_principal($1, $2);
    return 'Created role for ' || name;
  end $$`;

/** Starts it. Nobody could look up whether on Azure the administrator has a say over the principals that Azure's function made: here it has none. */
export async function startAzurePostgres(): Promise<AzurePostgres> {
  const dir = newFolder();
  const server = await startPostgres({ dir, durable: false });
  const { host, port } = server;
  const run = async <R extends pg.QueryResultRow>(user: string, password: string, text: string, name: string): Promise<R[]> => {
    const client = new pg.Client({ host, port, user, password, database: name });
    await client.connect();
    try {
      return ((await client.query(text)) as unknown as { rows: R[] }).rows;
    } finally {
      await client.end();
    }
  };
  const sql: AzurePostgres['sql'] = (text, name = 'postgres') => run('postgres', server.password, text, name);
  await sql('create role azure_pg_admin nologin createrole createdb');
  await sql(`create role "${administrator}" login createrole createdb password '${administrator}' in role azure_pg_admin`);
  await sql(`create database ${database} owner azure_pg_admin`);
  await sql(pgaadauth('definer'));
  const tls = await makeTls();
  await encrypt(server.dataDir, tls, sql);
  const uri = (user: string, name = database): string => `postgresql://${user}:${user}@${host}:${port}/${name}`;
  return {
    host,
    port,
    sql,
    uri,
    production: (user = nameOf('app')) => ({
      ...productionSettings(),
      DB_URI: `${uri(user)}?sslmode=require`,
      NODE_EXTRA_CA_CERTS: tls.files.cert,
    }),
    as: async (user, name = database) => {
      const client = new pg.Client({ host, port, user, password: user, database: name });
      await client.connect();
      return client;
    },
    close: async () => {
      await server.stop();
      tls.remove();
      fs.rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** TLS, which production insists on. The server's own user must own the key. */
async function encrypt(dataDir: string, tls: { cert: string; key: string }, sql: AzurePostgres['sql']): Promise<void> {
  const { uid, gid } = fs.statSync(dataDir);
  for (const [name, text] of Object.entries({ 'server.crt': tls.cert, 'server.key': tls.key })) {
    fs.writeFileSync(path.join(dataDir, name), text, { mode: 0o600 });
    fs.chownSync(path.join(dataDir, name), uid, gid);
  }
  await sql('alter system set ssl = on');
  await sql('select pg_reload_conf()');
}

export const nameOf = (role: Principal['role']): string => principals.find((one) => one.role === role)!.name;

/** Everything but the database; nothing outside is asked at the start. */
function productionSettings(): Record<string, string> {
  const secret = (): string => randomBytes(48).toString('base64url');
  return {
    NODE_ENV: 'production',
    PORT: '0',
    LONGHOUSE_ROLES: 'api,worker',
    PUBLIC_URL: 'https://api.longhouse.example',
    JWT_SIGNING_KEY: secret(),
    PIN_PEPPER: secret(),
    CURSOR_SECRET: secret(),
    KEY_VAULT_URL: 'https://longhouse.vault.invalid',
    KEY_VAULT_KEY_NAME: 'organisation-keys',
    ASSETS_BLOB_ACCOUNT_URL: 'https://longhouse.blob.invalid',
    DB_AUTH_USER: nameOf('auth'),
    DB_AUTH_PASSWORD: nameOf('auth'),
    DB_OWNER_USER: nameOf('owner'),
    DB_OWNER_PASSWORD: nameOf('owner'),
  };
}
