import { invalid } from '../../core/problem.ts';
import type { Org } from '../../platform/db/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { withAssessment } from './checks.ts';
import type { FormField } from './form-shapes.ts';
import { fieldsOf } from './forms.ts';
import { IntakeField } from './models.ts';
import { assessByRules } from './risk/index.ts';
import { findSession, getSession, putFields, sealedFields, touch, versionOf } from './sessions.ts';
import { type FieldValue, shapeOf } from './values.ts';

type Answers = Record<string, FieldValue | null>;

/** Confirms answers (also changed ones) and takes back those that are null. Danger in what was written is seen here too, by the rules. */
export async function confirmFields(mine: Org, tools: Tools, key: string, answers: Answers, expect: (version: string) => void) {
  const session = await findSession(mine, key);
  mustFit(await fieldsOf(mine), answers);
  const given = Object.entries(answers);
  const kept = given.flatMap(([name, value]) => (value === null ? [] : [{ name, value, source: 'person' as const }]));
  const rows = await sealedFields(mine, tools, session, kept, 'confirmed');
  const gone = given.filter(([, value]) => value === null).map(([name]) => name);
  const written = kept.flatMap(({ value }) => (typeof value === 'string' ? [value] : [])).join('.\n');
  await withAssessment(mine, tools, session, assessByRules(written), 'intake_session.answered', async (db, locked) => {
    expect(versionOf(locked));
    await putFields(db, rows);
    await db.rows(IntakeField).where({ session_id: session.id }).whereIn('name', gone).delete();
    await touch(db, session.id);
  });
  return getSession(mine, tools, key);
}

function mustFit(form: readonly FormField[], answers: Answers): void {
  const faults = Object.entries(answers).flatMap(([name, value]) => {
    const field = form.find((one) => one.name === name);
    if (!field) return [{ path: 'body.fields', message: 'The form has no question of one of these names.' }];
    const judged = value === null ? undefined : shapeOf(field).safeParse(value);
    return judged?.success === false ? [{ path: `body.fields.${name}`, message: judged.error.issues[0]?.message ?? 'Does not fit.' }] : [];
  });
  if (faults.length > 0) throw invalid(faults);
}
