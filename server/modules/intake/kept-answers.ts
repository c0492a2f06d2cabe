import { conflict } from '../../core/problem.ts';
import type { OrgWriter } from '../../platform/db/index.ts';
import { IntakeField } from './models.ts';

/** Answers that a session keeps at most: old forms and old clients' schemas have other names, and each name stays. */
const mostAnswers = 200;

/**
 * Puts answers of one session in the place of those before; the id is part of the seal, so it changes with the value. Where they become too
 * many, the oldest suggestions go; 409 `intake_session_conflict` for another confirmed one where only those are left.
 */
export async function putFields(db: OrgWriter, rows: readonly Partial<IntakeField>[]): Promise<void> {
  const session_id = rows[0]?.session_id;
  if (session_id === undefined) return;
  await db
    .rows(IntakeField)
    .insert(rows as IntakeField[])
    .onConflict(['org_id', 'user_id', 'session_id', 'name'])
    .merge(['id', 'value', 'key_version', 'status', 'source', 'updated_at']);
  const kept = await db.rows(IntakeField).select('id', 'status').where({ session_id }).orderBy('updated_at').orderBy('id');
  const over = kept.length - mostAnswers;
  if (over <= 0) return;
  const oldest = kept.filter(({ status }) => status === 'suggested').slice(0, over);
  if (oldest.length < over && rows.some(({ status }) => status === 'confirmed'))
    throw conflict('intake_session_conflict', `A session keeps ${mostAnswers} answers at most.`, 'Take some back with null.');
  await db
    .rows(IntakeField)
    .where({ session_id })
    .whereIn(
      'id',
      oldest.map(({ id }) => id),
    )
    .delete();
}
