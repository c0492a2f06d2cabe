import objection from 'objection';
import type { OrgReader } from '../../platform/db/index.ts';
import type { OpenReport } from './analysis/index.ts';
import { Report } from './model.ts';

/** Most reports that are linked to one. */
const most = 100;

/** The reports of the same fault of the same repository, newest first. */
export async function sameFault(
  db: OrgReader,
  { id, repo_id, signature }: Pick<Report, 'id' | 'repo_id'> & { signature: string },
): Promise<string[]> {
  const rows = await db
    .rows(Report)
    .select('id')
    .where({ repo_id, signature, kind: 'log' })
    .whereNot({ id })
    .orderBy('id', 'desc')
    .limit(most);
  return rows.map((row) => row.id);
}

/** The newest log reports of the repository with the files that their frames lie in. */
export async function openReports(db: OrgReader, repo_id: string): Promise<OpenReport[]> {
  const paths = objection.raw(`jsonb_path_query_array(report_data, '$.frames[*].repo_path')`).as('paths');
  const rows = await db
    .rows(Report)
    .select('id', paths)
    .where({ repo_id, kind: 'log', status: 'complete' })
    .orderBy('id', 'desc')
    .limit(most);
  return (rows as unknown as { id: string; paths: (string | null)[] }[]).map((row) => ({
    id: row.id,
    paths: row.paths.filter((path) => path !== null),
  }));
}
