import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Database } from '../platform/config/index.ts';
import type { Lap } from './announce.ts';
import { bringSchemaUpToDate } from './schema.ts';

/**
 * Makes the database what this program needs: its migrations, then the queue's own tables. Quick when both are there. True on the first
 * start.
 */
export async function prepareDatabase(dir: string, owner: Database, lap: Lap): Promise<boolean> {
  const { ran, version, first } = await bringSchemaUpToDate(owner);
  if (ran > 0) lap(`schema migrated to ${version} (${ran} new)`);
  const stamp = path.join(dir, 'queue-edition');
  const edition = queueEdition(owner);
  if (ran === 0 && fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === edition) return first;
  const { installQueues } = await import('../platform/jobs/index.ts');
  await installQueues(owner);
  fs.writeFileSync(stamp, edition);
  lap('job queues installed');
  return first;
}

/** Changes when the queue's package or our settings of it do, or when it is another database. */
function queueEdition({ host, database, user }: Database): string {
  const folder = path.resolve(import.meta.dirname, '../platform/jobs');
  const files = [
    createRequire(import.meta.url).resolve('pg-boss/package.json'),
    ...['lanes.ts', 'schema.ts'].map((name) => path.join(folder, name)),
  ];
  const hash = createHash('sha256').update(`${host} ${database} ${user}`);
  for (const file of files) hash.update(fs.readFileSync(file));
  return hash.digest('hex');
}
