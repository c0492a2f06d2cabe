import type { Org } from '../../platform/db/index.ts';
import { type Page, paged } from '../../platform/http/index.ts';
import { keysOf } from './escalations.ts';
import { RiskCheck } from './models.ts';
import type { Level } from './risk/index.ts';

/**
 * What was judged in the organisation, newest first, without the words: `level` review is what nobody was told of and somebody should look
 * at.
 */
export async function listRiskChecks(all: Org, call: { page(): Page }, level: Level | undefined) {
  const { data, next_cursor } = await all.read((db) => {
    const rows = db.rows(RiskCheck);
    if (level !== undefined) void rows.where({ level });
    return paged(call, rows);
  });
  const keys = await all.read((db) => keysOf(db, data));
  return { data: data.map((row) => ({ ...row, session_key: keys.get(row.session_id) ?? '' })), next_cursor };
}
