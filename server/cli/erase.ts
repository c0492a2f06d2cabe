import { parseArgs } from 'node:util';
import { databasesHere } from '../local/databases-here.ts';
import { Db, orgIds } from '../platform/db/index.ts';
import { scrub } from '../platform/log/index.ts';
import { runCommand, settingsOf } from '../release/command.ts';
import { type Erasure, eraseOrg } from '../release/erase.ts';
import { Closing } from '../run/closing.ts';
import { StartFault } from '../run/start-fault.ts';
import { eraseSettings } from './command-settings.ts';

const stop = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const)
  process.once(name, () => stop.abort(new StartFault('Stopped before the end. Run it again: what is gone stays gone.')));

const told = (one: Erasure, dry: boolean): string => {
  if ('waits' in one) return `${one.org_id}: waits, ${one.waits}.`;
  const rows = Object.values(one.removed).reduce((sum, n) => sum + n, 0);
  const tables = Object.entries(one.removed).map(([table, n]) => `${table} ${n}`);
  return `${one.org_id}: ${rows} rows ${dry ? 'would go' : 'gone'}${rows > 0 ? ` (${tables.join(', ')})` : ''}.`;
};

await runCommand(async ({ say, complain }) => {
  const { values } = parseArgs({ options: { 'dry-run': { type: 'boolean', default: false } } });
  const dry = values['dry-run'];
  const settings = settingsOf(eraseSettings);
  const closing = new Closing();
  try {
    const database = await databasesHere(settings, closing);
    const db = new Db({ database, pool: { min: 0, max: 1 }, onTrouble: () => {} });
    await closing.add('database pools', () => db.closePool());
    const found = { erased: 0, waiting: 0, left: 0 };
    for await (const id of orgIds(db, ['erasing'])) {
      const onProgress = (table: string, rows: number): void => {
        if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${id}: ${table} ${rows}`);
      };
      const one = await eraseOrg(db, id, { dry, signal: stop.signal, onProgress }).catch((error: unknown) => {
        if (stop.signal.aborted) throw error;
        complain(error instanceof StartFault ? error.message : scrub(`${id}: ${(error as Error).message}`));
      });
      if (process.stderr.isTTY) process.stderr.write('\r\u001B[K');
      found[one === undefined ? 'left' : 'waits' in one ? 'waiting' : 'erased'] += 1;
      if (one) say(told(one, dry));
    }
    const { erased, waiting, left } = found;
    const others = `${waiting > 0 ? `, ${waiting} wait` : ''}${left > 0 ? `, ${left} failed` : ''}`;
    say(`${erased} of ${erased + waiting + left} organisations ${dry ? 'would be erased' : 'erased'}${others}.`);
    return left === 0 ? 0 : 1;
  } finally {
    await closing.close();
  }
});
