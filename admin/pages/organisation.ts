import { isUuid } from '../../server/core/ids.ts';
import { found } from '../../server/core/problem.ts';
import type { Tools } from '../../server/platform/tools.ts';
import type { StaffTable } from '../../server/platform/staff/index.ts';
import type { Kinds } from '../resources/column-types.ts';
import { listRows } from '../resources/reading.ts';
import { paramsOf } from '../resources/values.ts';
import { namesOf } from './names.ts';
import { usageOf } from './usage.ts';

const panels = [
  'memberships',
  'invitations',
  'provider_credentials',
  'api_keys',
  'repositories',
  'reports',
  'escalations',
  'intake_sessions',
  'intake_forms',
  'jobs',
  'org_keys',
  'audit_events',
  'staff_grants',
];

/** What suspending or deleting an organisation would hit. */
const impactSql = `select (select count(*)::int from app.memberships where org_id = :id) as members,
  (select count(*)::int from app.sessions where org_id = :id and revoked_at is null and expires_at > now()) as live_sessions,
  (select count(*)::int from app.api_keys where org_id = :id and revoked_at is null) as live_api_keys,
  (select count(*)::int from app.repositories where org_id = :id) as repositories,
  (select count(*)::int from app.reports where org_id = :id and status = 'pending') as pending_reports,
  (select count(*)::int from queue.job_common where group_id = :id::text and state < 'active') as waiting_jobs`;

/** Columns of the panels that name a row of some table by its id. */
const pointing = ['user_id', 'created_by', 'invited_by', 'repo_id', 'credential_id', 'actor_id', 'target'];
const keyIn = (value: unknown): string => String(value).split('.').at(-1)!;

/** One organisation with the newest rows of everything that belongs to it, each by the columns its table lists. */
export async function organisation(
  { db: { staff }, clock }: Tools,
  tables: ReadonlyMap<string, StaffTable>,
  kinds: ReadonlyMap<string, Kinds>,
  id: unknown,
  staffId: string,
): Promise<Record<string, unknown>> {
  const org = found(
    'org',
    typeof id === 'string' && isUuid(id)
      ? await staff('app.orgs')
          .where({ id })
          .first(tables.get('orgs')!.visible as string[])
      : undefined,
  ) as Record<string, unknown>;
  const org_id = String(org['id']);
  const newest = async (name: string): Promise<[string, Record<string, unknown>[]]> => {
    const table = tables.get(name);
    if (!table) return [name, []];
    const kindsOf = kinds.get(name) ?? {};
    const rows = await listRows(staff, table, kindsOf, { conditions: [{ column: 'org_id', value: org_id }], limit: 10 });
    return [name, rows.map((row) => paramsOf(table, kindsOf, row, tables))];
  };
  const { limits = {} } = org['settings'] as { limits?: Record<string, number> };
  const [{ rows: impact }, access, grant, usage, panelled] = await Promise.all([
    staff.raw<{ rows: unknown[] }>(impactSql, { id: org_id }),
    staff('app.staff_access').where({ org_id }).first('allowed'),
    staff('app.staff_grants')
      .where({ org_id, staff_user_id: staffId })
      .whereNull('ended_at')
      .where('expires_at', '>', clock.now())
      .orderBy('expires_at', 'desc')
      .first('id', 'reason', 'expires_at'),
    usageOf(staff, tables, { id: org_id, limits }),
    Promise.all(panels.map(newest)),
  ]);
  return {
    org: paramsOf(tables.get('orgs')!, kinds.get('orgs') ?? {}, org, tables),
    impact: impact[0],
    staff_access: { allowed: access?.allowed ?? true, my_grant: grant ?? null },
    usage,
    names: await namesOf(
      staff,
      [org_id],
      panelled.flatMap(([, rows]) => rows.flatMap((row) => pointing.map((column) => keyIn(row[column])))),
    ),
    panels: Object.fromEntries(panelled),
  };
}
