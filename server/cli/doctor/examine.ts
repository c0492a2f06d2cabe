import type { Said } from '../../release/command.ts';
import type { Around } from './around.ts';
import { blobLink } from './blobs.ts';
import { databaseLinks, versionLink } from './database.ts';
import { Broken, type Finding, type Link, walk } from './link.ts';
import { vaultLinks } from './vault.ts';

const marks: Record<Finding['state'], string> = { well: '✓', broken: '✗', skipped: '–' };

/** Walks the whole chain. */
export const examine = (around: Around): Promise<Finding[]> => {
  const settings: Link = {
    name: 'settings',
    needs: [],
    async look() {
      const { faults } = around;
      if (faults.length > 0) throw new Broken(faults.join(' '), 'npm run settings');
      return around.settings.production ? 'fit for production' : 'off production';
    },
  };
  return walk([settings, ...databaseLinks(around), ...vaultLinks(around), blobLink(around), versionLink(around)]);
};

/** Prints the chain and what to do about the first link that does not hold; answers the exit code. */
export function tell({ say }: Said, findings: readonly Finding[]): number {
  const width = Math.max(...findings.map(({ name }) => name.length));
  for (const { name, state, found } of findings) say(`  ${marks[state]} ${name.padEnd(width)}  ${found}`);
  const first = findings.find(({ state }) => state === 'broken');
  say('');
  if (!first) {
    say('Every link holds.');
    return 0;
  }
  say(`The first broken link is ${first.name}. To mend it:`);
  say(`  ${first.mend ?? ''}`);
  return 1;
}
