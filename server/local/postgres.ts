import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { letGo, watchOver } from './guardian.ts';
import { ensureCluster, postgresHome, runAs } from './postgres-folder.ts';
import { postgresPrograms } from './postgres-programs.ts';
import { end, identityOf } from './process-identity.ts';

/** A Postgres that this process started; it ends with this process, however that ends. */
export interface LocalPostgres {
  pid: number;
  host: string;
  port: number;
  user: string;
  password: string;
  dataDir: string;
  /** Resolves when it has ended, for whatever reason. */
  ended: Promise<void>;
  stop(): Promise<void>;
}

/** How Postgres is started. */
export interface PostgresOptions {
  /** The data folder; made if absent. */
  dir: string;
  /** false: no waiting for the disk, for data that nobody misses. */
  durable: boolean;
  /** Further settings of the server, as `name=value`. */
  settings?: readonly string[];
  /** Told of the process as soon as there is one. */
  onSpawn?: (pid: number) => void;
}

/** Starts the embedded Postgres on a free port of 127.0.0.1, making its cluster the first time. */
export async function startPostgres(options: PostgresOptions): Promise<LocalPostgres> {
  const dir = path.resolve(options.dir);
  fs.mkdirSync(dir, { recursive: true, mode: 0o711 });
  const home = postgresHome(dir);
  const dataDir = path.join(home, 'pgdata');
  const user = runAs(dataDir);
  const programs = postgresPrograms(user !== undefined);
  const password = await ensureCluster(programs, home, user);
  await stopOrphan(dataDir);
  const port = await freePort();
  const relaxed = options.durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=100',
    ...relaxed,
    ...(options.settings ?? []),
  ];
  // detached: Ctrl-C in the terminal reaches this process only, which then closes its pools before it stops Postgres.
  const child = spawn(
    path.join(programs, 'bin/postgres'),
    ['-D', dataDir, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    {
      ...user,
      cwd: home,
      env: { PATH: process.env['PATH'], LC_ALL: 'C' },
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  const pid = child.pid;
  if (pid !== undefined) {
    watchOver(pid);
    options.onSpawn?.(pid);
  }
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await ready(child);
  const stop = async (): Promise<void> => {
    child.ref();
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGINT'); // a fast shutdown, not waiting for clients
    await ended;
    await letGo(pid!);
  };
  return { pid: pid!, host: '127.0.0.1', port, user: 'postgres', password, dataDir, ended, stop };
}

/** A port of 127.0.0.1 that nobody listens on at this moment. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = net
      .createServer()
      .once('error', reject)
      .listen(0, '127.0.0.1', () => {
        const { port } = server.address() as net.AddressInfo;
        server.close(() => resolve(port));
      });
  });

/** Most time that Postgres takes to be ready, recovery after a crash included. */
const patienceMs = 30_000;

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = '';
    let up = false;
    const timer = setTimeout(() => {
      child.kill('SIGINT');
      reject(new Error(`Postgres was not ready after ${patienceMs / 1000} s:\n${log}`));
    }, patienceMs);
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      if (up) return;
      log += text;
      up = log.includes('ready to accept connections');
      if (!up) return;
      clearTimeout(timer);
      child.unref();
      (child.stderr as net.Socket).unref();
      resolve();
    });
    child.once('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      if (child.pid !== undefined) void letGo(child.pid);
      reject(new Error(`Postgres ended with code ${code}:\n${log}`));
    });
  });
}

/** The Postgres of a killed run may still be closing its files: wait for it before starting on the same data. */
async function stopOrphan(dataDir: string): Promise<void> {
  const file = path.join(dataDir, 'postmaster.pid');
  if (!fs.existsSync(file)) return;
  const [pid, dir] = fs.readFileSync(file, 'utf8').split('\n');
  const orphan = dir === dataDir ? identityOf(Number(pid)) : undefined;
  if (orphan && isPostgres(orphan.pid)) await end(orphan, 10_000); // else Postgres itself clears the stale file
}

/** The number in the file may be another program's by now (after a restart of the machine, say). */
function isPostgres(pid: number): boolean {
  const link = `/proc/${pid}/cmdline`;
  return process.platform !== 'linux' || (fs.existsSync(link) && fs.readFileSync(link, 'utf8').includes('postgres'));
}
