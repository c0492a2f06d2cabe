import type { Knex } from 'knex';
import { usualLimits as usualRoom } from '../../server/modules/assets/index.ts';
import { usualLimits } from '../../server/modules/usage/index.ts';
import type { StaffTable } from '../../server/platform/staff/index.ts';
import type { Usage } from '../shapes.ts';

const days = 30;
const recent = `now() - interval '${days} days'`;
/** Counted where the console shows the table at all. */
const counted = ['memberships', 'repositories', 'reports', 'vehicles', 'vehicle_documents', 'diagnoses', 'intake_sessions', 'events'];

/** What one organisation uses, by UTC day. Four questions, whatever there is. */
export async function usageOf(
  staff: Knex,
  tables: ReadonlyMap<string, StaffTable>,
  { id, limits }: { id: string; limits: Readonly<Record<string, number>> },
): Promise<Usage> {
  const shown = counted.filter((name) => tables.get(name)?.visible.includes('created_at'));
  const parts = shown.map(
    (name) => `select '${name}' as name, count(*)::int as "all", (count(*) filter (where created_at > ${recent}))::int as recent
      from app.${name} where org_id = :id`,
  );
  const [byDay, counts, files] = await Promise.all([
    staff.raw<{ rows: Usage['days'] }>(
      `select to_char(day, 'YYYY-MM-DD') as day, metric, sum(amount)::float as n from app.usage_daily where org_id = :id and day > ${recent} group by 1, 2 order by 1`,
      { id },
    ),
    staff.raw<{ rows: { name: string; all: number; recent: number }[] }>(parts.join(' union all '), { id }),
    staff.raw<{ rows: { files: number; file_bytes: number }[] }>(
      'select count(*)::int as files, coalesce(sum(size), 0)::float as file_bytes from app.assets where org_id = :id',
      { id },
    ),
  ]);
  const today = new Date().toISOString().slice(0, 10);
  return {
    days: byDay.rows,
    limits: { ...usualLimits, ...usualRoom, ...limits },
    today: byDay.rows.find(({ day, metric }) => day === today && metric === 'openai_tokens')?.n ?? 0,
    counts: Object.fromEntries(counts.rows.map(({ name, ...n }) => [name, n])),
    ...files.rows[0]!,
  };
}
