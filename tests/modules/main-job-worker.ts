import { modules } from '../../server/modules/index.ts';
import { openTools } from '../../server/open-tools.ts';
import { type Database, type DatabaseRole, readSettings } from '../../server/platform/config/index.ts';
import { Closing } from '../../server/run/closing.ts';
import { quietLog } from '../support/log.ts';

/** A worker process of its own, to be killed: its settings and where each role connects come as JSON in the first argument. */
const given = JSON.parse(process.argv[2] ?? '') as { settings: Record<string, string>; roles: Record<DatabaseRole, Database> };
const tools = await openTools(readSettings(given.settings), { database: (role) => given.roles[role], log: quietLog }, new Closing());
const jobs = modules.flatMap((module) => module.jobs ?? []);
await tools.jobs.work(tools, jobs, [], { keepMs: 200 }).ready;
