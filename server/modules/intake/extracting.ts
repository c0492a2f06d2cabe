import type { Org, OrgWriter } from '../../platform/db/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { excerpt } from './excerpt.ts';
import { understand } from './extract/understand.ts';
import type { FormField } from './form-shapes.ts';
import { fieldsOf } from './forms.ts';
import { hear } from './hearing.ts';
import { putFields } from './kept-answers.ts';
import { IntakeField, type IntakeSession } from './models.ts';
import { progressOf } from './progress.ts';
import { fieldsIn, findSession, sealedFields } from './sessions.ts';
import type { Speaker } from './speaker.ts';

/**
 * Reads answers out of a text. They are suggestions until their person confirms them, and never replace what was confirmed. Danger in the
 * text is seen here too, by the rules, before a model is waited for.
 */
export async function extract(
  mine: Org,
  tools: Tools,
  session: IntakeSession,
  { text, by, schema, asked }: { text: string; by: Speaker; schema?: readonly FormField[]; asked?: string | undefined },
) {
  const form = schema ?? (await fieldsOf(mine));
  const said = { surface: 'intake_session.extracted', text, judge: 'rules', by } as const;
  const { mode, risk, kept } = await hear(mine, tools, session, said, async () => {
    const found = await understand(mine, tools, excerpt(text), form, asked);
    const rows = await sealedFields(mine, tools, session, found, 'suggested');
    return async (db) => {
      await suggest(db, session, rows);
      return found;
    };
  });
  const known = await fieldsIn(mine, tools, session);
  const { missing } = progressOf(form, new Set(known.map(({ name }) => name)));
  return { fields: known, suggestions: kept, missing, mode, risk };
}

async function suggest(db: OrgWriter, { id }: IntakeSession, rows: readonly Partial<IntakeField>[]): Promise<void> {
  const confirmed = await db.rows(IntakeField).select('name').where({ session_id: id, status: 'confirmed' });
  const settled = new Set(confirmed.map(({ name }) => name));
  await putFields(
    db,
    rows.filter(({ name }) => !settled.has(name!)),
  );
}

/** How far the person is, by what they have confirmed; `suggested` waits for them. */
export async function progress(mine: Org, key: string) {
  const session = await findSession(mine, key);
  const rows = await mine.read((db) => db.rows(IntakeField).select('name', 'status').where({ session_id: session.id }).orderBy('name'));
  const namesOf = (status: IntakeField['status']) => rows.filter((row) => row.status === status).map(({ name }) => name);
  return { mode: session.mode, ...progressOf(await fieldsOf(mine), new Set(namesOf('confirmed'))), suggested: namesOf('suggested') };
}
