import { newId } from '../../core/ids.ts';
import type { Org } from '../../platform/db/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { sealedInto, summaryColumn } from './columns.ts';
import { IntakeSession, SessionSummary } from './models.ts';

/** A summary that an old back end kept, with its moments. */
export interface ImportedSummary {
  session_key: string;
  summary: string;
  created_at: Date;
  updated_at: Date;
}

/** Whose it is. */
type Owned<T> = T & { user_id: string };

/** Sessions by whose they are and their keys, as two lists: one plan for any number of them, and an index leads to each. */
const named = '(user_id, session_key) in (select * from unnest(?::uuid[], ?::text[]))';
const namesOf = (rows: readonly Owned<{ session_key: string }>[]): string[][] => [
  rows.map(({ user_id }) => user_id),
  rows.map(({ session_key }) => session_key),
];

/** Which of these sessions have a summary already, as `<user_id> <session_key>`. */
export async function summariesThere(org: Org, rows: readonly Owned<{ session_key: string }>[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const found = await org
    .everySubject()
    .read((db) =>
      db
        .rows(IntakeSession)
        .select('user_id', 'session_key')
        .whereRaw(named, namesOf(rows))
        .whereExists(
          db
            .rows(SessionSummary)
            .whereColumn('session_summaries.user_id', 'intake_sessions.user_id')
            .whereColumn('session_summaries.session_id', 'intake_sessions.id'),
        ),
    );
  return new Set(found.map(({ user_id, session_key }) => `${user_id} ${session_key}`));
}

/**
 * Keeps old summaries, of several people, in one transaction: sealed, with a session each. One that is there by now stays as it is, so that
 * nothing comes twice and nothing newer is lost.
 */
export async function importSummaries(tools: Pick<Tools, 'keys'>, org: Org, rows: readonly Owned<ImportedSummary>[]): Promise<void> {
  const sealed = await Promise.all(rows.map(({ summary }) => sealedInto(org, tools, summaryColumn, newId(), summary)));
  await org.everySubject().write('summary.imported', async (db) => {
    // With its own moments: the days that the organisation keeps a session are counted from them.
    const sessions = rows.map(({ user_id, session_key, created_at, updated_at }) => ({ user_id, session_key, created_at, updated_at }));
    await db.rows(IntakeSession).insert(sessions).onConflict(['org_id', 'user_id', 'session_key']).ignore();
    const there = await db.rows(IntakeSession).select('id', 'user_id', 'session_key').whereRaw(named, namesOf(rows));
    const ids = new Map(there.map(({ id, user_id, session_key }) => [`${user_id} ${session_key}`, id]));
    const summaries = rows.map(({ user_id, session_key, created_at, updated_at }, at) => ({
      ...sealed[at]!,
      user_id,
      session_id: ids.get(`${user_id} ${session_key}`)!,
      source: 'person' as const,
      created_at,
      updated_at,
    }));
    await db.rows(SessionSummary).insert(summaries).onConflict(['org_id', 'user_id', 'session_id']).ignore();
    db.record({ target: null, detail: { count: rows.length } });
  });
}
