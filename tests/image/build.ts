import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { contextOf } from './context.ts';
import { type Instruction, pairs, readDockerfile, words } from './dockerfile.ts';
import { installLinked } from './install.ts';

/** What the steps came to: the last stage's file system, and how it is started. */
export interface Image {
  /** Stands for `/`. */
  root: string;
  workdir: string;
  env: Record<string, string>;
  user: string;
  stopSignal: string;
  command: string[];
  health: string[];
}

interface Site extends Image {
  args: Record<string, string>;
}

/** The user of a step, as `uid:gid`, where this process may become another. */
export function ownerOf(user: string): { uid: number; gid: number } | undefined {
  const [uid, gid] = user.split(':').map(Number);
  return process.getuid?.() === 0 && uid && gid ? { uid, gid } : undefined;
}

/** How the steps are taken: the build's arguments, whether npm really installs, and who hears each step. */
export interface Taken {
  given: Record<string, string>;
  install: boolean;
  tell(step: string): void;
}

/** Takes the steps of the Dockerfile one by one in folders under `work`; the base image is the Node that runs this. */
export function build(project: string, work: string, { given, install, tell }: Taken): Image {
  const { stages } = readDockerfile(fs.readFileSync(path.join(project, 'server/Dockerfile'), 'utf8'));
  const done = new Map<string, Site>();
  const files = contextOf(project);
  for (const stage of stages) {
    const site = begin(done.get(stage.from), path.join(work, stage.name.replace(/\W/g, '-')));
    for (const step of stage.steps) {
      tell(`${stage.name}: ${step.name} ${step.text}`);
      take(step, site, { project, files, done, given, install });
    }
    done.set(stage.name, site);
  }
  return done.get(stages.at(-1)?.name ?? '')!;
}

function begin(before: Site | undefined, root: string): Site {
  fs.mkdirSync(root, { recursive: true });
  if (!before) return { root, workdir: '/', env: {}, args: {}, user: 'root', stopSignal: '', command: [], health: [] };
  copyTree(before.root, root);
  return { ...before, root, env: { ...before.env }, args: { ...before.args } };
}

interface Around {
  project: string;
  files: readonly string[];
  done: ReadonlyMap<string, Site>;
  given: Record<string, string>;
  install: boolean;
}

function take(step: Instruction, site: Site, around: Around): void {
  const { name, text, flags } = step;
  if (name === 'WORKDIR') {
    site.workdir = text;
    fs.mkdirSync(path.join(site.root, text), { recursive: true });
  } else if (name === 'COPY') copy(text, flags['from'], site, around);
  else if (name === 'RUN') runStep(text, site, around);
  else if (name === 'ENV') Object.assign(site.env, pairs(text));
  else if (name === 'ARG') {
    for (const [arg, value] of Object.entries(pairs(text))) site.args[arg] = around.given[arg] ?? value;
  } else if (name === 'USER') site.user = text;
  else if (name === 'STOPSIGNAL') site.stopSignal = text;
  else if (name === 'CMD') site.command = words(text);
  else if (name === 'HEALTHCHECK') site.health = words(text);
  else if (name !== 'EXPOSE') throw new Error(`${name} is not understood here: teach tests/image/build.ts, or do without it.`);
}

function copy(text: string, from: string | undefined, site: Site, { project, files, done }: Around): void {
  const names = text.split(/\s+/);
  const to = path.join(site.root, path.resolve(site.workdir, names.pop() ?? ''));
  for (const name of names) {
    const other = from === undefined ? undefined : done.get(from);
    if (from !== undefined && !other) throw new Error(`There is no stage ${from}.`);
    const mine = other ? [] : files.filter((file) => name === '.' || file === name || file.startsWith(`${name}/`));
    if (other) copyTree(path.join(other.root, name), to);
    else if (mine.length === 0) throw new Error(`COPY ${name}: nothing of that name reaches the build.`);
    for (const file of mine) {
      const isFile = file === name;
      const below = isFile ? path.basename(file) : name === '.' ? file : path.relative(name, file);
      const target = isFile && !names.includes('.') && !text.endsWith('/') ? to : path.join(to, below);
      fs.mkdirSync(path.dirname(target), { recursive: true });
      fs.cpSync(path.join(project, file), target);
    }
  }
}

/** As layers are shared: packages, which nobody writes to, by a link to where they are; the rest by copying. */
function copyTree(from: string, to: string): void {
  if (path.basename(from) === 'node_modules') {
    fs.symlinkSync(fs.realpathSync(from), to);
    return;
  }
  fs.mkdirSync(to, { recursive: true });
  for (const entry of fs.readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (entry.isDirectory() || entry.name === 'node_modules') copyTree(source, target);
    else fs.copyFileSync(source, target);
  }
}

function runStep(text: string, site: Site, { project, install }: Around): void {
  if (!install && text.startsWith('npm ci --omit=dev ')) return installLinked(project, path.join(site.root, site.workdir));
  const env = {
    PATH: `${path.dirname(process.execPath)}:${process.env['PATH'] ?? ''}`,
    HOME: process.env['HOME'],
    npm_config_prefer_offline: 'true',
    ...site.env,
    ...site.args,
  };
  const ran = spawnSync('sh', ['-c', text], {
    cwd: path.join(site.root, site.workdir),
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    ...ownerOf(site.user),
  });
  if (ran.status !== 0) throw new Error(`RUN ${text} failed (${ran.status}):\n${ran.stdout}${ran.stderr}`);
}
