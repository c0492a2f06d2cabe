import type { Db } from './db.ts';

const stretch = 500;

/**
 * The ids of organisations, a stretch at a time, looked up as longhouse_auth: all of them, those with one of these statuses, or of these
 * those that nobody has changed for so many days.
 */
export async function* orgIds({ auth }: Db, statuses?: readonly string[], unchangedDays = 0): AsyncIterable<string> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const some = auth<{ id: string }>('app.orgs').select('id').where('id', '>', after).orderBy('id').limit(stretch);
    if (statuses) void some.whereIn('status', [...statuses]);
    if (unchangedDays > 0) void some.whereRaw('updated_at <= now() - make_interval(days => ?)', [unchangedDays]);
    const rows = (await some) as { id: string }[];
    yield* rows.map(({ id }) => id);
    if (rows.length < stretch) return;
    after = rows[stretch - 1]!.id;
  }
}
