import type { Database, DatabaseRole } from '../../server/platform/config/index.ts';
import { Db } from '../../server/platform/db/index.ts';
import { slowJob, toolsOf } from './jobs-house.ts';

/** A worker process of its own, to be killed: where each role connects comes as JSON in the first argument, how long it stays inside a transaction in the second. */
const roles = JSON.parse(process.argv[2] ?? '') as Record<DatabaseRole, Database>;
const db = new Db({ database: (role) => roles[role], pool: { min: 0, max: 6 }, onTrouble: () => {} });
const { tools, jobs } = toolsOf(db, roles.auth);
const tell = (where: string): void => void process.stdout.write(`${where}\n`);
await jobs.work(tools, [slowJob(tell, 60, Number(process.argv[3] ?? 60))], [], { keepMs: 200 }).ready;
tell('ready');
