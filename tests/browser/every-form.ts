import { matrix } from '../../admin/access.ts';
import { newId } from '../../server/core/ids.ts';
import type { StaffPerson } from '../admin/console-world.ts';
import type { Furnished } from './furnished.ts';

/** Brings rows into the states in which every action of the console is offered. */
export async function readyForEveryForm({ world, person }: Furnished): Promise<void> {
  const { sql } = world.database;
  await sql("update app.orgs set status = 'suspended' where slug = 'alder-sons'");
  await sql("update app.reports set status = 'failed' where org_id = $1", [person.org_id]);
  await sql('update app.api_keys set revoked_at = null where org_id = $1', [person.org_id]);
  await sql(
    `insert into app.staff_users (id, email, name, role, disabled_at) values ($1, 'left@longhouse.test', 'Left Us', 'support', now())`,
    [newId()],
  );
  await sql(
    `insert into queue.job_common (id, name, data, state, group_id, completed_on, source_output) values ($1, 'dead', $2, 'completed', $3, now(), '{"why": "It failed."}')`,
    [newId(), JSON.stringify({ job: 'org_keys.reseal', org_id: person.org_id, payload: {} }), person.org_id],
  );
}

interface Shown {
  records: { id: string; recordActions: { name: string }[] }[];
}

/** The newest row of a table, and as many more as it takes for every action of the matrix to be offered on one of them. */
export async function rowsWithEveryAction(admin: StaffPerson, table: string): Promise<string[]> {
  const { records } = (await admin.get(`/admin/api/resources/${table}/actions/list?perPage=100`)).body as Shown;
  const wanted = new Set(Object.keys(matrix[table] ?? {}));
  const rows: string[] = [];
  for (const { id, recordActions } of records) {
    const offered = recordActions.filter(({ name }) => wanted.delete(name));
    if (rows.length === 0 || offered.length > 0) rows.push(id);
  }
  return rows;
}
