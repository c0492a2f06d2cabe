import { execFileSync, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { loadSample } from '../../server/local/sample/index.ts';
import { ended, newFolder, printed, run } from '../local/programs/processes.ts';

// `npm run demo` in plain Node, as a person runs it.
const home = newFolder();
const children: ChildProcess[] = [];
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await Promise.all(children.map(ended));
  fs.rmSync(home, { recursive: true, force: true });
});

interface Played {
  code: number | string | null;
  out: string;
  err: string;
}

function begin(program: string, args: string[], env: NodeJS.ProcessEnv): ChildProcess {
  const child = run(program, args, { TMPDIR: home, LOG_LEVEL: 'warn', LONGHOUSE_DIR: path.join(home, 'nothing-here'), ...env });
  children.push(child);
  return child;
}

async function play(args: string[], env: NodeJS.ProcessEnv = {}): Promise<Played> {
  const child = begin('server/cli/demo.ts', args, env);
  let [out, err] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (err += text));
  const code = await new Promise<Played['code']>((resolve) => child.once('close', (status, signal) => resolve(status ?? signal)));
  return { code, out, err };
}

const leftBehind = (): string[] => [
  ...fs.readdirSync(home).filter((name) => name.startsWith('longhouse-own-')),
  ...execFileSync('ps', ['axo', 'args'], { encoding: 'utf8' })
    .split('\n')
    .filter((args) => args.includes('longhouse-own-') && args.includes(home)),
];

test('with no server running it starts one, plays the whole job, shows the commit to blame, and leaves nothing behind', async () => {
  const { code, out, err } = await play([]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const { broken_by } = loadSample();
  const [progress = '', report = ''] = out.split('\n\n  TypeError');
  expect(progress.split('\n').filter((line) => line.startsWith('  ✓ '))).toHaveLength(11);
  expect(progress).toContain('404 report_not_found');
  const place = report.slice(report.indexOf(' 1  src/discounts.js:10'));
  expect(place).toMatch(/▶ +10 │ +return group\.percent;/);
  expect(place).toMatch(
    new RegExp(`^ 1 [^]*? suspect  ${broken_by.slice(0, 10)}  Keep the discounts in one table\n[^\n]*changes line 10 itself`),
  );
  expect(out).not.toContain('\u001b');
  expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  expect(leftBehind()).toEqual([]);
});

test('with a server on the data folder it plays against that one, and --json prints the report alone', async () => {
  const env = { LONGHOUSE_DIR: path.join(home, 'data'), PORT: '0' };
  const server = begin('server/main.ts', [], env);
  await printed(server, /Longhouse is up/);
  const { code, out, err } = await play(['--json'], env);
  expect([code, err]).toEqual([0, expect.stringContaining('✓ Look for a running server      http://127.0.0.1:')]);
  expect(err).not.toContain('Start one');
  expect(JSON.parse(out)).toMatchObject({
    status: 'complete',
    commit_hash: loadSample().head,
    report_data: { findings: [{ repo_path: 'src/discounts.js', line: 10, suspects: [{ hash: loadSample().broken_by }, {}] }, {}, {}, {}] },
  });
  server.kill('SIGINT');
  expect(await ended(server)).toBe(0);
});

test('told to stop while its server starts, it stops that as well', async () => {
  const child = begin('server/cli/demo.ts', [], {});
  await printed(child, /none runs on this data folder/);
  while (!leftBehind().length) await new Promise((resolve) => setTimeout(resolve, 20));
  child.kill('SIGTERM');
  expect(await ended(child)).toBe(130);
  expect(leftBehind()).toEqual([]);
});

test('what it cannot do is said in a sentence, with an exit code', async () => {
  const unknown = await play(['--what']);
  expect([unknown.code, unknown.out, unknown.err]).toEqual([2, '', expect.stringMatching(/'--what'[^]*Usage: npm run demo/)]);
  const notGit = await play(['--repo', home]);
  expect([notGit.code, notGit.err]).toEqual([
    1,
    expect.stringContaining(`${home} cannot be used as a repository: fatal: not a git repository`),
  ]);
  const noLog = await play(['--log', path.join(home, 'no.log')]);
  expect([noLog.code, noLog.err]).toEqual([1, expect.stringContaining('no.log cannot be read')]);
  for (const { err } of [notGit, noLog]) expect(err).not.toMatch(/\n\s+at /);
});
