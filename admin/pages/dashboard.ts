import type { Knex } from 'knex';
import { usualLimits } from '../../server/modules/usage/index.ts';
import type { Tools } from '../../server/platform/tools.ts';
import type { Dashboard } from '../shapes.ts';

const days = 14;
const since = `now() - interval '${days} days'`;
/** Counted by date and written out afterwards: writing each row's date would be most of the work. */
const byDay = (table: string, more = ''): string => `select to_char(on_day, 'YYYY-MM-DD') as day, n ${more} from
  (select (created_at at time zone 'UTC')::date as on_day ${more}, count(*)::int as n from app.${table} where created_at > ${since} group by on_day ${more}) as counted
  order by on_day ${more}`;

const rowsOf = async <R>(staff: Knex, sql: string): Promise<R[]> => ((await staff.raw(sql)) as { rows: R[] }).rows;

type Sums = Pick<Dashboard, 'sign_ups' | 'reports' | 'ai_tokens' | 'credentials' | 'keys'> & { orgs: number };
const keptFor = 30_000;
const kept = new WeakMap<Knex, { at: number; sums: Promise<Sums> }>();

/** What is counted over very many rows, and hardly changes meanwhile: anew every half minute, for all who look. */
function sumsOf({ db: { staff }, clock }: Tools): Promise<Sums> {
  const now = clock.now().getTime();
  const before = kept.get(staff);
  if (before && now - before.at < keptFor && now >= before.at) return before.sums;
  const sums = count(staff);
  kept.set(staff, { at: now, sums });
  sums.catch(() => kept.delete(staff));
  return sums;
}

async function count(staff: Knex): Promise<Sums> {
  const [orgs, sign_ups, reports, ai_tokens, credentials, keys] = await Promise.all([
    rowsOf<{ n: number }>(staff, "select count(*)::int as n from app.orgs where status <> 'erased'"),
    rowsOf<Dashboard['sign_ups'][number]>(staff, byDay('orgs')),
    rowsOf<Dashboard['reports'][number]>(staff, byDay('reports', ', status')),
    rowsOf<Dashboard['ai_tokens'][number]>(
      staff,
      `select to_char(day, 'YYYY-MM-DD') as day, n from
         (select day, sum(amount)::float as n from app.usage_daily where metric = 'openai_tokens' and day > ${since} group by day) as summed order by 1`,
    ),
    rowsOf<{ status: string; n: number }>(staff, 'select status, count(*)::int as n from app.provider_credentials group by 1 order by 1'),
    rowsOf<Dashboard['keys'][number]>(
      staff,
      'select kek_kid, count(*)::int as n from app.org_keys where retired_at is null group by 1 order by 2 desc limit 5',
    ),
  ]);
  return { orgs: orgs[0]!.n, sign_ups, reports, ai_tokens, credentials, keys };
}

/** The figures of the first page, as longhouse_staff may count them. */
export async function dashboard(tools: Tools): Promise<Dashboard> {
  const { staff } = tools.db;
  const [{ orgs, ...sums }, closed, jobs, activity, ai_spenders, escalations] = await Promise.all([
    sumsOf(tools),
    // The few of them by their index: whoever has just suspended one sees it counted.
    rowsOf<{ status: string; n: number }>(
      staff,
      "select status, count(*)::int as n from app.orgs where status in ('suspended', 'deleting', 'erasing') group by 1",
    ),
    rowsOf<Dashboard['jobs']>(
      staff,
      `select (count(*) filter (where state = 'created' and name <> 'dead'))::int as waiting, (count(*) filter (where state = 'active' and name <> 'dead'))::int as active,
         (count(*) filter (where state = 'retry' and name <> 'dead'))::int as failed,
         (count(*) filter (where name = 'dead' and output->>'settled' is null))::int as dead
       from queue.job_common where data->>'job' is not null and (state < 'completed' or name = 'dead')`,
    ),
    rowsOf<Dashboard['activity'][number]>(
      staff,
      `select e.id, e.staff_name, e.action, e.about_org, o.name as org_name, e.created_at from app.staff_events e left join app.orgs o on o.id = e.about_org
       order by e.created_at desc limit 12`,
    ),
    rowsOf<Dashboard['ai_spenders'][number]>(
      staff,
      `select u.org_id, o.name, u.n, u.n / greatest(1, coalesce((o.settings->'limits'->>'ai_tokens_per_day')::float, ${usualLimits.ai_tokens_per_day})) as part
       from (select org_id, sum(amount)::float as n from app.usage_daily where metric = 'openai_tokens' and day = (now() at time zone 'UTC')::date
         group by 1 order by 2 desc limit 6) as u join app.orgs o on o.id = u.org_id order by 3 desc`,
    ),
    rowsOf<Dashboard['escalations']>(
      staff,
      'select count(*)::int as open, min(created_at) as oldest from app.escalations where acknowledged_at is null',
    ),
  ]);
  const counted = new Map(closed.map(({ status, n }) => [status, n]));
  const inState = (...states: string[]): number => states.reduce((sum, state) => sum + (counted.get(state) ?? 0), 0);
  const [suspended, deleting] = [inState('suspended'), inState('deleting', 'erasing')];
  return {
    ...sums,
    organisations: { active: Math.max(0, orgs - suspended - deleting), suspended, deleting },
    jobs: jobs[0]!,
    escalations: escalations[0]!,
    ai_spenders,
    activity,
  };
}
