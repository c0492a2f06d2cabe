import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

interface Lock {
  packages: Record<string, { dev?: boolean; link?: boolean }>;
}

/** Names of the packages that `npm ci --omit=dev` would install at the top, by the lock file. */
export const productionPackages = (lock: Lock): string[] =>
  Object.entries(lock.packages)
    .filter(([place, { dev, link }]) => /^node_modules\/(?:@[^/]+\/)?[^/]+$/.test(place) && !dev && !link)
    .map(([place]) => place.replace('node_modules/', ''));

/** What `npm ci --omit=dev` would install, taken from the packages that are installed here already: a second instead of a minute, and no network. */
export function installLinked(project: string, to: string): void {
  const lock = JSON.parse(fs.readFileSync(path.join(to, 'package-lock.json'), 'utf8')) as Lock;
  const byFolder = Map.groupBy(productionPackages(lock), (name) => (name.startsWith('@') ? (name.split('/')[0] ?? '') : ''));
  for (const [scope, names] of byFolder) {
    const target = path.join(to, 'node_modules', scope);
    fs.mkdirSync(target, { recursive: true });
    // Those of other platforms are not installed.
    const here = names.map((name) => path.join(project, 'node_modules', name)).filter((place) => fs.existsSync(place));
    if (here.length === 0) continue;
    const linked = spawnSync('cp', ['-al', ...here, target]);
    if (linked.status !== 0 && spawnSync('cp', ['-a', ...here, target]).status !== 0)
      throw new Error(`The packages could not be copied to ${target}.`);
  }
}
