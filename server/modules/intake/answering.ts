import { isDeepStrictEqual } from 'node:util';
import { invalid } from '../../core/problem.ts';
import type { Org } from '../../platform/db/index.ts';
import type { Tools } from '../../platform/tools.ts';
import type { FormField } from './form-shapes.ts';
import { fieldsOf } from './forms.ts';
import { hear } from './hearing.ts';
import { putFields } from './kept-answers.ts';
import { wordsOfAnswer } from './measured.ts';
import { IntakeField, type IntakeSession } from './models.ts';
import { fieldsIn, findSession, getSession, namesIn, sealedFields, type ShownField } from './sessions.ts';
import type { Speaker } from './speaker.ts';
import { type FieldValue, shapeOf } from './values.ts';

type Answers = Record<string, FieldValue | null>;

/** Confirms answers (also changed ones) and takes back those that are null. Danger in what was written is seen here too, by the rules. */
export async function confirmFields(
  mine: Org,
  tools: Tools,
  key: string,
  { answers, by, expect }: { answers: Answers; by: Speaker; expect: (version: string) => void },
) {
  const session = await findSession(mine, key);
  const form = await fieldsOf(mine);
  mustFit(form, await namesIn(mine, session), answers);
  const given = Object.entries(answers);
  const kept = given.flatMap(([name, value]) => (value === null ? [] : [{ name, value, source: 'person' as const }]));
  const gone = given.filter(([, value]) => value === null).map(([name]) => name);
  const text = (await changed(mine, tools, session, kept))
    .flatMap(({ name, value }) => wordsOfAnswer(form.find((field) => field.name === name) ?? { name }, value))
    .join('.\n');
  const { risk } = await hear(mine, tools, session, { surface: 'intake_session.answered', text, judge: 'rules', by }, async () => {
    const rows = await sealedFields(mine, tools, session, kept, 'confirmed');
    return async (db, { version }) => {
      expect(version);
      await db.rows(IntakeField).where({ session_id: session.id }).whereIn('name', gone).delete();
      await putFields(db, rows);
    };
  });
  return { ...(await getSession(mine, tools, key)), text: risk.text };
}

type Answer = Pick<ShownField, 'name' | 'value'>;

/**
 * Those that are not kept like that already: a client that sends its whole form each time says nothing new. All of them where what is kept cannot
 * be opened at this moment, as danger is seen even then.
 */
async function changed(mine: Org, tools: Tools, session: IntakeSession, answers: readonly Answer[]): Promise<readonly Answer[]> {
  const kept = await fieldsIn(mine, tools, session).catch((): Answer[] => []);
  const before = new Map(kept.map(({ name, value }) => [name, value]));
  return answers.filter(({ name, value }) => !isDeepStrictEqual(before.get(name), value));
}

/** Each answer must fit its question; to take back is also what the form does not ask any more. */
function mustFit(form: readonly FormField[], kept: ReadonlySet<string>, answers: Answers): void {
  const faults = Object.entries(answers).flatMap(([name, value]) => {
    const field = form.find((one) => one.name === name);
    if (value === null && kept.has(name)) return [];
    if (!field) return [{ path: 'body.fields', message: 'The form has no question of one of these names.' }];
    const judged = value === null ? undefined : shapeOf(field).safeParse(value);
    return judged?.success === false ? [{ path: `body.fields.${name}`, message: judged.error.issues[0]?.message ?? 'Does not fit.' }] : [];
  });
  if (faults.length > 0) throw invalid(faults);
}
