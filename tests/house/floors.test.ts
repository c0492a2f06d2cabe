import { expect, test } from '@jest/globals';
import { modules } from '../../server/modules/index.ts';
import { type Exceptions, expectRule } from './rule.ts';
import { codeOf, type Import, importsOf, isOurs, sourcesIn, withoutComments } from './sources.ts';

const files = sourcesIn('server', 'admin');
const imports = files.flatMap((file) => importsOf(file));

/** From the ground up; what stands on a floor imports from its own and those below. The last takes everything else that runs the house. */
const floors = ['server/core/', 'server/platform/', 'server/modules/', 'admin/', 'server/'];
const floorOf = (file: string): number => floors.findIndex((floor) => file.startsWith(floor));
const edge = ({ from, to }: Import): string => `${from} → ${to}`;

const upward = (all: readonly Import[]): string[] => all.filter(({ from, to }) => isOurs(to) && floorOf(to) > floorOf(from)).map(edge);

test('imports go down, never up', () => {
  expectRule(
    'Import from your own floor or one below (core, platform, modules, admin, the rest): what is below must stand without what is above.',
    upward(imports),
  );
  const by = (from: string, to: string): Import => ({ from, to, how: 'type' });
  expect(
    upward([by('server/core/ids.ts', 'server/platform/db/db.ts'), by('server/platform/db/db.ts', 'server/modules/audit/index.ts')]),
  ).toHaveLength(2);
  expect(upward([by('server/modules/audit/index.ts', 'server/local/start.ts'), by('server/app.ts', 'server/core/ids.ts')])).toHaveLength(1);
});

/** What the infrastructure takes from the house, beyond the list of settings, and what the house takes from it. */
const overTheFence = (all: readonly Import[]): string[] =>
  all
    .filter(
      ({ from, to }) => isOurs(to) && from.startsWith('cdktf/') !== to.startsWith('cdktf/') && to !== 'server/platform/config/settings.ts',
    )
    .map(edge);

test('cdktf takes the list of settings from the server, and nothing else', () => {
  const cdktf = sourcesIn('cdktf').flatMap((file) => importsOf(file));
  expectRule(
    'Write it down in cdktf: what builds the environments must stand without what runs in them.',
    overTheFence([...imports, ...cdktf]),
  );
  expect(cdktf.some(({ to }) => to === 'server/platform/config/settings.ts')).toBe(true);
  expect(overTheFence(importsOf('cdktf/web.ts', "import { newId } from '../server/core/ids.ts'"))).toHaveLength(1);
  expect(overTheFence(importsOf('server/app.ts', "import { names } from '../cdktf/names.ts'"))).toHaveLength(1);
});

/** Every circle of imports that run (types are gone by then), each told once. */
function circles(all: readonly Import[]): string[] {
  const next = Map.groupBy(
    all.filter(({ how }) => how !== 'type'),
    ({ from }) => from,
  );
  const [seen, found] = [new Set<string>(), new Set<string>()];
  const walk = (file: string, trail: readonly string[]): void => {
    const start = trail.indexOf(file);
    if (start >= 0) return void found.add([...trail.slice(start), file].join(' → '));
    if (seen.has(file)) return;
    for (const { to } of next.get(file) ?? []) walk(to, [...trail, file]);
    seen.add(file);
  };
  for (const file of next.keys()) walk(file, []);
  return [...found];
}

test('no import goes round in a circle', () => {
  expectRule(
    'Move what both need into a third file: files in a circle can be neither read nor loaded one at a time.',
    circles([...imports, ...sourcesIn('cdktf').flatMap((file) => importsOf(file))]),
  );
  const round = importsOf('server/a.ts', "import { b } from './b.ts'").concat(
    importsOf('server/b.ts', "export const b = () => import('./a.ts')"),
  );
  expect(circles(round)).toEqual(['server/a.ts → server/b.ts → server/a.ts']);
});

const moduleOf = (file: string): string | undefined => /^server\/modules\/([^/]+)\//.exec(file)?.[1];

test('a module is entered through its index.ts', () => {
  const inside = (all: readonly Import[]): string[] =>
    all
      .filter(
        ({ from, to }) => moduleOf(to) !== undefined && moduleOf(to) !== moduleOf(from) && !/^server\/modules\/[^/]+\/index\.ts$/.test(to),
      )
      .map(edge);
  expectRule('Export it from the index.ts of that module and import it there: behind its door a module may change.', inside(imports));
  expect(inside(importsOf('server/modules/reports/run.ts', "import { Asset } from '../assets/model.ts'"))).toHaveLength(1);
});

/** Uses of a module that does not stand before the one that uses it. */
function ahead(all: readonly Import[], sequence: readonly string[]): string[] {
  const place = (name: string): number => (sequence.includes(name) ? sequence.indexOf(name) : sequence.length);
  return all
    .filter(({ from, to }) => {
      const [user, used] = [moduleOf(from), moduleOf(to)];
      return user !== undefined && used !== undefined && used !== user && place(used) >= place(user);
    })
    .map(edge);
}

test('a module uses only those listed before it', () => {
  expectRule(
    'Use modules that stand before yours in modules/index.ts, or let the later one call you: the list is the order in which they can be understood.',
    ahead(
      imports,
      modules.map(({ name }) => name),
    ),
  );
  expect(ahead(importsOf('server/modules/audit/x.ts', "import type { R } from '../reports/index.ts'"), ['audit', 'reports'])).toHaveLength(
    1,
  );
  expect(ahead(importsOf('server/modules/reports/x.ts', "import { a } from '../audit/index.ts'"), ['audit', 'reports'])).toEqual([]);
});

/** Vendor packages that are read in several files, as `package: file`; the package alone where it is the language we write in. */
const severalFiles: Exceptions = {
  zod: 'shapes are written where what they describe is',
  'express: server/app.ts': 'the app is put together here',
  'express: admin/index.ts': 'the console is an app of its own',
  'express: admin/door/assets.ts': 'its scripts and styles are a router of their own',
  'express: admin/pages/routes.ts': 'the data of its pages is a router of its own',
  'express: admin/sign-in/routes.ts': 'signing in is a router of its own',
  'adminjs: admin/adminjs.ts': 'the one file by which the server knows it',
  'express: server/platform/http/docs.ts': 'the page of the API is a router of its own',
  'express: server/platform/http/json.ts': 'its body parsers, and nothing else of it',
  'express: server/platform/http/operations.ts': 'health and version are a router of their own',
  'pg: server/release/administrator.ts': 'makes roles and databases as the administrator, which no pool of the house is',
  'pg: server/platform/db/columns.ts': 'how its values are read',
  'pg: server/platform/db/org-query.ts': 'its wire protocol, for one round trip',
  'knex: server/platform/db/client.ts': 'its Postgres dialect, which sends our statements',
  'knex: server/platform/db/knex.ts': 'the one place where a pool is made',
  'pg-boss: server/platform/jobs/boss.ts': 'the one place where a boss is made',
  'pg-boss: server/platform/jobs/schema.ts': 'the SQL of its tables, for the migration',
  'jsonwebtoken: server/platform/http/jwt.ts': 'our own tokens',
  'jsonwebtoken: server/modules/identity/legacy-tokens.ts': 'tokens of the old back ends',
  'jsonwebtoken: server/modules/git/tokens.ts': "a GitHub App's proof of itself",
  'jsonwebtoken: server/local/sample/github.ts': 'checks that proof, as GitHub does',
  'objection: server/platform/db/org-model.ts': 'the base of every model',
  'objection: server/platform/db/plan.ts': 'a query written once and kept',
  'objection: server/modules/audit/service.ts': 'has the database compute each hash anew',
  'objection: server/modules/credentials/issued-token.ts': "leases end by the database's clock",
  'objection: server/modules/usage/record.ts': 'adds to an amount in the database',
  'objection: server/modules/reports/related.ts': 'reads paths out of the report in the database',
};

/** Packages that run in more than one file. */
function spread(all: readonly Import[]): string[] {
  const byPackage = Map.groupBy(
    all.filter(({ to, how }) => !isOurs(to) && !to.startsWith('node:') && how !== 'type'),
    ({ to }) => to,
  );
  return [...byPackage].flatMap(([name, uses]) => {
    // Components of the console run in the browser, on what AdminJS brings along there.
    const users = [...new Set(uses.map(({ from }) => from))].filter((from) => !from.startsWith('admin/ui/'));
    if (users.length < 2 && !(name === 'adminjs' && users.length > 0)) return [];
    return name in severalFiles ? [name] : users.map((user) => `${name}: ${user}`);
  });
}

test('a vendor package lives in one file', () => {
  expectRule(
    'Import our own file around the package: a vendor that is in one file can be replaced, faked and updated there.',
    spread(imports),
    severalFiles,
  );
  expect(
    spread(['a', 'b'].flatMap((name) => importsOf(`server/platform/${name}.ts`, "const { x } = await import('openai')"))),
  ).toHaveLength(2);
});

const heavy = /^(?:@azure\/|@octokit\/|@opentelemetry\/|openai$|nodemailer$|@sendgrid\/)/;

test('heavy packages are loaded when first needed', () => {
  const early = (all: readonly Import[]): string[] => all.filter(({ to, how }) => how === 'static' && heavy.test(to)).map(edge);
  expectRule(
    'Load it with `await import()` where it is first needed: each costs a start tens to hundreds of milliseconds.',
    early(imports),
  );
  expect(early(importsOf('server/platform/ai/x.ts', "import OpenAI from 'openai'"))).toHaveLength(1);
  expect(early(importsOf('server/platform/ai/x.ts', "import type OpenAI from 'openai'"))).toEqual([]);
});

test('only rooms of the platform take hold of a transaction', () => {
  const holders = files.filter((file) => !file.startsWith('server/platform/') && /\btransactionOf\b/.test(codeOf(file)));
  expectRule(
    'Write through `org.write(…, (db) => db.rows(Model))`: who holds the transaction itself can reach past the organisation.',
    holders,
  );
});

const rawKnex = /\.raw\(|\bknex\s*\(|\bdb\s*\.\s*(?:app|auth|staff)\b/;

/** Before an organisation is known there is no Org to ask: these look people, sessions and keys up as longhouse_auth. */
const asAuth = 'people, sessions and keys are looked up as longhouse_auth before an organisation is known';
const rawExceptions: Exceptions = {
  ...Object.fromEntries(
    [
      'accept',
      'admission',
      'auth-routes',
      'device-import',
      'device-sign-in',
      'device-users',
      'linking',
      'me',
      'organisations',
      'people',
      'pins',
      'sessions',
      'sign-in',
      'sign-up',
    ].map((name) => [`server/modules/identity/${name}.ts`, asAuth]),
  ),
  'server/modules/identity/sweep.ts': 'what is long over belongs to no organisation that asks; the texts are constant',
  'server/modules/credentials/sweep.ts': 'what is older than a year is removed for all organisations at once; the text is constant',
  'server/modules/assets/clearing.ts': 'queues a job for each organisation that is being erased',
  'server/modules/audit/service.ts': 'the database computes each hash anew; the text has no value in it',
  'server/modules/staff/sweeps.ts': 'what nobody took is removed for all organisations at once; the text is constant',
  'server/modules/intake/sweeps.ts': 'looks in every organisation for escalations that wait, by ids and moments; the texts are constant',
  'server/modules/credentials/issued-token.ts': "leases end by the database's clock; the text is now() and a constant",
  'server/modules/repositories/receiving.ts': 'a webhook names its source, and the source its organisation: looked up as longhouse_auth',
  'server/modules/usage/record.ts': 'adds to an amount in the database; the text is constant',
  'server/modules/reports/related.ts': 'reads paths out of the report in the database; the text is constant',
};

test('modules have no knex to reach for', () => {
  const reaching = files.filter((file) => moduleOf(file) !== undefined && rawKnex.test(codeOf(file)));
  expectRule('Ask the organisation: `org.read((db) => db.rows(Model))`; a statement of your own can leave it.', reaching, rawExceptions);
  for (const broken of ["await tools.db.app('app.reports')", 'trx.raw(`select 1`)', "knex('app.reports')"])
    expect(rawKnex.test(broken)).toBe(true);
});

test('the house does not know that it is being tested', () => {
  const knowing = /\bisTest\b|JEST_WORKER_ID|NODE_ENV\s*===?\s*'test'/;
  expectRule(
    'Hand in other tools instead: what runs in a test must be what runs.',
    files.filter((file) => knowing.test(codeOf(file))),
  );
  expect(knowing.test(withoutComments('if (isTest) return;'))).toBe(true);
});
