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
