import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { StartFault } from '../run/start-fault.ts';
import { letGo, watchOver } from './guardian.ts';

/** A server of its own for one command, with a data folder that goes with it. */
export interface OwnServer {
  /** Its address, once it is up; a StartFault with what it said if it never is. */
  url: Promise<string>;
  dir: string;
  /** Stops it with all that it started, up or not, and removes its data. */
  close: () => Promise<void>;
}

const up = /^ *Home +(http:\S+?)\/$/m;
const mostText = 20_000;

/** Begins what `npm start` does, in a temporary folder and on any free port. `settings` are the only ones it gets. */
export function startOwnServer(settings: Record<string, string>): OwnServer {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'longhouse-own-'));
  fs.chmodSync(home, process.getuid?.() === 0 ? 0o711 : 0o700); // as root, Postgres runs as another user, who must get through
  const dir = path.join(home, 'data');
  const program = path.resolve(import.meta.dirname, '../main.ts');
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program], {
    cwd: home, // where there is no .env, so that it cannot reach for a database that somebody uses
    env: { PATH: process.env['PATH'], ...settings, PORT: '0', HOST: '127.0.0.1', LONGHOUSE_DIR: dir },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32', // so that Ctrl-C reaches it through us, once
  });
  const { pid } = child;
  if (pid !== undefined) watchOver(pid);
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()).once('error', () => resolve()));
  const url = urlOf(child);
  url.catch(() => {});
  const close = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
    if (pid !== undefined) await letGo(pid);
    fs.rmSync(home, { recursive: true, force: true });
  };
  return { url, dir, close };
}

function urlOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (more: string): void => {
      said = (said + more).slice(-mostText);
      const url = up.exec(said)?.[1];
      if (url !== undefined) resolve(url);
    };
    child.stdout?.setEncoding('utf8').on('data', hear);
    child.stderr?.setEncoding('utf8').on('data', hear);
    child.once('error', reject);
    child.once('close', () => reject(new StartFault(`The server ended before it was up. It said:\n${said.trimEnd()}`)));
  });
}
