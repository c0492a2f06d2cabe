import { buildApp } from './app.ts';
import { home, type HomeFacts } from './home/index.ts';
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

/** Opens the door and, where this process has the role, takes jobs. Closing stops taking jobs and connections at once and lets both finish. */
export async function serve(tools: Tools, door: Door, facts: HomeFacts, closing: Closing): Promise<void> {
  const { settings } = tools;
  const has = (role: 'api' | 'worker'): boolean => settings.LONGHOUSE_ROLES.includes(role);
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
  door.open(app);
  await closing.add('service', () => Promise.all([door.close(), tools.jobs.close(jobsGraceMs)]));
}
