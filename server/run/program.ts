import type { HomeFacts } from '../home/index.ts';
import { readSettings, SettingsFault, type Settings } from '../platform/config/index.ts';
import { Problem } from '../core/problem.ts';
import { type Log, openLog, scrub } from '../platform/log/index.ts';
import type { Tools } from '../platform/tools.ts';
import { Closing } from './closing.ts';
import { whenToldToStop } from './signals.ts';
import { StartFault } from './start-fault.ts';
import { programVersion } from './version.ts';

/** EX_CONFIG of sysexits.h: the settings cannot be started with. */
const badSettings = 78;
/** Whole time that stopping may take; App Service kills after the time set there, 60 s. */
const deadlineMs = 25_000;
const say = (text: string): void => void process.stderr.write(`${text}\n`);

/** The whole life of the process, from reading the settings to its exit code. */
export async function runProgram(): Promise<void> {
  const closing = new Closing();
  // The reader of our output may end before us (`npm start | head`, a killed terminal): no reason to fail.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  let exitCode = 0;
  const stop = async (why: string, code = 0): Promise<void> => {
    exitCode ||= code;
    if (code === 0) say(`Stopping (${why})…`);
    setTimeout(() => {
      say(`Still not stopped after ${deadlineMs / 1000} s: ending.`);
      process.exit(1);
    }, deadlineMs).unref();
    await Promise.allSettled([closing.close(), started]);
    process.exit(exitCode);
  };
  const signals = whenToldToStop(stop, say);
  const begin = async (): Promise<void> => {
    const settings = readSettings();
    if (!settings.production) signals.followParent();
    await start(settings, closing, stop);
  };
  const started = begin();
  started.catch((error: unknown) => {
    // Told to stop meanwhile: whatever failed since is a consequence.
    if (!closing.begun) void stop('it could not start', explain(error));
  });
}

/** Prints why the program cannot start, without a stack where the reader can act on it, and answers the exit code. */
function explain(error: unknown): number {
  if (error instanceof SettingsFault) {
    for (const fault of error.faults) say(fault);
    return badSettings;
  }
  say(error instanceof StartFault ? error.message : scrub(error instanceof Error ? (error.stack ?? error.message) : String(error)));
  return 1;
}

async function start(given: Settings, closing: Closing, stop: (why: string, code?: number) => Promise<void>): Promise<void> {
  const log = openLog(given);
  closing.onTrouble((what, err) => log.warn({ err }, `Closing failed: ${what}.`));
  for (const warning of given.warnings) log.warn(warning);
  process.on('uncaughtException', (err) => {
    log.fatal({ err }, 'An error that nobody caught ends this process.');
    void stop('an error', 1);
  });
  if (!given.production) {
    const { startLocally } = await import('../local/start.ts');
    return startLocally(given, log, closing, (why) => void (say(why), stop(why, 1)));
  }
  const [{ takeDoor }, { openTools }, { serve }, { databaseFor }] = await Promise.all([
    import('./door.ts'),
    import('../open-tools.ts'),
    import('../serve.ts'),
    import('../platform/config/index.ts'),
  ]);
  const door = await takeDoor(given.HOST, given.PORT);
  await closing.add('door', () => door.close());
  const database = (role: Parameters<typeof databaseFor>[1]) => {
    const found = databaseFor(given, role);
    if (!found) throw new Error('Production needs a database.');
    return found;
  };
  const tools = await openTools(given, { database, log }, closing);
  await refuseUnsafeRoles(tools.db, given, log);
  const facts: HomeFacts = { version: programVersion, ...(given.LONGHOUSE_ROLES.includes('admin') && { console: '/admin' }) };
  await serve(tools, door, facts, closing);
  log.info(`Longhouse ${programVersion} serves on ${door.url} as ${given.LONGHOUSE_ROLES.join(', ')}.`);
}

/** An unsafe database role ends the start in one sentence. A database that is away does not: the server waits for it, not ready. */
async function refuseUnsafeRoles(db: Tools['db'], settings: Settings, log: Log): Promise<void> {
  try {
    const { rolesMustBeHarmless } = await import('./roles.ts');
    await rolesMustBeHarmless(db, settings.LONGHOUSE_ROLES);
  } catch (err) {
    if (err instanceof Problem && err.code === 'database_role_unsafe') throw new StartFault(err.detail ?? err.message);
    log.warn({ err }, 'The database roles could not be checked at the start: the database is away, or its schema is behind.');
  }
}
