import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type pg from 'pg';
import { hashPassword } from '../../server/modules/identity/index.ts';
import { backfill } from '../../server/platform/db/org-table.ts';
import { connect } from '../../server/platform/db/index.ts';
import { databaseFor, readSettings } from '../../server/platform/config/index.ts';
import { bootstrapDatabase } from '../../server/release/bootstrap.ts';
import { principalsOf } from '../../server/release/principals.ts';
import { forbidden } from './forbidden.ts';
import { ended, run } from '../local/programs/processes.ts';
import {
  administrator,
  type AzurePostgres,
  database,
  nameOf,
  pgaadauth,
  principals,
  setting,
  startAzurePostgres,
} from './azure-postgres.ts';

let server: AzurePostgres;
let first: string;

/** What the job in the network runs. */
async function bootstrap(env: NodeJS.ProcessEnv = {}): Promise<{ code: number | string | null; text: string }> {
  const child = run('server/cli/db-bootstrap.ts', [], { DB_URI: server.uri(administrator), DB_PRINCIPALS: setting, ...env });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (more: string) => (text += more));
  return { code: await ended(child), text };
}

/** The same without a process of its own: what was made, or why not. */
const again = (user = administrator, name = database, whom = principals): Promise<string[] | string> =>
  bootstrapDatabase({ host: server.host, port: server.port, user, password: user }, name, whom).then(
    ({ made }) => made,
    (error: Error) => error.message,
  );

beforeAll(async () => {
  server = await startAzurePostgres();
  first = (await bootstrap()).text;
});
afterAll(() => server.close());

/** Everything that the bootstrap could have touched, as the catalogs say it. */
const picture = async (): Promise<string> => {
  const everywhere = await server.sql(`select (select json_agg(r order by rolname) from pg_roles r) roles,
    (select json_agg(m order by roleid, member, grantor) from pg_auth_members m) members, (select json_agg(l) from pg_shseclabel l) labels,
    (select json_agg(s order by setdatabase, setrole) from pg_db_role_setting s) settings, (select json_agg(d order by datname) from pg_database d) databases`);
  const inside = await server.sql(
    'select (select json_agg(n order by nspname) from pg_namespace n) schemas, (select json_agg(d) from pg_default_acl d) defaults',
    database,
  );
  return JSON.stringify([everywhere, inside]);
};

test('the first run makes roles, identities, schema and rights, and says what; the second changes nothing and says so', async () => {
  for (const { name } of principals) expect(first).toContain(`made: Entra principal ${name}\n`);
  expect(first).toContain('left as it is: statement_timeout 5s for id-longhouse-api: permission denied to alter role\n');
  expect(first).toMatch(/made: schema app of longhouse_owner\n[^]*\nDone: \d+ made, \d+ were so already\.\n$/);
  const before = await picture();
  const second = await bootstrap();
  expect(second.code).toBe(0);
  expect(second.text).not.toContain('made:');
  expect(second.text).toMatch(/Nothing to change: \d+ things are as they shall be\.\n$/);
  expect(await picture()).toBe(before);
});

test('two at once end in the same; an administrator of the principals gives them their limits as well', async () => {
  await server.sql('create database second owner azure_pg_admin');
  await server.sql(pgaadauth('invoker'));
  const others = principals.map((one) => ({ ...one, name: `${one.name}-2` }));
  const outcomes = await Promise.all([again(administrator, 'second', others), again(administrator, 'second', others)]);
  expect(outcomes.filter(({ length }) => length === 0)).toHaveLength(1);
  const [limited] = await server.sql<{ rolconfig: string[] }>(`select rolconfig from pg_roles where rolname = '${nameOf('app')}-2'`);
  expect(limited?.rolconfig).toContain('statement_timeout=5s');
});

test('what the administrator changed by hand is put right, and named; what only a superuser can take back is named', async () => {
  const hand = await server.as(administrator);
  await hand.query(`grant longhouse_owner to "${nameOf('app')}"; grant connect on database ${database} to public`);
  await hand.query(
    'set role longhouse_owner; grant create on schema app to longhouse_app; reset role; grant usage on schema public to public',
  );
  await hand.end();
  expect(await again()).toEqual([
    'longhouse closed to everybody else',
    `${nameOf('app')} in no other role of the house`,
    'schema public closed to everybody',
    'longhouse_app makes nothing in schema app',
  ]);
  expect(await again()).toEqual([]);

  await server.sql('alter role longhouse_app bypassrls');
  expect(await again()).toMatch(/^Missing: longhouse_app without special rights\. .*denied/);
  await server.sql(`alter role longhouse_app nobypassrls; grant longhouse_owner to "${nameOf('app')}"`);
  expect(await again()).toMatch(/^Missing: id-longhouse-api in no other role of the house\. .*denied/);
  await server.sql(`revoke longhouse_owner from "${nameOf('app')}"`);
});

test('an identity that was made anew is refused with the command that mends it', async () => {
  const stranger = principals.map((one) => (one.role === 'app' ? { ...one, object_id: '99999999-0000-4000-8000-000000000009' } : one));
  expect(await again(administrator, database, stranger)).toMatch(
    /^The role id-longhouse-api belongs to another Entra identity .* SECURITY LABEL FOR "pgaadauth" ON ROLE "id-longhouse-api"/,
  );
  await server.sql('create role "id-longhouse-plain"');
  expect(await again(administrator, database, [{ ...principals[1]!, name: 'id-longhouse-plain' }])).toMatch(/belongs to no Entra identity/);
});

test('without a right, a database or a good setting it names what is missing', async () => {
  expect(await again(administrator, 'nowhere')).toBe('There is no database nowhere on this server: cdktf deploy makes it.');
  const [one, another] = ['11111111-0000-4000-8000-00000000000a', '22222222-0000-4000-8000-00000000000b'];
  for (const DB_PRINCIPALS of ['cook=x/y', `OWNER=x/${one}`])
    expect(await bootstrap({ DB_PRINCIPALS })).toEqual({
      code: 78,
      text: 'DB_PRINCIPALS must list identities as role=name/object-id, the role being owner, app, auth or staff.\n',
    });
  for (const entries of [
    [`app=x/${one}`, `staff=x/${another}`],
    [`app=y/${one}`, `staff=x/${one.toUpperCase()}`],
  ])
    expect(() => principalsOf(entries)).toThrow('DB_PRINCIPALS names x twice: an identity signs in for one role.');
  expect(await bootstrap({ DB_URI: server.uri(nameOf('app')) })).toMatchObject({
    code: 1,
    text: expect.stringMatching(/could not|cannot|Missing|denied/),
  });
  expect(await bootstrap({ DB_URI: '', LONGHOUSE_DIR: '/nowhere' })).toMatchObject({
    code: 0,
    text: expect.stringMatching(/^No database is set/),
  });
});

/** The settings of a job or an app there; on Azure a token stands for the password. */
const settingsOf = () =>
  readSettings({
    DB_URI: server.uri(nameOf('app')),
    ...Object.fromEntries(
      (['auth', 'staff', 'owner'] as const).flatMap((role) => [
        [`DB_${role.toUpperCase()}_USER`, nameOf(role)],
        [`DB_${role.toUpperCase()}_PASSWORD`, nameOf(role)],
      ]),
    ),
  });

test('the migrator migrates and back-fills as longhouse_owner, which it takes on; by itself it can do nothing', async () => {
  const bare = await server.as(nameOf('owner'));
  await expect(bare.query('create table app.mine (id int)')).rejects.toMatchObject({ code: '42501' });
  await bare.end();
  const owner = connect(databaseFor(settingsOf(), 'owner')!, { min: 0, max: 1 });
  try {
    const { rows } = (await owner.raw('select session_user as who, current_user as as_whom')) as { rows: unknown[] };
    expect(rows).toEqual([{ who: nameOf('owner'), as_whom: 'longhouse_owner' }]);
    await owner.migrate.latest();
    const [orgs] = await server.sql<{ tableowner: string }>(
      `select tableowner from pg_tables where schemaname = 'app' and tablename = 'orgs'`,
      database,
    );
    expect(orgs).toEqual({ tableowner: 'longhouse_owner' });
    await server.sql(
      `insert into app.orgs (id, slug, name) values ('${randomUUID()}', 'one', 'One'), ('${randomUUID()}', 'two', 'Two')`,
      database,
    );
    expect(await owner('app.orgs').update({ plan: 'unseen' })).toBe(0);
    await expect(backfill(owner, 'orgs', (knex) => knex('app.orgs').update({ plan: 'x' }))).rejects.toThrow(/needs the transaction/);
    await expect(owner.transaction((trx) => backfill(trx, 'orgs', () => Promise.reject(new Error('halfway'))))).rejects.toThrow('halfway');
    expect(await owner('app.orgs').update({ plan: 'unseen' })).toBe(0);
    await owner.transaction((trx) => backfill(trx, 'orgs', (knex) => knex('app.orgs').update({ plan: 'filled' })));
    expect(await server.sql('select distinct plan from app.orgs', database)).toEqual([{ plan: 'filled' }]);
    expect(await owner('app.orgs').update({ plan: 'unseen' })).toBe(0);
  } finally {
    await owner.destroy();
  }
});

test('the group of the administrators, named as an owner as well, may take it on: that breaks the glass', async () => {
  const group = { role: 'owner' as const, name: 'database-admins', object_id: '0000000a-0000-4000-8000-00000000000a' };
  await server.sql(`create role "${group.name}" login password '${group.name}' in role azure_pg_admin`);
  await server.sql(`select label_principal('${group.name}', '${group.object_id}')`);
  const human = await server.as(group.name);
  await expect(human.query('set role longhouse_owner')).rejects.toMatchObject({ code: '42501' });
  expect(await again(administrator, database, [...principals, group])).toContain(`${group.name} may take on longhouse_owner`);
  await human.query('set role longhouse_owner');
  await human.end();
});

test.each(['app', 'auth', 'staff'] as const)(
  'the identity of %s can make nothing, reach past no row level security and become nobody else',
  async (role) => {
    const client: pg.Client = await server.as(nameOf(role));
    try {
      const passed: string[] = [];
      for (const [statement, allowed] of forbidden({ me: nameOf(role), group: `longhouse_${role}` })) {
        const failure = await client.query(statement).then(
          () => 'done',
          (error: { code: string }) => error.code,
        );
        if (!allowed.includes(failure)) passed.push(`${failure}: ${statement}`);
      }
      expect(passed).toEqual([]);
    } finally {
      await client.end();
    }
  },
);

test('the identity of app writes only into the organisation it is set to', async () => {
  const client = await server.as(nameOf('app'));
  const [mine, theirs] = (await server.sql<{ id: string }>('select id from app.orgs order by id', database)).map(({ id }) => id);
  const rows = async (text: string, values: unknown[] = []): Promise<number> => (await client.query(text, values)).rowCount ?? 0;
  try {
    expect(await rows('select from app.orgs')).toBe(0);
    await client.query(`select set_config('app.org_id', $1, false)`, [mine]);
    expect(await rows('select from app.orgs')).toBe(1);
    expect(await rows('update app.orgs set name = name where id = $1', [theirs])).toBe(0);
    const insert = 'insert into app.org_settings (org_id, id) values ($1, $2)';
    await expect(client.query(insert, [theirs, randomUUID()])).rejects.toMatchObject({ code: '42501' });
    expect(await rows(insert, [mine, randomUUID()])).toBe(1);
    await expect(client.query('update app.org_settings set org_id = $1', [theirs])).rejects.toMatchObject({ code: '42501' });
    await client.query('set row_security = off');
    await expect(client.query('select from app.orgs')).rejects.toMatchObject({ code: '42501' });
  } finally {
    await client.end();
  }
});

test('in production the server starts as its own roles, and refuses to as owner, superuser or past row level security', async () => {
  const say = async (user?: string): Promise<[number | string | null, string]> => {
    const child = run('server/main.ts', [], server.production(user));
    let text = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (more: string) => {
        text += more;
        if (text.includes('serves on') && !child.killed) child.kill('SIGTERM');
      });
    return [await ended(child), text];
  };
  await server.sql(
    `create role "id-superuser" superuser login password 'id-superuser'; create role "id-bypass" bypassrls login password 'id-bypass'`,
  );
  await server.sql(
    `create role "id-owner" login password 'id-owner'; grant longhouse_owner to "id-owner"; grant longhouse_app to "id-bypass"`,
  );
  expect(await say()).toEqual([0, expect.stringMatching(/Longhouse \S+ serves on http:\S+ as api, worker\./)]);
  for (const [user, why] of [
    ['id-superuser', 'is a superuser'],
    ['id-bypass', 'may bypass row level security'],
    ['id-owner', 'owns the tables'],
  ] as const) {
    const [code, text] = await say(user);
    expect([user, code]).toEqual([user, 1]);
    expect(text).toMatch(new RegExp(`^The database role ${user} ${why}, so that organisations would not be kept apart: connect as`, 'm'));
    expect(text).not.toMatch(/\n\s+at /);
  }
}, 60_000);

test('in production each job of the network does its work as the identity it has there', async () => {
  const { NODE_EXTRA_CA_CERTS } = server.production();
  const job = async (program: string, args: string[], role: 'owner' | 'staff', env: NodeJS.ProcessEnv): Promise<string> => {
    const DB_URI = `${server.uri(nameOf(role))}?sslmode=require`;
    const child = run(`server/cli/${program}.ts`, args, { NODE_ENV: 'production', NODE_EXTRA_CA_CERTS, DB_URI, ...env });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (more: string) => (text += more));
    return `${await ended(child)}: ${text}`;
  };
  const owner = { DB_OWNER_USER: nameOf('owner'), DB_OWNER_PASSWORD: nameOf('owner') };
  const auth = { DB_AUTH_USER: nameOf('auth'), DB_AUTH_PASSWORD: nameOf('auth') };
  const staff = { DB_STAFF_USER: nameOf('staff'), DB_STAFF_PASSWORD: nameOf('staff') };
  const [gone] = await server.sql<{ id: string }>(
    `update app.orgs set status = 'erasing' where id = (select max(id::text)::uuid from app.orgs) returning id`,
    database,
  );
  const cleared = `insert into app.audit_events (org_id, actor_kind, action) values ('${gone?.id}', 'job', 'org.files_removed')`;
  await server.sql(cleared, database);
  expect(await job('release-migrate', [], 'owner', owner)).toMatch(/^0: Nothing to migrate: schema at /);
  expect(await job('erase', [], 'owner', { ...owner, ...auth })).toMatch(
    new RegExp(`^0: ${gone?.id}: .*\\n1 of 1 organisations erased\\.\\n$`),
  );
  const hash = await hashPassword('where only its owner looks on');
  const person = ['create', '--email', 'first@longhouse.example', '--name', 'First', '--password-hash', hash];
  expect(await job('staff', person, 'staff', staff)).toMatch(/^0: The first staff user is made: first@longhouse\.example, admin\.\n/);
});
