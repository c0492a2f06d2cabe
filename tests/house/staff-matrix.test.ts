import fs from 'node:fs';
import { expect, test } from '@jest/globals';
import { asksForCode, matrix, withoutCode } from '../../admin/access.ts';
import { modules } from '../../server/modules/index.ts';
import { staffRoles } from '../../server/modules/staff/index.ts';
import { expectRule } from './rule.ts';
import { importsOf, isOurs, sourcesIn } from './sources.ts';

/** The table of the README, from the matrix itself: a row for each resource, a column for each role. */
function matrixMarkdown(): string {
  const cell = (actions: Record<string, readonly string[]>, role: string): string =>
    Object.keys(actions)
      .filter((action) => actions[action]!.includes(role))
      .join(', ') || '–';
  const rows = Object.entries(matrix).map(
    ([resource, actions]) => `| \`${resource}\` | ${staffRoles.map((role) => cell(actions, role)).join(' | ')} |`,
  );
  return [`| | ${staffRoles.join(' | ')} |`, `|---|${'---|'.repeat(staffRoles.length)}`, ...rows].join('\n');
}

test('the README says who of us may do what in the console, as it is', () => {
  const rule = `put this table into the README, under "The staff console": the matrix is the source\n\n${matrixMarkdown()}\n`;
  expect({ inStep: fs.readFileSync('README.md', 'utf8').includes(matrixMarkdown()), rule }).toMatchObject({ inStep: true });
});

test('what is dangerous asks for a fresh code; what does not says why', () => {
  const all = Object.entries(matrix).flatMap(([table, actions]) => Object.keys(actions).map((action) => `${table}.${action}`));
  const asking = all.filter((path) => asksForCode(...(path.split('.') as [string, string])));
  const dangerous = modules.flatMap(({ staff }) =>
    (staff?.tables ?? []).flatMap(({ table, actions = {} }) =>
      Object.entries(actions).flatMap(([name, { danger }]) => (danger ? [`${table}.${name}`] : [])),
    ),
  );
  expectRule(
    'Take it out of withoutCode in admin/access.ts: the module says that it is dangerous.',
    dangerous.filter((path) => !asking.includes(path)),
  );
  expectRule(
    'Take it out of withoutCode in admin/access.ts: there is no such action.',
    Object.keys(withoutCode).filter((path) => !all.includes(path)),
  );
  expect(asking).toEqual(
    expect.arrayContaining([
      'orgs.suspend',
      'orgs.resume',
      'orgs.grant_access',
      'orgs.request_deletion',
      'orgs.edit',
      'orgs.set_device_signin',
      'api_keys.revoke',
      'provider_credentials.replace_secret',
      'provider_credentials.revoke',
      'org_keys.rotate',
      'jobs.discard',
      'staff_users.add',
      'staff_users.edit',
      'staff_users.disable',
      'staff_users.enable',
      'staff_users.reset_sign_in',
    ]),
  );
  const said = `all but ${Object.keys(withoutCode)
    .map((path) => `\`${path}\``)
    .join(', ')}`;
  expect(fs.readFileSync('README.md', 'utf8').replace(/\s+/g, ' ')).toContain(said);
});

test('every action of the modules stands in the matrix', () => {
  const actions = modules.flatMap(({ staff }) =>
    (staff?.tables ?? []).flatMap(({ table, actions = {} }) => Object.keys(actions).map((action) => `${table}.${action}`)),
  );
  expectRule(
    'Say in admin/access.ts which of our people may do it: what is not listed nobody may.',
    actions.filter((action) => {
      const [table = '', name = ''] = action.split('.');
      return matrix[table]?.[name] === undefined;
    }),
  );
});

test('content can be read, under a grant, of every table that has some', () => {
  const without = modules.flatMap(({ staff }) =>
    (staff?.tables ?? []).flatMap(({ table, content, sealed }) => ((content ?? sealed) && !matrix[table]?.['content'] ? [table] : [])),
  );
  expectRule('Say in admin/access.ts which of our people may read its content: what is not listed nobody may.', without);
});

test('what orders name is there', () => {
  const pages = modules.flatMap(({ staff }) => (staff ? [staff] : []));
  const orders = new Set([...pages.flatMap(({ orders: own = {} }) => Object.keys(own)), 'job.retry', 'job.discard', 'content.open']);
  const named = pages.flatMap(({ tables = [] }) =>
    tables.flatMap(({ actions = {} }) => Object.values(actions).flatMap((action) => ('order' in action ? [action.order] : []))),
  );
  expectRule(
    'Put the order into the `orders` of the module: a worker carries out those and no others.',
    named.filter((order) => !orders.has(order)),
  );
});

test('a process without the role admin never loads AdminJS: one place imports the console, when it is asked for', () => {
  const all = sourcesIn('server', 'admin', 'seeds', 'migrations').flatMap((file) => importsOf(file));
  const next = Map.groupBy(
    all.filter(({ how, to }) => how !== 'type' && to !== 'admin/index.ts' && to !== 'admin/bundle.ts'),
    ({ from }) => from,
  );
  const seen = new Set<string>();
  const walk = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const { to } of next.get(file) ?? []) if (isOurs(to)) walk(to);
  };
  walk('server/main.ts');
  expect([...seen].filter((file) => (next.get(file) ?? []).some(({ to }) => /adminjs/.test(to)))).toEqual([]);
  expect(seen.size).toBeGreaterThan(100);
  expect(all.filter(({ to }) => to === 'admin/index.ts').map(({ from, how }) => [from, how])).toEqual([['server/serve.ts', 'lazy']]);
});
