import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, expect, test } from '@jest/globals';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'longhouse-az-'));
const calls = path.join(folder, 'calls');
const made = path.join(folder, 'account');
const program = (name: string, text: string): void => fs.writeFileSync(path.join(folder, name), `#!/bin/bash\n${text}\n`, { mode: 0o755 });

// An `az` that writes down what it is asked, and knows the state account once it was made.
program(
  'az',
  `printf '%s\\n' "$*" >> ${calls}
case "$*" in
  "account show"*) echo 00000000-1111-2222-3333-444444444444 ;;
  "ad signed-in-user"*) echo 55555555-6666-7777-8888-999999999999 ;;
  "storage account show"*) [[ -e ${made} ]] || exit 3 ;;
  "storage account create"*) touch ${made} ;;
  "rest "*) printf 'body %s\\n' "$(cat)" >> ${calls} ;;
esac`,
);
program('node', `exec ${process.execPath} "$@"`);

/** The deployment of somebody who has filled in whose repository it is. */
const filledIn = (): void =>
  program(
    'node',
    `if [[ "$*" == *print-names* ]]; then ${process.execPath} "$@" | sed 's#example/#acme/#'; else exec ${process.execPath} "$@"; fi`,
  );

function run(
  script: string,
  args: string[] = [],
  env: Record<string, string> = {},
): { status: number | null; said: string; asked: string[] } {
  fs.rmSync(calls, { force: true });
  const { status, stdout, stderr } = spawnSync(`cdktf/${script}`, args, {
    encoding: 'utf8',
    env: { PATH: `${folder}:/usr/bin:/bin`, ...env },
  });
  const asked = fs.existsSync(calls) ? fs.readFileSync(calls, 'utf8').trimEnd().split('\n') : [];
  return { status, said: stdout + stderr, asked };
}

beforeEach(() => fs.rmSync(made, { force: true }));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

test('the bootstrap refuses a deployment that nobody has filled in', () => {
  const { status, said, asked } = run('bootstrap.sh');
  expect({ status, asked }).toEqual({ status: 64, asked: [] });
  expect(said).toMatch(/deployment\.ts/);
});

test('the bootstrap makes a closed account for the state, and a second run makes none', () => {
  filledIn();
  const [first, second] = [run('bootstrap.sh'), run('bootstrap.sh')];
  expect([first.status, second.status]).toEqual([0, 0]);
  const made = ({ asked }: { asked: string[] }): string[] => asked.filter((call) => call.startsWith('storage account create'));
  expect([made(first).length, made(second).length]).toEqual([1, 0]);
  expect(second.asked.filter((call) => !/^storage account (?:show|create)/.test(call))).toEqual(
    first.asked.filter((call) => !/^storage account (?:show|create)/.test(call)),
  );
  for (const call of [...made(first), ...second.asked.filter((one) => one.startsWith('storage account update'))])
    expect(call).toMatch(
      /--https-only true --min-tls-version TLS1_2 --allow-blob-public-access false --allow-shared-key-access false --allow-cross-tenant-replication false/,
    );
  expect(
    first.asked.filter((call) => call.startsWith('storage container-rm create')).map((call) => /--name (\S+)/.exec(call)?.[1]),
  ).toEqual(['foundation-dev', 'dev', 'foundation-staging', 'staging', 'foundation-prod', 'prod']);
  expect(first.asked.filter((call) => /account-key|connection-string|--sas/.test(call))).toEqual([]);
});

test('secrets of the deployer go into the vault through the control plane, on no command line', () => {
  const { status, said, asked } = run('supply-secrets.sh', ['prod'], { OPENAI_API_KEY: 'sk-"first" $1', SENDGRID_KEY: 'SG.second' });
  expect({ status, said }).toMatchObject({ status: 0 });
  const puts = asked.filter((call) => call.startsWith('rest --method put'));
  expect(puts.map((call) => /\/vaults\/(lh-prod-us1-\w{6})\/secrets\/(\w+)\?/.exec(call)?.slice(2))).toEqual([
    ['OpenAiApiKey'],
    ['SendGridKey'],
  ]);
  expect(asked.filter((call) => call.startsWith('body '))).toEqual([
    'body {"properties":{"value":"sk-\\"first\\" $1"}}',
    'body {"properties":{"value":"SG.second"}}',
  ]);
  expect(puts.join() + said).not.toMatch(/first|second/);
});

test('all of them or none: a secret that is missing is named', () => {
  const { status, said, asked } = run('supply-secrets.sh', ['prod'], { SENDGRID_KEY: 'SG.second' });
  expect(status).toBe(64);
  expect(said).toMatch(/OPENAI_API_KEY is not set/);
  expect(asked.some((call) => call.startsWith('rest'))).toBe(false);
});

test('a key that is made is turned over without anybody seeing it', () => {
  const values = ['dev', 'dev'].map((stack) =>
    run('supply-secrets.sh', [stack, '--new', 'JWT_SIGNING_KEY']).asked.find((call) => call.startsWith('body ')),
  );
  expect(values[0]).toMatch(/^body \{"properties":\{"value":"[\w-]{64}"\}\}$/);
  expect(values[0]).not.toBe(values[1]);
  expect(run('supply-secrets.sh', ['dev', '--new', 'OPENAI_API_KEY']).status).toBe(64);
});

test('cdktf itself runs on a Node of its own, and the stacks on that of the project', () => {
  const cli = path.join(folder, 'cli/node_modules/cdktf-cli/bundle/bin');
  fs.mkdirSync(cli, { recursive: true });
  fs.writeFileSync(path.join(cli, 'cdktf'), '');
  const told = (modules: string): void =>
    program(
      'node22',
      `case "$1" in -p) echo ${modules} ;; --version) echo v2x ;; *) printf '%s\\n' "$*" "$CHECKPOINT_DISABLE" "$PATH" >> ${calls} ;; esac`,
    );
  const env = { CDKTF_CLI: path.join(folder, 'cli'), CDKTF_NODE: path.join(folder, 'node22') };
  told('127');
  const { status, asked } = run('cli.sh', ['deploy', 'longhouse-dev'], env);
  expect({ status, asked }).toMatchObject({
    status: 0,
    asked: [`${path.join(cli, 'cdktf')} deploy longhouse-dev`, '1', expect.any(String)],
  });
  expect(asked[2]?.split(':')[0]).toBe(path.resolve('node_modules/.bin'));
  told('137');
  expect(run('cli.sh', ['deploy', 'longhouse-dev'], env)).toMatchObject({ status: 69, asked: [] });
});
