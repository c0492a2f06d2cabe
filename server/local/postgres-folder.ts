import { execFile, execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { mkdirForOthers, reachableByOthers } from './public-folder.ts';
import { StartFault } from '../run/start-fault.ts';

/** The user that Postgres runs as, where that is not ours. */
export interface RunAs {
  uid: number;
  gid: number;
}

/** Postgres refuses to run as root: as root, run it as whoever made its data, else as `postgres`, else as `nobody`. */
export function runAs(dataDir: string): RunAs | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const made = fs.statSync(dataDir, { throwIfNoEntry: false });
  if (made && made.uid !== 0) return { uid: made.uid, gid: made.gid };
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = [idOf('-u', name), idOf('-g', name)];
    if (uid !== undefined && gid !== undefined) return { uid, gid };
  }
  throw new StartFault(
    'This runs as root, and there is neither a postgres nor a nobody user to run Postgres as: start it as another user.',
  );
}

/**
 * Where Postgres keeps its files for this data folder: in it, or, when root's folder is private and Postgres runs as another user, in
 * a public one under /var/tmp, remembered by a file so that removing the data folder also forgets the data.
 */
export function postgresHome(dir: string): string {
  const note = path.join(dir, 'postgres-home');
  if (fs.existsSync(note)) return mkdirForOthers(fs.readFileSync(note, 'utf8').trim());
  if (process.getuid?.() !== 0 || reachableByOthers(dir) || fs.existsSync(path.join(dir, 'pgdata'))) return dir;
  const name = `data-${randomBytes(8).toString('hex')}`;
  const home = mkdirForOthers(name);
  fs.writeFileSync(note, `${name}\n`);
  return home;
}

/** Makes the cluster if there is none, and returns its superuser's password. A cluster that was half made is made anew. */
export async function ensureCluster(programs: string, home: string, user: RunAs | undefined): Promise<string> {
  const dataDir = path.join(home, 'pgdata');
  const secretFile = path.join(home, 'superuser-password');
  const done = path.join(home, 'pgdata-made');
  if (!fs.existsSync(done)) {
    fs.rmSync(dataDir, { recursive: true, force: true });
    fs.mkdirSync(dataDir, { mode: 0o700 });
    fs.writeFileSync(secretFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
    if (user) for (const owned of [dataDir, secretFile]) fs.chownSync(owned, user.uid, user.gid);
    const flags = ['--username=postgres', '--auth=scram-sha-256', '--encoding=UTF8', '--locale-provider=builtin', '--locale=C.UTF-8'];
    await promisify(execFile)(
      path.join(programs, 'bin/initdb'),
      [`--pgdata=${dataDir}`, `--pwfile=${secretFile}`, ...flags, '--no-sync', '--no-instructions'],
      { ...user, cwd: home, env: { PATH: process.env['PATH'], LC_ALL: 'C' } },
    );
    fs.writeFileSync(done, '');
  }
  return fs.readFileSync(secretFile, 'utf8').trim();
}

function idOf(flag: string, name: string): number | undefined {
  try {
    return Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  } catch {
    return undefined;
  }
}
