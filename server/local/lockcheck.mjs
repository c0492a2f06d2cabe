// `npm run lockcheck`: prints what would make `npm ci` fail or differ on another machine, and nothing when all is well.
import { readFileSync } from 'node:fs';

const read = (file) => JSON.parse(readFileSync(file, 'utf8'));
const packages = read('package-lock.json').packages;
const faults = [...missingPlatforms(), ...foreignSources(), ...unpinned(read('package.json'))];
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;

/** Optional packages (programs of other platforms) that the lock lacks: npm writes such a lock without a word, and `npm ci` refuses it. */
function missingPlatforms() {
  return Object.entries(packages).flatMap(([place, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !isFoundFrom(place, name))
      .map(
        ([name, range]) =>
          `${place || 'package.json'} wants ${name}@${range}, which the lock lacks: choose a version whose platform packages are all published.`,
      ),
  );
}

/** Looks for the package as Node does: beside the one that wants it, then in each folder above. */
function isFoundFrom(place, name) {
  for (let at = place; ;) {
    if (packages[`${at ? `${at}/` : ''}node_modules/${name}`]) return true;
    if (at === '') return false;
    const cut = at.lastIndexOf('/node_modules/');
    at = cut > 0 ? at.slice(0, cut) : '';
  }
}

/** Every package has a checksum, and no address of a private mirror stands in the lock (none at all means: whatever registry npm uses). */
function foreignSources() {
  return Object.entries(packages).flatMap(([place, { resolved, integrity, link, inBundle }]) => {
    if (!place.includes('node_modules/') || link || inBundle) return [];
    if (resolved && !resolved.startsWith('https://registry.npmjs.org/'))
      return [`${place} comes from ${resolved}, which not everybody can reach.`];
    return integrity ? [] : [`${place} has no checksum in the lock.`];
  });
}

/** Direct dependencies name one version, so that a change of one is a decision. */
function unpinned(manifest) {
  return Object.entries({ ...manifest.dependencies, ...manifest.devDependencies, ...manifest.overrides })
    .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version) && !version.startsWith('file:server/'))
    .map(([name, version]) => `package.json has ${name} "${version}": name one version.`);
}
