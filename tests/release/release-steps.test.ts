import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, expect, test } from '@jest/globals';

const home = fs.mkdtempSync(path.join(os.tmpdir(), 'longhouse-steps-'));
const bin = path.join(home, 'bin');
const log = path.join(home, 'calls');
const digest = `sha256:${'a'.repeat(64)}`;
afterAll(() => fs.rmSync(home, { recursive: true, force: true }));

/** A program that writes down how it was called and then does as the shell text says. */
function program(name: string, text: string): void {
  fs.mkdirSync(bin, { recursive: true });
  fs.writeFileSync(path.join(bin, name), `#!/usr/bin/env bash\nprintf '%s %s\\n' ${name} "$*" >> '${log}'\n${text}\n`, { mode: 0o755 });
}
const template = {
  containers: [
    {
      name: 'migrate',
      image: 'old',
      command: ['node'],
      args: ['x.ts'],
      env: [{ name: 'A', value: 'b' }],
      resources: { cpu: 0.5 },
      probes: [],
    },
  ],
};

/** Azure's command line: a subscription, a job whose execution ends as `ends`, and everything else in silence. */
const az = (ends: string): string => `case "$*" in
  *'account show'*) echo sub ;;
  *executions/*) echo ${ends} ;;
  *'--method post'*) cat > '${home}/posted'; echo run-1 ;;
  *'properties.template'*) echo '${JSON.stringify(template)}' ;;
  *expose-token*) echo a-token ;;
esac`;

beforeEach(() => {
  fs.rmSync(log, { force: true });
  program('az', az('Succeeded'));
  program('npm', 'exit "${NPM_ENDS:-0}"');
  program(
    'skopeo',
    `case "$1" in manifest-digest) echo '${digest}' ;; login) cat > '${home}/login' ;; copy) for last in "$@"; do :; done; case "$last" in dir:*) echo '{}' > "\${last#dir:}/manifest.json" ;; esac ;; esac`,
  );
});

const names = {
  GROUP: 'g',
  REGISTRY: 'reg',
  API_APP: 'api',
  ADMIN_APP: 'adm',
  API_URL: 'https://api.example',
  ADMIN_URL: 'https://adm.example',
  SLOTS: 'staging',
  DIGEST: digest,
  GITHUB_SHA: 'abc',
};
function step(args: string[], env: Record<string, string> = {}): { code: number | null; out: string; calls: string[] } {
  const ran = spawnSync('bash', ['.github/scripts/release.sh', ...args], {
    env: {
      PATH: `${bin}:${path.dirname(process.execPath)}:${process.env['PATH'] ?? ''}`,
      JOB_PAUSE: '0',
      JOB_TRIES: '3',
      ...names,
      ...env,
    },
    encoding: 'utf8',
  });
  const calls = fs.existsSync(log) ? fs.readFileSync(log, 'utf8').trim().split('\n') : [];
  return { code: ran.status, out: ran.stdout + ran.stderr, calls: calls.filter((call) => !call.includes('account show')) };
}
const arm = 'https://management.azure.com/subscriptions/sub/resourceGroups/g/providers';

test('every script is good bash', () => {
  for (const file of fs.readdirSync('.github/scripts').filter((name) => name.endsWith('.sh')))
    expect([file, spawnSync('bash', ['-n', path.join('.github/scripts', file)], { encoding: 'utf8' }).stderr]).toEqual([file, '']);
});

test('the image is packed with its digest, and pushed only as the one that was built', () => {
  const tar = path.join(home, 'image.tar');
  expect(step(['pack', 'longhouse:abc', tar]).out).toBe(`digest=${digest}\n`);
  const pushed = step(['push', tar]);
  expect(pushed).toMatchObject({ code: 0, out: `Pushed reg.azurecr.io/longhouse@${digest}.\n` });
  expect(pushed.calls.at(-1)).toMatch(/^skopeo copy --quiet --preserve-digests dir:\S+ docker:\/\/reg\.azurecr\.io\/longhouse:abc$/);
  expect(fs.readFileSync(path.join(home, 'login'), 'utf8')).toBe('a-token\n');
  fs.rmSync(log);
  const other = step(['push', tar], { DIGEST: 'sha256:other' });
  expect(other).toMatchObject({ code: 1, out: 'This is not the image that was built.\n' });
  expect(other.calls.filter((call) => call.startsWith('az') || call.includes('docker://'))).toEqual([]);
});

test('a job runs the new image with the command and settings it has, and its end is waited for', () => {
  const { code, out } = step(['job', 'lh-migrate']);
  expect([code, out]).toEqual([0, 'lh-migrate: run-1\nlh-migrate has succeeded.\n']);
  const { image: _old, probes: _probes, ...kept } = template.containers[0]!;
  expect(JSON.parse(fs.readFileSync(path.join(home, 'posted'), 'utf8'))).toEqual({
    containers: [{ ...kept, image: `reg.azurecr.io/longhouse@${digest}` }],
  });
});

test('what stands behind the name of a job is added to its command, word for word', () => {
  const hash = '$argon2id$v=19$m=19456,t=2,p=1$abc/+$def';
  expect(step(['job', 'lh-staff', 'create', '--name', "Your 'own' Name", '--password-hash', hash]).code).toBe(0);
  const { containers } = JSON.parse(fs.readFileSync(path.join(home, 'posted'), 'utf8')) as typeof template;
  expect(containers[0]?.args).toEqual(['x.ts', 'create', '--name', "Your 'own' Name", '--password-hash', hash]);
});

test.each([
  ['Failed', /has ended as Failed\. What it said: az containerapp job logs show --name lh-migrate --resource-group g --execution run-1\n$/],
  ['Running', /has not ended in time\.\n$/],
])('a job that is %s fails the release', (ends, says) => {
  program('az', az(ends));
  expect(step(['job', 'lh-migrate'])).toMatchObject({ code: 1, out: expect.stringMatching(says) });
});

test('the slots take the image by digest, are warmed up and swapped; without slots the apps take it', () => {
  const patch = (app: string): string =>
    `az rest --method patch --url ${arm}/Microsoft.Web/sites/${app}/config/web?api-version=2023-12-01 --body {"properties":{"linuxFxVersion":"DOCKER|reg.azurecr.io/longhouse@${digest}"}} --output none`;
  expect(step(['stage']).calls).toEqual([patch('api/slots/staging'), patch('adm/slots/staging')]);
  fs.rmSync(log);
  expect(step(['warm']).calls).toEqual(['npm run --silent smoke -- https://api-staging.azurewebsites.net --wait 600 --commit abc']);
  fs.rmSync(log);
  expect(step(['swap']).calls).toEqual(
    ['api', 'adm'].map(
      (app) => `az webapp deployment slot swap --resource-group g --name ${app} --slot staging --target-slot production --output none`,
    ),
  );
  fs.rmSync(log);
  expect(step(['stage'], { SLOTS: '' }).calls).toEqual([patch('api'), patch('adm')]);
  fs.rmSync(log);
  expect(step(['swap'], { SLOTS: '' })).toMatchObject({ code: 0, calls: [] });
  expect(step(['warm'], { SLOTS: '' }).calls).toEqual(['npm run --silent smoke -- https://api.example --wait 600 --commit abc']);
});

test('the smoke decides; the console is looked at where it can be reached', () => {
  const api = 'npm run --silent smoke -- https://api.example --wait 120 --commit abc';
  expect(step(['smoke']).calls).toEqual([api]);
  fs.rmSync(log);
  expect(step(['smoke'], { SMOKE_ADMIN: 'true' }).calls).toEqual([
    api,
    'npm run --silent smoke -- https://adm.example --serves console --commit abc',
  ]);
  expect(step(['smoke'], { NPM_ENDS: '1' }).code).toBe(1);
  expect(step(['dance'])).toMatchObject({ code: 64, out: 'There is no step dance.\n' });
});

test('a plan that would destroy data is refused, and one that changes anything where nothing may', () => {
  const verdict = (changes: [string, string[]][], ...flags: string[]): [number | null, string] => {
    const file = path.join(home, 'plan.json');
    const resource_changes = changes.map(([type, actions]) => ({ mode: 'managed', type, address: `${type}.it`, change: { actions } }));
    fs.writeFileSync(file, JSON.stringify({ resource_changes }));
    const { status, stdout, stderr } = spawnSync(process.execPath, ['.github/scripts/plan-verdict.mjs', file, ...flags], {
      encoding: 'utf8',
    });
    return [status, stdout + stderr];
  };
  expect(
    verdict([
      ['azurerm_linux_web_app', ['delete', 'create']],
      ['azurerm_key_vault', ['update']],
    ]),
  ).toEqual([0, '2 changes, no data destroyed.\n']);
  for (const type of [
    'azurerm_postgresql_flexible_server',
    'azurerm_storage_account',
    'azurerm_key_vault',
    'azurerm_resource_group_template_deployment',
  ]) {
    expect(verdict([[type, ['delete', 'create']]])).toEqual([1, expect.stringContaining(`It would destroy ${type}.it, which holds data.`)]);
  }
  expect(verdict([['azurerm_subnet', ['no-op']]], '--no-changes')).toEqual([0, '0 changes, no data destroyed.\n']);
  expect(verdict([['azurerm_subnet', ['update']]], '--no-changes')).toEqual([1, 'It has drifted: azurerm_subnet.it (update)\n']);
});
