import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Database } from '../../server/platform/config/index.ts';
import { createOrgTable } from '../../server/platform/db/org-table.ts';
import { connect, type Db, OrgModel, type OrgWriter } from '../../server/platform/db/index.ts';
import { defineJob, type Jobs, openJobs } from '../../server/platform/jobs/index.ts';
import type { Log } from '../../server/platform/log/index.ts';
import type { Tools } from '../../server/platform/tools.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';

/** What a job leaves behind; nothing keeps a second row out, so that an effect that happened twice is seen. */
export class Effect extends OrgModel {
  static override tableName = 'app.effects';
  declare thing: string;
}

/**
 * Every running job is as one whose worker has been silent for too long. Said by the test, because a short lease would also take jobs from
 * workers that live, but slowly.
 */
export const lapseLeases = ({ sql }: Pick<TestDatabase, 'sql'>) =>
  sql("update queue.job_common set heartbeat_on = now() - interval '1 hour' where state = 'active'");

/** A database, or the one that is given, with the table of effects, where retries follow at once. */
export async function jobsDatabase(given?: TestDatabase): Promise<TestDatabase> {
  const database = given ?? (await cloneDatabase({ min: 0, max: 12 }));
  const owner = connect(database.roles.owner, { min: 0, max: 1 });
  await createOrgTable(owner, 'effects', 'thing text not null');
  await owner.destroy();
  await database.sql('update queue.queue set heartbeat_seconds = 60, retry_delay = 0, retry_backoff = false');
  return database;
}

/** The tools that jobs need, and what was logged as a warning or an error. */
export function toolsOf(db: Db, auth: Database): { tools: Tools; jobs: Jobs; said: string[] } {
  const said: string[] = [];
  const say = (fields: unknown, message?: string) =>
    said.push(`${JSON.stringify(fields, (_, v: unknown) => (v instanceof Error ? v.message : v))} ${message ?? ''}`);
  const log = { debug: () => {}, info: () => {}, warn: say, error: say } as unknown as Log;
  const jobs = openJobs({ database: auth, worker: true, log });
  const metrics = { count: () => {}, observe: () => {} };
  return { tools: { db, jobs, log, metrics } as unknown as Tools, jobs, said };
}

/** A job that takes a while, then `insideMs` with its transaction open, tells how far it is, and leaves one effect. */
export const slowJob = (tell: (where: string) => void, waitMs: number, insideMs = waitMs) =>
  defineJob({
    name: 'test.slow',
    payload: z.strictObject({ thing: z.string() }),
    attempts: 100,
    run: async ({ org, payload, job }) => {
      tell('started');
      await sleep(waitMs);
      await org.write('effect.made', async (db: OrgWriter) => {
        const effect = await db.rows(Effect).insert({ thing: payload.thing }).returning('*');
        tell('inside');
        await sleep(insideMs);
        await job.finish(db);
        return effect;
      });
    },
  });
