import os from 'node:os';
import path from 'node:path';
import { App } from 'cdktf';
import { grantsOf } from './access.ts';
import { prod } from './environments.ts';
import { foundation } from './foundation.ts';
import { databaseRoles } from './identities.ts';
import { longhouse } from './longhouse.ts';

const databaseRoleOf: Record<string, string> = { ...databaseRoles, dbadmin: 'Entra administrator of the server' };
const runs: Record<string, string> = {
  api: 'API and workers',
  auth: 'API and jobs `rewrap` and `erase`, before the organisation is known',
  admin: 'staff console and job `staff`',
  migrator: 'jobs `migrate` and `erase`',
  dbadmin: 'job `db-bootstrap`',
  rewrapper: 'job `rewrap`',
  'gha-plan': 'plans and drift',
  'gha-deploy': 'deployments',
  'gha-release': 'releases',
};

/** `a, b and c`, containers taken together. */
function places(scopes: readonly string[]): string {
  const containers = scopes.filter((scope) => scope.startsWith('container '));
  return [...scopes.filter((scope) => !containers.includes(scope)), ...(containers.length > 0 ? ['the containers'] : [])].join(', ');
}

/** Who may what on what, as a table for the README: made from what the stacks grant. */
export function accessMarkdown(): string {
  const app = new App({ outdir: path.join(os.tmpdir(), 'longhouse-synth') });
  const grants = [longhouse, foundation].flatMap((stack) => grantsOf(stack(app, prod)));
  const identities = [...new Set([...Object.keys(databaseRoleOf), ...grants.map(({ identity }) => identity)])];
  const rows = Object.keys(runs)
    .filter((identity) => identities.includes(identity))
    .map((identity) => {
      const mine = Map.groupBy(
        grants.filter((one) => one.identity === identity),
        ({ role }) => role,
      );
      const roles = [...mine].map(
        ([role, all]) =>
          `${role} on ${places(all.map(({ scope }) => scope))}${all.some(({ bound }) => bound) ? ', for the roles of the first six only' : ''}`,
      );
      const database = databaseRoleOf[identity];
      return `| \`${identity}\` | ${runs[identity] ?? ''} | ${roles.join(' · ') || '–'} | ${database?.replace(/^longhouse_\w+$/, '`$&`') ?? '–'} |`;
    });
  return ['| identity | what runs as it | may on Azure | in the database |', '|---|---|---|---|', ...rows].join('\n');
}
