import type { Tools } from '../../server/platform/tools.ts';
import { writeAs } from '../actions/perform.ts';
import type { Works } from '../actions/works.ts';
import type { Acting } from '../people/events.ts';

const atOnce = 200;

/** How the organisations' keys are wrapped: under which key-encryption key how many, and how many are under an older one. */
export async function keyHealth({
  db: { staff },
  keys,
}: Tools): Promise<{ current: string | null; total: number; left: number; by_kek: { kek_kid: string; n: number }[] }> {
  const { rows } = (await staff.raw('select kek_kid, count(*)::int as n from app.org_keys group by 1 order by 2 desc')) as {
    rows: { kek_kid: string; n: number }[];
  };
  const current = await keys.currentKek().catch(() => null);
  const total = rows.reduce((sum, { n }) => sum + n, 0);
  const done = rows.find(({ kek_kid }) => kek_kid === current)?.n ?? 0;
  return { current, total, left: current === null ? 0 : total - done, by_kek: rows };
}

/** Orders the keys that are under an older key-encryption key to be wrapped anew, for the next organisations that have any; `left` says how far it is. */
export async function rewrapSome({ tools, orderJob }: Works, acting: Acting): Promise<{ ordered: number }> {
  const current = await tools.keys.currentKek();
  const orgs = (await tools.db.staff('app.org_keys').distinct('org_id').whereNot('kek_kid', current).orderBy('org_id').limit(atOnce)) as {
    org_id: string;
  }[];
  for (const { org_id } of orgs)
    await writeAs(tools, acting, { org_id, event: 'org_key.rewrap_ordered', target: org_id }, (db) =>
      tools.jobs.enqueue(db, orderJob, { order: 'org_key.rewrap', target: org_id, staff_user_id: acting.id }),
    );
  return { ordered: orgs.length };
}
