import type { Tools } from '../../server/platform/tools.ts';
import { orderOfPlatform } from '../actions/perform.ts';
import type { Works } from '../actions/works.ts';
import type { Acting } from '../people/events.ts';
import type { KeyHealth } from '../shapes.ts';
import { newestRewrap } from './order.ts';

/** How the organisations' keys are wrapped: under which key-encryption key how many, and how many are under an older one. */
export async function keyHealth({ db: { staff }, keys }: Tools): Promise<KeyHealth> {
  const { rows } = (await staff.raw('select kek_kid, count(*)::int as n from app.org_keys group by 1 order by 2 desc')) as {
    rows: { kek_kid: string; n: number }[];
  };
  const current = await keys.currentKek().catch(() => null);
  const total = rows.reduce((sum, { n }) => sum + n, 0);
  const done = rows.find(({ kek_kid }) => kek_kid === current)?.n ?? 0;
  const rewrap = await newestRewrap(staff);
  return { current, total, left: current === null ? 0 : total - done, by_kek: rows, rewrap };
}

/** Orders every key that is under an older key-encryption key to be wrapped anew, by a worker that walks through all organisations. */
export const rewrapAll = (works: Works, acting: Acting): Promise<string> =>
  orderOfPlatform(works, acting, 'org_keys.rewrap', 'all', 'org_keys.rewrap_ordered');
