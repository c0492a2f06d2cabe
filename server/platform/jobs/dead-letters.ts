import type { Knex } from 'knex';
import { conflict, found } from '../../core/problem.ts';
import type { Tools } from '../tools.ts';
import { type Org, type OrgWriter, transactionOf } from '../db/index.ts';

/** A job that ended after its last try. */
export interface DeadLetter {
  id: string;
  job: string;
  payload: Record<string, unknown>;
}

const readSql = `select id, data->>'job' as job, data->'payload' as payload from queue.job_common
  where name = 'dead' and id = ? and output->>'settled' is null`;
const settleSql = `update queue.job_common set output = coalesce(output, '{}') || jsonb_build_object('settled', ?::text)
  where name = 'dead' and id = ? and output->>'settled' is null`;

/** A dead letter of the organisation that nobody has settled yet. */
export async function readDeadLetter(org: Org, id: string): Promise<DeadLetter | undefined> {
  const { rows } = await org.unrecorded('looking at a job', async (db) => transactionOf(db).raw<{ rows: DeadLetter[] }>(readSql, [id]));
  return rows[0];
}

/** Says what became of a dead letter; false where it was settled already. */
export async function settleDeadLetter(db: OrgWriter, id: string, how: 'retried' | 'discarded'): Promise<boolean> {
  return ((await transactionOf(db).raw(settleSql, [how, id])) as { rowCount: number }).rowCount > 0;
}

// Those of organisations are reached through their organisation alone.
const ofPlatform = " and (group_id is null or group_id = 'platform')";

async function settleOfPlatform(trx: Knex.Transaction, id: string, how: 'retried' | 'discarded'): Promise<void> {
  const { rowCount } = (await trx.raw(settleSql + ofPlatform, [how, id])) as { rowCount: number };
  if (rowCount === 0) throw conflict('job_conflict', 'This job was settled already.');
}

/**
 * Adds a job of the platform itself once more that was dead; 404 for one that is not there, 409 where this worker does not know its kind.
 */
export const retryPlatformLetter = ({ db, jobs }: Pick<Tools, 'db' | 'jobs'>, id: string): Promise<void> =>
  db.auth.transaction(async (trx) => {
    const { rows } = await trx.raw<{ rows: DeadLetter[] }>(readSql + ofPlatform, [id]);
    const { job: name, payload } = found('job', rows[0]);
    const job = jobs.kindOf(name);
    if (job?.lane !== 'platform') throw conflict('job_conflict', `Jobs of the kind ${name} cannot be tried again here.`);
    await settleOfPlatform(trx, id, 'retried');
    await jobs.enqueueOn(trx, job, payload);
  });

/** Settles a dead job of the platform itself as it is; 409 where it was settled. */
export const discardPlatformLetter = ({ db }: Pick<Tools, 'db'>, id: string): Promise<void> =>
  db.auth.transaction((trx) => settleOfPlatform(trx, id, 'discarded'));
