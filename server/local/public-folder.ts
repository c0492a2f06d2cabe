import fs from 'node:fs';
import path from 'node:path';
import { StartFault } from '../run/start-fault.ts';

/** Whether every user may walk into the folder: each folder above it lets others through. */
export function reachableByOthers(dir: string): boolean {
  for (let at = path.resolve(dir); ; at = path.dirname(at)) {
    const made = fs.statSync(at, { throwIfNoEntry: false });
    if (made && (made.mode & 0o001) === 0) return false;
    if (at === path.dirname(at)) return true;
  }
}

/**
 * A folder under /var/tmp that others can read and only we can write. Everybody may make folders there, so one that is not ours is refused.
 */
export function mkdirForOthers(name: string): string {
  const dir = path.join('/var/tmp', `longhouse-${process.getuid?.() ?? 0}-${name}`);
  fs.mkdirSync(dir, { recursive: true, mode: 0o755 });
  const made = fs.lstatSync(dir);
  if (!made.isDirectory() || made.uid !== process.getuid?.() || (made.mode & 0o022) !== 0) {
    throw new StartFault(
      `The folder ${dir} belongs to somebody else: remove it, or set LONGHOUSE_DIR to a folder that all users may enter.`,
    );
  }
  return dir;
}
