import { databasesHere } from '../local/databases-here.ts';
import { SettingsFault } from '../platform/config/index.ts';
import { openWrapper, rewrapOrgKeys, type RewrapProgress } from '../platform/crypto/index.ts';
import { Db, orgIds } from '../platform/db/index.ts';
import { Problem } from '../core/problem.ts';
import { settingsOf } from '../release/command.ts';
import { Closing } from '../run/closing.ts';
import { StartFault } from '../run/start-fault.ts';
import { rewrapSettings } from './command-settings.ts';

const again = 'Run it again: what is done stays done.';
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const complain = (text: string): void => void process.stderr.write(`${text}\n`);

const counted = ({ orgs, rewrapped, refused }: RewrapProgress): string =>
  `${orgs} organisations looked at, ${rewrapped} keys rewrapped, ${refused.length} refused`;

/** At most a line a second. */
function reporter(): (progress: RewrapProgress) => void {
  let next = Date.now() + 1_000;
  return (progress) => {
    if (Date.now() < next) return;
    next = Date.now() + 1_000;
    say(`… ${counted(progress)}`);
  };
}

/** Wraps every organisation key anew under the current key-encryption key; answers the exit code. */
async function rewrap(closing: Closing, signal: AbortSignal): Promise<number> {
  const settings = settingsOf(rewrapSettings);
  // A running server would go on using the key file as it read it.
  const database = await databasesHere(settings, closing, { alone: true });
  const db = new Db({ database, pool: { min: 0, max: 2 }, onTrouble: complain });
  await closing.add('database pools', () => db.closePool());
  const wrapper = openWrapper(settings, complain);
  say(`Rewrapping organisation keys under ${await wrapper.currentKid()} (${wrapper.name}).`);
  const done = await rewrapOrgKeys({ db, wrapper, orgs: orgIds(db), signal, onProgress: reporter() });
  for (const { org_id, version, reason } of done.refused) complain(`refused: organisation ${org_id}, version ${version}: ${reason}`);
  say(`Done: ${counted(done)}.`);
  return done.refused.length > 0 ? 1 : 0;
}

function explain(error: unknown): void {
  if (error instanceof SettingsFault) error.faults.forEach(complain);
  else if (error instanceof StartFault) complain(error.message);
  else if (error instanceof Problem) complain(`${error.message} ${again}`);
  else complain(error instanceof Error ? (error.stack ?? error.message) : String(error));
}

const stop = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort(new StartFault(`Stopped before the end. ${again}`)));
const closing = new Closing();
try {
  process.exitCode = await rewrap(closing, stop.signal);
} catch (error) {
  explain(error);
  process.exitCode = error instanceof SettingsFault ? 78 : 1;
} finally {
  await closing.close();
}
