import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { importKilled, startImport } from '../modules/import-story.ts';
import { spend } from '../support/budget.ts';
import { openWorld, type World } from '../support/world.ts';

// `npm run test:chaos -- import --budget full`: the import of an old app's whole past, with the command as npm starts it.
let world: World;
const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'longhouse-import-'));
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  await world.close();
  fs.rmSync(dir, { recursive: true, force: true });
});

const mostMemory_mb = 300;

test('an import that is killed half-way and run again keeps every row once, in bounded memory', async () => {
  const rows = spend({ small: 5_000, full: 50_000 });
  const [admin, another] = [await world.person('admin'), await world.person('admin')];
  const { file, left, second, dry } = await importKilled(world, dir, admin, { rows, people: rows / 10, killAt: rows / 2 });
  const { slug } = (await another.get('/org')).body;
  const whole = await startImport(world, dir, [file, '--org', slug, '--apply']).ended;
  expect(whole.said).toContain(`${rows.toLocaleString('en-GB')} kept.`);
  const figures = ({ seconds, peak_mb }: typeof whole): string => `${seconds.toFixed(1)} s and ${Math.round(peak_mb)} MB at most`;
  process.stderr.write(
    `Import of ${rows.toLocaleString('en')} rows: ${figures(whole)}; a dry run ${figures(dry)}; killed at ${left.toLocaleString('en')}, the rest ${figures(second)}.\n`,
  );
  expect(Math.max(...[whole, second, dry].map(({ peak_mb }) => peak_mb))).toBeLessThan(mostMemory_mb);
});
