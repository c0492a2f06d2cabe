import { Problem } from '../core/problem.ts';
import type { Db } from '../platform/db/index.ts';

/** What would let a role reach past row level security, or change the tables that it guards. */
const harm = `select current_user as name, r.rolsuper as superuser, r.rolbypassrls as bypass,
    pg_has_role(current_user, n.nspowner, 'MEMBER') as owner, pg_has_role(current_user, d.datdba, 'MEMBER') as database_owner
  from pg_roles r, pg_namespace n, pg_database d where r.rolname = current_user and n.nspname = 'app' and d.datname = current_database()`;

interface Role {
  name: string;
  superuser: boolean;
  bypass: boolean;
  owner: boolean;
  database_owner: boolean;
}

/** Refuses database roles that row level security does not bind: a superuser, one with BYPASSRLS, or the owner of the tables. */
export async function rolesMustBeHarmless(db: Db): Promise<void> {
  for (const pool of [db.app, db.auth]) {
    const { rows } = (await pool.raw(harm)) as { rows: Role[] };
    const [role] = rows;
    if (!role)
      throw new Problem(503, 'schema_behind', 'The schema is missing.', { detail: 'There is no schema app: run knex migrate:latest.' });
    const why = role.superuser
      ? 'is a superuser'
      : role.bypass
        ? 'may bypass row level security'
        : role.owner || role.database_owner
          ? 'owns the tables'
          : undefined;
    if (why === undefined) continue;
    const detail = `The database role ${role.name} ${why}, so that organisations would not be kept apart: connect as longhouse_app and longhouse_auth.`;
    throw new Problem(503, 'database_role_unsafe', 'The database role is unsafe.', { detail });
  }
}
