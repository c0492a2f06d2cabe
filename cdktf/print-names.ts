import { deployment } from './deployment.ts';
import { environments } from './environments.ts';
import { namesOf, state } from './names.ts';
import { vaultSecrets } from './secrets.ts';
import { keyName, keyRotation } from './vault-key.ts';

/**
 * The names that scripts and workflows need, as lines `NAME=value`: those of the state, and of the environment asked for. For a shell
 * (`eval`) or for $GITHUB_ENV, where the quotes of the few quoted values stay.
 */
export function printedNames(stack?: string): string {
  const lines: Record<string, string> = {
    REPOSITORY: deployment.repository,
    LOCATION: deployment.location,
    STATE_GROUP: state.group,
    STATE_ACCOUNT: state.account,
    STATE_CONTAINERS: environments.flatMap((it) => [state.foundation(it), state.longhouse(it)]).join(' '),
  };
  if (stack !== undefined) {
    const environment = environments.find((it) => it.stack === stack);
    if (!environment) throw new Error(`There is no environment ${stack}: ${environments.map((it) => it.stack).join(', ')}.`);
    const names = namesOf(environment);
    Object.assign(lines, {
      GROUP: names.group,
      VAULT: names.vault,
      KEY: keyName,
      KEY_ROTATION: JSON.stringify(keyRotation),
      SERVER: names.server,
      REGISTRY: names.registry,
      API_APP: names.app('api'),
      ADMIN_APP: names.app('admin'),
      API_URL: environment.api.url ?? names.appUrl('api'),
      ADMIN_URL: environment.admin.url ?? names.appUrl('admin'),
      SLOTS: environment.plan.slots ? 'staging' : '',
      MIGRATE_JOB: names.job('migrate'),
      BOOTSTRAP_JOB: names.job('db-bootstrap'),
      REWRAP_JOB: names.job('rewrap'),
      ERASE_JOB: names.job('erase'),
      STAFF_JOB: names.job('staff'),
      SUPPLIED: environment.supplied.map((setting) => `${setting}:${vaultSecrets[setting].secret}`).join(' '),
      MADE: Object.entries(vaultSecrets)
        .flatMap(([setting, { secret, from }]) => (from === 'random' ? [`${setting}:${secret}`] : []))
        .join(' '),
    });
  }
  return Object.entries(lines)
    .map(([name, value]) => (/^[\w./:@-]*$/.test(value) ? `${name}=${value}\n` : `${name}='${value}'\n`))
    .join('');
}

if (process.argv[1]?.endsWith('print-names.ts')) process.stdout.write(printedNames(process.argv[2]));
