import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { identityOf } from '../../../server/local/process-identity.ts';

const root = path.resolve(import.meta.dirname, '../../..');

/** A data folder that other users may enter, in the system's temporary one. */
export function newFolder(): string {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'longhouse-local-'));
  fs.chmodSync(dir, 0o755);
  return dir;
}

/** What a program is given beside its settings: where programs are, and what earlier starts compiled. */
export const bare: NodeJS.ProcessEnv = {
  PATH: process.env['PATH'],
  NODE_COMPILE_CACHE: path.join(root, 'node_modules/.cache/longhouse'),
};

/** Runs a program of the repository in plain Node, as `npm start` does. */
export const run = (program: string, args: string[], env: NodeJS.ProcessEnv = {}): ChildProcess =>
  spawn(process.execPath, ['--disable-warning=ExperimentalWarning', path.join(root, program), ...args], {
    cwd: root,
    env: { ...bare, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

/** The server with the flags and the compile cache that `npm start` gives it. */
export function npmStart(env: NodeJS.ProcessEnv = {}): ChildProcess {
  const { scripts } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as { scripts: { start: string } };
  const words = scripts.start.split(' ');
  const node = words.indexOf('node');
  const given = Object.fromEntries(words.slice(0, node).map((pair) => pair.split('=') as [string, string]));
  return spawn(process.execPath, words.slice(node + 1), {
    cwd: root,
    env: { ...bare, ...given, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Waits until the program has printed what is looked for, and returns everything it printed so far. */
export function printed(child: ChildProcess, what: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const see = (more: string): void => {
      text += more;
      if (what.test(text)) resolve(text);
    };
    child.stdout?.setEncoding('utf8').on('data', see);
    child.stderr?.setEncoding('utf8').on('data', see);
    child.once('exit', (code, signal) => reject(new Error(`It ended (${code ?? signal}) without printing ${what}:\n${text}`)));
  });
}

/** Waits for its end: the exit code, or the signal. */
export const ended = (child: ChildProcess): Promise<number | string | null> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve(child.exitCode ?? child.signalCode);
    else child.once('exit', (code, signal) => resolve(code ?? signal));
  });

/** Waits until none of these processes runs, a minute at most, and returns those that still do. */
export async function gone(pids: number[]): Promise<number[]> {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await new Promise((resolve) => setTimeout(resolve, 20))) {
    if (pids.every((pid) => identityOf(pid) === undefined)) return [];
  }
  return pids.filter((pid) => identityOf(pid) !== undefined);
}
