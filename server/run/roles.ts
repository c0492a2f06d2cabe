import { Problem } from '../core/problem.ts';
import type { ProcessRole } from '../platform/config/index.ts';
import type { Db } from '../platform/db/index.ts';

/** What would let a role reach past row level security, or change the tables that it guards. */
const looks = `select current_user as name, r.rolsuper as superuser, r.rolbypassrls as bypass,
    pg_has_role(current_user, n.nspowner, 'MEMBER') as owner, pg_has_role(current_user, d.datdba, 'MEMBER') as database_owner
  from pg_roles r, pg_namespace n, pg_database d where r.rolname = current_user and n.nspname = 'app' and d.datname = current_database()`;

/** What a database role is, as far as it could do harm. */
export interface FoundRole {
  name: string;
  superuser: boolean;
  bypass: boolean;
  owner: boolean;
  database_owner: boolean;
}

/** The role that this pool connects as; undefined where there is no schema `app` yet. */
export async function lookUpRole(pool: Db['app']): Promise<FoundRole | undefined> {
  const { rows } = (await pool.raw(looks)) as { rows: FoundRole[] };
  return rows[0];
}

/** Why row level security would not bind this role; undefined where it does. */
export function harmOf(role: FoundRole): string | undefined {
  if (role.superuser) return 'is a superuser';
  if (role.bypass) return 'may bypass row level security';
  return role.owner || role.database_owner ? 'owns the tables' : undefined;
}

/** Refuses database roles that row level security does not bind: a superuser, one with BYPASSRLS, or the owner of the tables. */
export async function rolesMustBeHarmless(db: Db, does: readonly ProcessRole[] = ['api', 'worker']): Promise<void> {
  const pools = [...(does.some((role) => role !== 'admin') ? [db.app, db.auth] : []), ...(does.includes('admin') ? [db.staff] : [])];
  for (const pool of pools) {
    const role = await lookUpRole(pool);
    if (!role)
      throw new Problem(503, 'schema_behind', 'The schema is missing.', { detail: 'There is no schema app: run knex migrate:latest.' });
    const why = harmOf(role);
    if (why === undefined) continue;
    const detail = `The database role ${role.name} ${why}, so that organisations would not be kept apart: connect as longhouse_app, longhouse_auth and longhouse_staff.`;
    throw new Problem(503, 'database_role_unsafe', 'The database role is unsafe.', { detail });
  }
}
