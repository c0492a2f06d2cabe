import fs from 'node:fs';
import path from 'node:path';

/** Which files of the project reach the build, by .dockerignore: the last pattern that fits decides, `!` lets in. */
export function contextOf(root: string): string[] {
  const patterns = fs
    .readFileSync(path.join(root, '.dockerignore'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const found: string[] = [];
  const walk = (folder: string): void => {
    for (const entry of fs.readdirSync(path.join(root, folder), { withFileTypes: true })) {
      const name = path.posix.join(folder, entry.name);
      if (!isIn(name, patterns)) continue;
      if (entry.isDirectory()) walk(name);
      else found.push(name);
    }
  };
  walk('');
  return found.sort();
}

/** Whether a file is let in. A pattern fits a path and all that is below it. */
export function isIn(name: string, patterns: readonly string[]): boolean {
  let inside = true;
  for (const pattern of patterns) {
    const lets = pattern.startsWith('!');
    const bare = pattern.replace(/^!/, '');
    if (bare === '*' || name === bare || name.startsWith(`${bare}/`)) inside = lets;
  }
  return inside;
}
