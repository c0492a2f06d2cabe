import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Around } from '../../server/cli/doctor/around.ts';
import { examine, tell } from '../../server/cli/doctor/examine.ts';
import { openBlobs } from '../../server/platform/blobs/index.ts';
import { type Database, readSettings, type Settings } from '../../server/platform/config/index.ts';
import { expectedSchemaVersion } from '../../server/platform/db/index.ts';
import { ended, newFolder, run } from '../local/programs/processes.ts';
import { cloneDatabase, testServer, type TestDatabase } from '../support/database.ts';
import { makeVaultWorld, type VaultWorld } from '../support/vault-world.ts';

let database: TestDatabase;
let world: VaultWorld;
let key: { name: string; kid: string };
let storage: { url: string; refuses: (method: string, comp: string | null) => string | undefined; close: () => Promise<void> };
let well: Around;
const roles: string[] = [];
const connection = process.env['LONGHOUSE_TEST_BLOBS'] ?? '';
const credential = { getToken: async () => ({ token: 'a-token', expiresOnTimestamp: Date.now() + 3_600_000 }) };

/** A storage account that answers with the refusal it is told, by the names that Azure uses. */
async function startStorage(): Promise<typeof storage> {
  const server = https.createServer(world.tls, (req, res) => {
    const code = storage.refuses(req.method ?? '', new URL(req.url ?? '', 'https://x').searchParams.get('comp'));
    req.resume();
    if (code === undefined) return void res.writeHead(200, { etag: '"1"', 'last-modified': new Date().toUTCString() }).end();
    res
      .writeHead(403, { 'x-ms-error-code': code, 'content-type': 'application/xml' })
      .end(`<Error><Code>${code}</Code><Message>no</Message></Error>`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`, refuses: () => undefined, close };
}

const settingsOf = (more: Record<string, string> = {}): Settings =>
  readSettings({ ASSETS_BLOB_CONNECTION: connection, KEY_VAULT_URL: world.vault.url, KEY_VAULT_KEY_NAME: key.name, ...more });

beforeAll(async () => {
  [database, world] = await Promise.all([cloneDatabase(), makeVaultWorld()]);
  storage = await startStorage();
  key = world.newKey();
  const settings = settingsOf();
  well = {
    settings,
    faults: [],
    roles: ['app', 'auth', 'staff'],
    database: async (role) => database.roles[role],
    token: async () => 'not asked for',
    wrapper: () => world.open(key.name, { tries: 1 }),
    blobs: openBlobs(settings),
  };
});
afterAll(async () => {
  for (const role of roles) await database.sql(`drop role ${role}`);
  await Promise.all([storage.close(), world.close(), database.drop()]);
});

/** The whole list as it is printed, and the exit code. */
async function visit(more: Partial<Around>): Promise<{ code: number; text: string; first: string; mend: string }> {
  const lines: string[] = [];
  const code = tell({ say: (line) => lines.push(line), complain: () => {} }, await examine({ ...well, ...more }));
  const text = lines.join('\n');
  return { code, text, first: /The first broken link is (.+)\. To mend it:/.exec(text)?.[1] ?? '', mend: lines.at(-1)?.trim() ?? '' };
}
const app = (change: Partial<Database>): Partial<Around> => ({
  database: async (role) => ({ ...database.roles[role], ...(role === 'app' && change) }),
});

test('where every link holds it says so, with what it found', async () => {
  const { code, text } = await visit({});
  expect(code).toBe(0);
  for (const line of [
    /✓ settings +off production/,
    /– Entra token +not needed: a password signs in/,
    /✓ database network +127\.0\.0\.1:\d+/,
    /✓ database role app +longhouse_app, as longhouse_app/,
    /✓ schema privilege staff +uses schema app/,
    /✓ vault role +Key Vault Crypto Service Encryption User/,
    /✓ vault network +https:\/\//,
    /✓ key +https:\S+ wraps and unwraps \(Key Vault\)/,
    /✓ blob role +by connection string/,
    new RegExp(`✓ schema version +${await expectedSchemaVersion()}`),
    /\n\nEvery link holds\.$/,
  ])
    expect(text).toMatch(line);
});

test('settings, and the token of an identity', async () => {
  expect(await visit({ faults: ['PORT must be a whole number.'] })).toMatchObject({ code: 1, first: 'settings', mend: 'npm run settings' });
  const entra = { ...app({ entra: true, client_id: 'the-client' }), roles: ['app' as const] };
  const refused = await visit({ ...entra, token: () => Promise.reject(new Error('no managed identity endpoint')) });
  expect(refused).toMatchObject({ first: 'Entra token', mend: expect.stringContaining('az webapp identity assign') });
  expect(refused.text).toMatch(
    /✗ Entra token +Entra gives no token for app: no managed identity endpoint\n *– database network +needs Entra token\n/,
  );
});

test('the database: no way there, not let in, another role, no privilege, a schema that is behind', async () => {
  expect(await visit(app({ port: 1 }))).toMatchObject({ first: 'database network', mend: 'npm start' });
  expect(await visit(app({ port: 1, source: 'DB_HOST' }))).toMatchObject({
    first: 'database network',
    mend: expect.stringContaining('private-dns'),
  });
  expect(await visit(app({ password: 'wrong' }))).toMatchObject({
    first: 'database role app',
    mend: expect.stringContaining('npm run db:bootstrap'),
  });
  const { user, password, passwords } = testServer();
  expect((await visit(app({ user, password }))).text).toMatch(/✗ database role app +postgres is a superuser/);
  expect((await visit(app({ user: 'longhouse_owner', password: passwords.owner }))).text).toMatch(
    /✗ database role app +longhouse_owner owns the tables/,
  );
  const stranger = `stranger_${database.name}`;
  roles.push(stranger);
  await database.sql(`create role ${stranger} login password 'of-this-test'`);
  expect((await visit(app({ user: stranger, password: 'of-this-test' }))).text).toMatch(
    /has not the rights of longhouse_app\n *✓ database role auth/,
  );

  await database.sql('revoke usage on schema app from longhouse_app');
  expect(await visit({})).toMatchObject({ first: 'schema privilege app', mend: expect.stringContaining('npm run db:bootstrap') });
  await database.sql('grant usage on schema app to longhouse_app');
  expect((await visit(app({ database: 'postgres' }))).text).toMatch(/✗ schema privilege app +there is no schema app/);

  const [last] = await database.sql<{ name: string }>(
    'delete from app.knex_migrations where name = (select max(name) from app.knex_migrations) returning name',
  );
  expect(await visit({})).toMatchObject({ first: 'schema version', mend: expect.stringContaining('npm run release:migrate') });
  await database.sql('insert into app.knex_migrations (name, batch, migration_time) values ($1, 1, now())', [last!.name]);
});

test('the vault: the role, the network, the key', async () => {
  const fails = async (status: number, code: string) => {
    world.vault.fail({ kind: 'status', status, code });
    const found = await visit({});
    world.calm();
    return found;
  };
  expect(await fails(403, 'ForbiddenByRbac')).toMatchObject({
    first: 'vault role',
    mend: expect.stringContaining(`--role "Key Vault Crypto Service Encryption User"`),
  });
  const cut = await fails(403, 'ForbiddenByConnection');
  expect(cut).toMatchObject({ first: 'vault network', mend: expect.stringContaining('private-endpoint-connection') });
  expect(cut.text).toMatch(/– vault role +not known: the vault's network comes first/);
  const nowhere = world.vault.url.replace(/\d+$/, '1');
  expect(await visit({ wrapper: () => world.open(key.name, { url: nowhere, tries: 1 }) })).toMatchObject({ first: 'vault network' });
  expect(await visit({ wrapper: () => world.open('no-such-key') })).toMatchObject({
    first: 'key',
    mend: expect.stringContaining('az keyvault key show'),
  });
  world.vault.set(key.kid, { enabled: false });
  expect(await visit({})).toMatchObject({ first: 'key' });
  world.vault.set(key.kid, { enabled: true });
  const damaged = await visit({
    settings: settingsOf({ KEY_VAULT_URL: '', KEY_VAULT_KEY_NAME: '' }),
    wrapper: () => ({ ...world.open('no-such-key'), currentKid: () => Promise.reject(new Error('The key file is damaged.')) }) as never,
  });
  expect(damaged).toMatchObject({ first: 'key', mend: expect.stringContaining('LOCAL_KEY_FILE') });
});

test('the blobs: the two roles, the network, a container', async () => {
  const settings = settingsOf({ ASSETS_BLOB_CONNECTION: '', ASSETS_BLOB_ACCOUNT_URL: storage.url });
  const at = (url = storage.url): Partial<Around> => ({
    settings,
    blobs: openBlobs({ ...settings, production: true, ASSETS_BLOB_ACCOUNT_URL: url }, { credential, ca: world.tls.cert }),
  });
  const refusing = async (refuses: typeof storage.refuses) => {
    storage.refuses = refuses;
    return visit(at());
  };
  const contributor = await refusing(() => 'AuthorizationPermissionMismatch');
  expect(contributor).toMatchObject({ first: 'blob role', mend: expect.stringContaining('--role "Storage Blob Data Contributor"') });
  expect(contributor.text).toContain('AuthorizationPermissionMismatch');
  const delegator = await refusing((method, comp) =>
    method === 'POST' && comp === 'userdelegationkey' ? 'AuthorizationPermissionMismatch' : undefined,
  );
  expect(delegator).toMatchObject({ first: 'blob role', mend: expect.stringContaining('--role "Storage Blob Delegator"') });
  expect(await refusing(() => 'AuthorizationFailure')).toMatchObject({
    first: 'blob role',
    mend: expect.stringContaining('networkRuleSet'),
  });
  const absent = settingsOf({ ASSETS_CONTAINER_REPORTS: 'never-made' });
  expect(
    await visit({ settings: { ...absent, ASSETS_BLOB_ACCOUNT_URL: storage.url }, blobs: openBlobs({ ...absent, production: true }) }),
  ).toMatchObject({
    first: 'blob role',
    mend: expect.stringContaining('cdktf deploy'),
  });
});

test('as a command: all well on a whole house, and on an empty folder the first thing to type', async () => {
  const dir = newFolder();
  const { app: as, auth, staff } = database.roles;
  const types = async (env: NodeJS.ProcessEnv) => {
    const child = run('server/cli/doctor.ts', [], { LONGHOUSE_DIR: dir, ...env });
    let text = '';
    child.stdout?.setEncoding('utf8').on('data', (more: string) => (text += more));
    return { code: await ended(child), text };
  };
  const whole = await types({
    DB_URI: `postgresql://${as.user}:${as.password as string}@${as.host}:${as.port}/${as.database}`,
    DB_AUTH_USER: auth.user,
    DB_AUTH_PASSWORD: auth.password as string,
    DB_STAFF_USER: staff.user,
    DB_STAFF_PASSWORD: staff.password as string,
    ASSETS_BLOB_CONNECTION: connection,
  });
  expect(whole).toEqual({ code: 0, text: expect.stringMatching(/✓ key +\S+ wraps and unwraps[^]*Every link holds\.\n$/) });
  expect(await types({})).toEqual({
    code: 1,
    text: expect.stringMatching(/✗ Entra token +No Longhouse runs on [^]*To mend it:\n {2}npm start\n$/),
  });
});
