import type { Knex } from 'knex';
import { usualLimits } from '../../server/modules/usage/index.ts';
import type { Tools } from '../../server/platform/tools.ts';

/** What the first page shows; days are UTC dates, newest last. */
export interface Dashboard {
  organisations: { active: number; suspended: number; deleting: number };
  sign_ups: { day: string; n: number }[];
  reports: { day: string; status: string; n: number }[];
  jobs: { waiting: number; active: number; failed: number; dead: number };
  /** People in danger whom nobody of their organisation has seen to yet, and since when the first of them waits. */
  escalations: { open: number; oldest: string | null };
  /** Tokens of the model by day. */
  ai_tokens: { day: string; n: number }[];
  /** The organisations that used most of them today, and which part of their budget. */
  ai_spenders: { org_id: string; name: string; n: number; part: number }[];
  keys: { kek_kid: string; n: number }[];
  credentials: { status: string; n: number }[];
  activity: { id: string; staff_name: string; action: string; about_org: string | null; org_name: string | null; created_at: string }[];
}

const days = 14;
const since = `now() - interval '${days} days'`;
const day = "to_char(created_at at time zone 'UTC', 'YYYY-MM-DD')";

const rowsOf = async <R>(staff: Knex, sql: string): Promise<R[]> => ((await staff.raw(sql)) as { rows: R[] }).rows;

/** The figures of the first page, as longhouse_staff may count them. */
export async function dashboard({ db: { staff } }: Tools): Promise<Dashboard> {
  const [orgs, sign_ups, reports, jobs, keys, credentials, activity, ai_tokens, ai_spenders, escalations] = await Promise.all([
    rowsOf<{ status: string; n: number }>(staff, 'select status, count(*)::int as n from app.orgs group by 1'),
    rowsOf<{ day: string; n: number }>(
      staff,
      `select ${day} as day, count(*)::int as n from app.orgs where created_at > ${since} group by 1 order by 1`,
    ),
    rowsOf<Dashboard['reports'][number]>(
      staff,
      `select ${day} as day, status, count(*)::int as n from app.reports where created_at > ${since} group by 1, 2 order by 1, 2`,
    ),
    rowsOf<Dashboard['jobs']>(
      staff,
      `select (count(*) filter (where state = 'created' and name <> 'dead'))::int as waiting, (count(*) filter (where state = 'active' and name <> 'dead'))::int as active,
         (count(*) filter (where state = 'retry' and name <> 'dead'))::int as failed,
         (count(*) filter (where name = 'dead' and output->>'settled' is null))::int as dead
       from queue.job_common where data->>'job' is not null and (state < 'completed' or name = 'dead')`,
    ),
    rowsOf<Dashboard['keys'][number]>(
      staff,
      'select kek_kid, count(*)::int as n from app.org_keys where retired_at is null group by 1 order by 2 desc limit 5',
    ),
    rowsOf<{ status: string; n: number }>(staff, 'select status, count(*)::int as n from app.provider_credentials group by 1 order by 1'),
    rowsOf<Dashboard['activity'][number]>(
      staff,
      `select e.id, e.staff_name, e.action, e.about_org, o.name as org_name, e.created_at from app.staff_events e left join app.orgs o on o.id = e.about_org
       order by e.created_at desc limit 12`,
    ),
    rowsOf<{ day: string; n: number }>(
      staff,
      `select to_char(day, 'YYYY-MM-DD') as day, sum(amount)::float as n from app.usage_daily where metric = 'openai_tokens' and day > ${since} group by 1 order by 1`,
    ),
    rowsOf<Dashboard['ai_spenders'][number]>(
      staff,
      `select u.org_id, o.name, sum(u.amount)::float as n, sum(u.amount)::float / greatest(1, coalesce((o.settings->'limits'->>'ai_tokens_per_day')::float, ${usualLimits.ai_tokens_per_day})) as part
       from app.usage_daily u join app.orgs o on o.id = u.org_id where u.metric = 'openai_tokens' and u.day = (now() at time zone 'UTC')::date
       group by u.org_id, o.name, o.settings order by 3 desc limit 6`,
    ),
    rowsOf<Dashboard['escalations']>(
      staff,
      'select count(*)::int as open, min(created_at) as oldest from app.escalations where acknowledged_at is null',
    ),
  ]);
  const organisations = { active: 0, suspended: 0, deleting: 0, ...Object.fromEntries(orgs.map(({ status, n }) => [status, n])) };
  return {
    organisations,
    sign_ups,
    reports,
    jobs: jobs[0]!,
    escalations: escalations[0]!,
    ai_tokens,
    ai_spenders,
    keys,
    credentials,
    activity,
  };
}
