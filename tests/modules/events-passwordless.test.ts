import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { buildApp } from '../../server/app.ts';
import { admission } from '../../server/modules/identity/index.ts';
import { modules } from '../../server/modules/index.ts';
import { databaseFor, readSettings } from '../../server/platform/config/index.ts';
import { Db } from '../../server/platform/db/index.ts';
import { listen, type Listening } from '../../server/platform/http/index.ts';
import { openWorld, type World } from '../support/world.ts';

/** What App Service tells a program about where its managed identity gets tokens. */
const identityNames = ['IDENTITY_ENDPOINT', 'IDENTITY_HEADER'] as const;

let world: World;
let tokens: http.Server;
let db: Db;
let house: Listening;
const asked: { resource: string | null; client_id: string | null; header: unknown }[] = [];
const roles: string[] = [];

/** A database login that takes this token and nothing else, and may what `like` may; as pgaadauth makes them on Azure. */
async function loginByToken(like: string): Promise<{ user: string; token: string }> {
  const user = `${like}_${randomBytes(4).toString('hex')}`;
  const token = randomBytes(300).toString('base64url');
  await world.database.sql(`create role ${user} login password '${token}' in role ${like}`);
  roles.push(user);
  return { user, token };
}

beforeAll(async () => {
  world = await openWorld();
  const [app, auth] = [await loginByToken('longhouse_app'), await loginByToken('longhouse_auth')];
  tokens = http.createServer((req, res) => {
    const query = new URL(req.url ?? '/', 'http://local').searchParams;
    asked.push({ resource: query.get('resource'), client_id: query.get('client_id'), header: req.headers['x-identity-header'] });
    const access_token = query.get('client_id') === 'the-auth-identity' ? auth.token : app.token;
    res.setHeader('content-type', 'application/json');
    res.end(JSON.stringify({ access_token, expires_on: `${Math.floor(Date.now() / 1000) + 3600}`, token_type: 'Bearer' }));
  });
  await new Promise<void>((resolve) => tokens.listen(0, '127.0.0.1', resolve));
  process.env['IDENTITY_ENDPOINT'] = `http://127.0.0.1:${(tokens.address() as AddressInfo).port}/msi/token`;
  process.env['IDENTITY_HEADER'] = 'the-header-of-app-service';

  const { host, port, database } = world.database.roles.app;
  const settings = readSettings({
    AZURE_POSTGRESQL_CONNECTIONSTRING: `host=${host} port=${port} dbname=${database} user=${app.user} sslmode=disable`,
    AZURE_CLIENT_ID: 'the-app-identity',
    DB_AUTH_USER: auth.user,
    DB_AUTH_CLIENT_ID: 'the-auth-identity',
  });
  const databases = { app: databaseFor(settings, 'app')!, auth: databaseFor(settings, 'auth')! };
  expect(JSON.stringify(databases)).not.toContain('password');
  db = new Db({
    database: (role) => databases[role as 'app' | 'auth'],
    pool: { min: 0, max: 2 },
    onTrouble: () => {},
  });
  const tools = { ...world.tools, db };
  house = await listen(buildApp({ modules, tools, admission: admission(tools), checks: [] }), { port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
  for (const name of identityNames) delete process.env[name];
  await house?.close();
  await db?.closePool();
  await new Promise((resolve) => tokens.close(resolve));
  await world.database.sql(`select pg_terminate_backend(pid) from pg_stat_activity where usename::text = any($1)`, [roles]);
  for (const role of roles) await world.database.sql(`drop role ${role}`);
  await world.close();
});

test('an event is kept through a connection that has no password', async () => {
  const person = await world.person('member');
  const headers = { authorization: `Bearer ${person.token}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ type: 'reading', data: { celsius: 21.5 } });
  const sent = await fetch(`${house.url}/api/v1/events`, { method: 'POST', headers, body });
  expect(sent.status).toBe(201);
  const listed = (await (await fetch(`${house.url}/api/v1/events`, { headers })).json()) as { data: object[] };
  expect(listed.data).toMatchObject([{ type: 'reading', data: { celsius: 21.5 } }]);
  expect(await world.database.sql('select data from app.events where org_id = $1', [person.org_id])).toEqual([{ data: { celsius: 21.5 } }]);
  const users = await db.app.raw('select session_user::text as name');
  expect(roles).toContain(users.rows[0].name);
  const resource = 'https://ossrdbms-aad.database.windows.net';
  const header = 'the-header-of-app-service';
  expect(asked).toContainEqual({ resource, client_id: 'the-app-identity', header });
  expect(asked).toContainEqual({ resource, client_id: 'the-auth-identity', header });
});

test('an organisation sees its own rows only, also as a login by token', async () => {
  const [mine, neighbour] = [await world.person('member'), await world.person('member')];
  await mine.post('/events', { type: 'secret', data: {} });
  const listed = await fetch(`${house.url}/api/v1/events`, { headers: { authorization: `Bearer ${neighbour.token}` } });
  expect(await listed.json()).toEqual({ data: [], next_cursor: null });
});
