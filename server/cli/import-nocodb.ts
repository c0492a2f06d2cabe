import { parseArgs } from 'node:util';
import { Problem } from '../core/problem.ts';
import { databasesHere } from '../local/databases-here.ts';
import { orgBySlug } from '../modules/identity/index.ts';
import { readSettings, SettingsFault } from '../platform/config/index.ts';
import { openKeys, openWrapper } from '../platform/crypto/index.ts';
import { Db } from '../platform/db/index.ts';
import { Closing } from '../run/closing.ts';
import { StartFault } from '../run/start-fault.ts';
import { fileRows } from './import/file-rows.ts';
import { FileFault } from './import/json-objects.ts';
import { progressLine, reportLines } from './import/report.ts';
import { importRows, newTally, type Tally } from './import/run.ts';

const usage = 'npm run import:nocodb -- <file.json|file.jsonl|file.csv> --org <slug> [--user <name for rows without one>] [--apply]';
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const complain = (text: string): void => void process.stderr.write(`${text}\n`);

/** At most a line a second. */
function reporter(apply: boolean): (tally: Tally) => void {
  let next = Date.now() + 1_000;
  return (tally) => {
    if (Date.now() < next) return;
    next = Date.now() + 1_000;
    say(progressLine(tally, apply));
  };
}

/** What was typed; a StartFault with how to type it. */
function typed() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { org: { type: 'string' }, user: { type: 'string' }, apply: { type: 'boolean', default: false } },
    });
  } catch (error) {
    throw new StartFault(`${(error as Error).message.split('\n', 1)[0] ?? ''} ${usage}`);
  }
}

async function main(closing: Closing, signal: AbortSignal): Promise<void> {
  const { values, positionals } = typed();
  const [file] = positionals;
  if (file === undefined || positionals.length > 1 || values.org === undefined) throw new StartFault(usage);
  const settings = readSettings();
  const db = new Db({ database: await databasesHere(settings, closing), pool: { min: 0, max: 4 }, onTrouble: complain });
  await closing.add('database pools', () => db.closePool());
  const found = await orgBySlug({ db }, values.org);
  if (!found) throw new StartFault(`There is no organisation ${values.org}.`);
  if (found.status !== 'active' && found.status !== 'suspended') throw new StartFault(`The organisation ${values.org} is being deleted.`);
  const org = db.org(found.id, { kind: 'system', id: null });
  const keys = openKeys({ db, wrapper: openWrapper(settings, complain) });
  const { apply, user } = values;
  const tally = newTally();
  try {
    await importRows({ db, keys }, org, fileRows(file), { apply, user, signal, tally, onProgress: reporter(apply) });
  } finally {
    for (const line of reportLines(tally, apply)) say(line);
  }
}

function explain(error: unknown): void {
  if (error instanceof SettingsFault) error.faults.forEach(complain);
  else if (error instanceof StartFault || error instanceof FileFault || error instanceof Problem) complain(error.message);
  else complain(error instanceof Error ? (error.stack ?? error.message) : String(error));
}

const stop = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const)
  process.once(name, () => stop.abort(new StartFault('Stopped before the end. Run it again: what is kept stays kept, and comes once.')));
const closing = new Closing();
try {
  await main(closing, stop.signal);
} catch (error) {
  explain(error);
  process.exitCode = error instanceof SettingsFault ? 78 : 1;
} finally {
  await closing.close();
}
