import type { Express } from 'express';
import { buildApp } from './app.ts';
import { home, type HomeFacts } from './home/index.ts';
import { withConsole } from './console.ts';
import { modules } from './modules/index.ts';
import { admission } from './modules/identity/index.ts';
import type { Tools } from './platform/tools.ts';
import type { Closing } from './run/closing.ts';
import type { Door } from './run/door.ts';
import { readinessChecks } from './run/readiness.ts';
import { programCommit, programVersion } from './run/version.ts';
import { expectedSchemaVersion } from './platform/db/index.ts';

/** Longest time that a running job gets to end once the process is told to stop; what has not ended is given back. */
const jobsGraceMs = 15_000;

const consoleAfterMs = 500;

/**
 * Opens the door and, where this process has the role, takes jobs. Closing stops taking jobs and connections at once and lets both finish;
 * the queue itself stays open, as a request that finishes may add a job.
 */
export async function serve(tools: Tools, door: Door, facts: HomeFacts, closing: Closing): Promise<void> {
  const { settings } = tools;
  const has = (role: 'api' | 'admin' | 'worker'): boolean => settings.LONGHOUSE_ROLES.includes(role);
  const app = buildApp({
    modules: has('api') ? modules : [],
    tools,
    admission: admission(tools),
    checks: readinessChecks(tools),
    version: {
      version: programVersion,
      ...(programCommit !== undefined && { commit: programCommit }),
      schema: await expectedSchemaVersion(),
    },
    home: home(facts),
  });
  const working = [...modules, tools.mail];
  const jobs = working.flatMap((part) => part.jobs ?? []);
  const sweeps = working.flatMap((part) => part.sweeps ?? []);
  if (has('worker')) tools.jobs.work(tools, jobs, sweeps);
  const stopping = new AbortController();
  const front = has('admin') ? withConsole(app, () => openConsole(tools, stopping.signal), tools.log) : undefined;
  door.open(front?.app ?? app);
  // A moment later, because loading holds the process up for a second: whoever started it asks the API first.
  if (front) setTimeout(front.load, consoleAfterMs).unref();
  await closing.add('service', () => (stopping.abort(), Promise.all([door.close(), tools.jobs.rest(jobsGraceMs)])));
}

/** AdminJS is loaded here and nowhere else, so a process without the role never does. */
async function openConsole(tools: Tools, signal: AbortSignal): Promise<Express> {
  const [{ openConsole: open }, { ensureBundle }] = await Promise.all([import('../admin/index.ts'), import('../admin/bundle-state.ts')]);
  let bundling: Promise<void> | undefined;
  const bundled = (): Promise<void> => {
    bundling ??= ensureBundle(signal).catch((err: unknown) => {
      bundling = undefined;
      throw err;
    });
    return bundling;
  };
  bundled().catch((err: unknown) => signal.aborted || tools.log.error({ err }, 'The console cannot show its pages.'));
  return open({ tools, modules, version: programVersion, bundled });
}
