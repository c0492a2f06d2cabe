import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { programVersion } from '../../server/run/version.ts';
import { nobodyOutside } from '../isolation/actors.ts';
import { orgTables } from '../isolation/rows.ts';
import setup from '../support/global-setup.ts';
import teardown from '../support/global-teardown.ts';
import { openWorld } from '../support/world.ts';
import { proveBlobs } from './blobs.ts';
import { proveJobs } from './jobs.ts';
import { proveCaches } from './keys.ts';
import { provePage } from './page.ts';
import { faults, type Part, tally } from './proof.ts';
import { proveRoutes } from './routes.ts';
import { proveTables } from './tables.ts';

const { values } = parseArgs({ options: { out: { type: 'string', default: 'coverage/isolation' } } });
const out = path.resolve(values.out);
const tell = (text: string): void => void process.stdout.write(process.stdout.isTTY ? `\r${text.padEnd(78).slice(0, 78)}` : '');

await setup();
const world = await openWorld({ rates: { auth: 1e9, expensive: 1e9, address: 1e9, org: 1e9 }, tools: { outbound: nobodyOutside } });
const parts: Part[] = [];
try {
  const tables = await orgTables(world.database.sql);
  parts.push(await proveRoutes(world, tables, (name) => tell(`  ${name}`)));
  tell('  tables, jobs, caches, blobs');
  parts.push(
    await proveTables(world, tables),
    await proveJobs(world, tables, world.tools.mail.jobs),
    proveCaches(),
    await proveBlobs(world),
  );
} finally {
  await world.close();
  await teardown();
}
tell('');
const at = new Date().toISOString();
fs.mkdirSync(out, { recursive: true });
fs.writeFileSync(
  path.join(out, 'isolation.json'),
  `${JSON.stringify({ version: programVersion, at, counts: tally(parts), parts }, null, 2)}\n`,
);
fs.writeFileSync(path.join(out, 'isolation.html'), provePage(parts, { version: programVersion, at }));

for (const { title, rows, sides } of parts)
  process.stdout.write(`${title.padEnd(8)} ${String(rows.length).padStart(4)} × ${sides.join(', ')}\n`);
const { holds, broken, uncovered } = tally(parts);
for (const fault of faults(parts)) process.stdout.write(`  ✗ ${fault}\n`);
process.stdout.write(`${holds} hold, ${broken} broken, ${uncovered} uncovered: ${path.relative('.', out)}/isolation.html and .json\n`);
process.exitCode = broken + uncovered === 0 ? 0 : 1;
