import type { Org } from '../../platform/db/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { answerTo, withAssessment } from './checks.ts';
import { understand } from './extract/understand.ts';
import type { FormField } from './form-shapes.ts';
import { fieldsOf } from './forms.ts';
import { IntakeField, type IntakeSession } from './models.ts';
import { progressOf } from './progress.ts';
import { assessByRules } from './risk/index.ts';
import { fieldsIn, findSession, putFields, sealedFields, touch } from './sessions.ts';

/**
 * Reads answers out of a text. They are suggestions until their person confirms them, and never replace what was confirmed. Danger in the text is
 * seen here too, by the rules.
 */
export async function extract(
  mine: Org,
  tools: Tools,
  session: IntakeSession,
  text: string,
  schema?: readonly FormField[],
  asked?: string,
) {
  const form = schema ?? (await fieldsOf(mine));
  const suggestions = await understand(mine, tools, text, form, asked);
  const rows = await sealedFields(mine, tools, session, suggestions, 'suggested');
  const assessment = assessByRules(text);
  const mode = await withAssessment(mine, tools, session, assessment, 'intake_session.extracted', async (db) => {
    const confirmed = await db.rows(IntakeField).select('name').where({ session_id: session.id, status: 'confirmed' });
    const settled = new Set(confirmed.map(({ name }) => name));
    await putFields(
      db,
      rows.filter(({ name }) => !settled.has(name!)),
    );
    await touch(db, session.id);
  });
  const known = await fieldsIn(mine, tools, session);
  const { missing } = progressOf(form, new Set(known.map(({ name }) => name)));
  return { fields: known, suggestions, missing, mode, risk: await answerTo(mine, assessment) };
}

/** How far the person is, by what they have confirmed; `suggested` waits for them. */
export async function progress(mine: Org, key: string) {
  const session = await findSession(mine, key);
  const rows = await mine.read((db) => db.rows(IntakeField).select('name', 'status').where({ session_id: session.id }).orderBy('name'));
  const namesOf = (status: IntakeField['status']) => rows.filter((row) => row.status === status).map(({ name }) => name);
  return { mode: session.mode, ...progressOf(await fieldsOf(mine), new Set(namesOf('confirmed'))), suggested: namesOf('suggested') };
}
