import fs from 'node:fs';
import { expect, test } from '@jest/globals';
import { allPermissions, permissionsOf, roles } from '../../server/platform/http/permissions.ts';

/** The table of the README, from the allow list itself: a row for each thing, a column for each role. */
function rolesMarkdown(): string {
  const byThing = Map.groupBy(allPermissions, (permission) => permission.split(':')[0] ?? '');
  const rows = [...byThing].map(([thing, permissions]) => {
    const may = roles.map((role) => {
      const verbs = permissions.filter((permission) => permissionsOf(role).has(permission)).map((permission) => permission.split(':')[1]);
      return verbs.length > 0 ? verbs.join(', ') : '–';
    });
    return `| \`${thing}\` | ${may.join(' | ')} |`;
  });
  return [`| | ${roles.join(' | ')} |`, `|---|${'---|'.repeat(roles.length)}`, ...rows.sort()].join('\n');
}

test('the README says who may do what, as it is', () => {
  const rule = `put this table into the README, under "Who may do what": the allow list is the source\n\n${rolesMarkdown()}\n`;
  expect({ inStep: fs.readFileSync('README.md', 'utf8').includes(rolesMarkdown()), rule }).toMatchObject({ inStep: true });
});
